"""Which paragraphs cite: each once, however often and in whatever language it names the thing, with what to sort it by.

A note that is called in a paragraph counts as that paragraph's; one that no paragraph calls stands for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection

from resolutions.models import Action, Clause, Session, Version
from resolutions.store.citing import References
from resolutions.store.keeping import Kept
from resolutions.store.states import are_tokens_certain, tokens_of

NEWEST, OLDEST, BY_BODY = "newest", "oldest", "body"
ORDERS = (NEWEST, OLDEST, BY_BODY)
NO_ACTION = "none"
_NOTES_FROM = 1_000_000  # a title comes before all paragraphs, notes after them
_UNDATED = date.min
TITLE = "title"


Place = tuple[int, str, int, int | None]
KEPT: Kept[tuple[list[Place], dict[int, CitingText], dict[int | None, str]]] = Kept(most=64)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the citing paragraphs, and in which order.

    relation: slug of an action ("recall"), "none" for paragraphs without; by: organ ("ga") or session ("ga:74").
    """

    relation: str = ""
    by: str = ""
    order: str = NEWEST

    def has_relation(self, action: str) -> bool:
        return self.relation in ("", action)

    def is_by(self, text: CitingText) -> bool:
        return self.by in ("", text.body, f"{text.body}:{text.session}")


class CitingText(NamedTuple):
    """A text that cites. `day`: as near as it is known when it was adopted, for sorting alone."""

    version: int
    resolution: int
    language: str
    day: date
    rank: int
    body: str
    ordinal: int
    session: str
    number: int
    letter: str


class CitingPlace(NamedTuple):
    """One paragraph that cites; `token` is its address in the text, `action` the slug of what it or its chapeau does."""

    text: CitingText
    token: str
    position: int
    action: str


@dataclass(frozen=True, slots=True)
class Citing:
    """All paragraphs that cite, those that were asked for in their order, and how many each choice would give.

    relations: (slug of an action or "none", how many); sessions: (organ, session, how many).
    """

    total: int
    texts: int
    places: Sequence[CitingPlace]
    relations: Sequence[tuple[str, int]]
    sessions: Sequence[tuple[str, str, int]]


def find_citing(references: References, wanted: Wanted | None = None) -> Citing:
    """A few queries, however many cite. A choice is counted within what the other choice leaves."""
    wanted = wanted or Wanted()
    places, texts, actions = _kept(references)
    is_by = {version: wanted.is_by(text) for version, text in texts.items()}
    has_relation = {pk: wanted.has_relation(slug) for pk, slug in actions.items()}
    relations = Counter(place[3] for place in places if is_by[place[0]])
    sessions = Counter(place[0] for place in places if has_relation[place[3]])
    chosen = [place for place in places if is_by[place[0]] and has_relation[place[3]]]
    by_count = ((actions[action], count) for action, count in relations.items())
    slugs = {**actions, None: ""}
    return Citing(
        total=len(places),
        texts=len({texts[place[0]].resolution for place in places}),
        places=[
            CitingPlace(texts[version], token, position, slugs[action])
            for version, token, position, action in _sorted(chosen, texts, wanted.order)
        ],
        relations=sorted(by_count, key=lambda one: (-one[1], one[0])),
        sessions=_sessions(sessions, texts),
    )


def _kept(references: References) -> tuple[list[Place], dict[int, CitingText], dict[int | None, str]]:
    try:
        asked = references.query.sql_with_params()
    except EmptyResultSet:  # of no key, nothing is asked
        return [], {}, {}
    if not are_tokens_certain():
        return _found(references)
    return KEPT.get(asked, (connection.alias, *tokens_of()), lambda: _found(references))


def _found(references: References) -> tuple[list[Place], dict[int, CitingText], dict[int | None, str]]:
    """The paragraphs, their texts by version, and the slugs of actions."""
    rows = [*_in_words(references), *_in_notes(references)]
    texts = _texts({row[0] for row in rows})
    actions: dict[int | None, str] = {None: NO_ACTION}
    actions.update(Action.objects.values_list("pk", "slug"))
    return _places(rows, texts), texts, actions


def _places(rows: Iterable[Place], texts: Mapping[int, CitingText]) -> list[Place]:
    """Each paragraph once."""
    found: dict[tuple[int, str], Place] = {}
    for row in rows:
        text = texts[row[0]]
        key = (text.resolution, row[1])
        held = found.get(key)
        if held is None or (held[0] != row[0] and _preferred(text) < _preferred(texts[held[0]])):
            found[key] = row
    return list(found.values())


def _in_words(references: References) -> list[Place]:
    """The paragraphs whose own words cite, and titles."""
    rows = references.order_by().filter(footnote__isnull=True)
    found = rows.values_list("version_id", "token", "clause__position", "clause__action_id", "clause__parent_id")
    return _with_actions((version, token, -1 if at is None else at, *rest) for version, token, at, *rest in found)


def _in_notes(references: References) -> list[Place]:
    """The paragraphs that call a note which cites; the title where it does; else the note itself."""
    rows = references.order_by().filter(footnote__isnull=False)
    mark = "footnote__marks__"
    found = rows.values_list(
        *("version_id", "token", "footnote__position", f"{mark}place", f"{mark}clause__token"),
        *(f"{mark}clause__position", f"{mark}clause__action_id", f"{mark}clause__parent_id"),
    )
    return _with_actions(_called(row) for row in found)


def _called(row: tuple) -> tuple:
    version, token, note, place, caller, position, action, parent = row
    if caller is not None:
        return version, caller, position, action, parent
    return (version, TITLE, -1, None, None) if place == TITLE else (version, token, _NOTES_FROM + note, None, None)


def _with_actions(rows: Iterable[tuple]) -> list[Place]:
    """What a sub-paragraph does is what its chapeau does. Plain tuples, since there may be thousands."""
    rows = list(rows)
    above: dict[int, int | None] = {}
    parents = {parent for *_rest, action, parent in rows if action is None and parent is not None}
    if parents:
        found = Clause.objects.filter(pk__in=parents).values_list("pk", "action_id", "parent__action_id")
        above = {pk: own or upper for pk, own, upper in found}
    return [(*rest, above.get(parent) if action is None else action) for *rest, action, parent in rows]


def _texts(versions: set[int]) -> dict[int, CitingText]:
    found = Version.objects.filter(pk__in=versions).values_list(
        *("pk", "resolution_id", "language", "adopted_on", "distributed_on"),
        *("resolution__session_id", "resolution__number", "resolution__part_letter"),
    )
    rows = list(found)
    columns = ("pk", "starts_on", "year", "body__position", "body__slug", "ordinal", "label")
    of_versions = Session.objects.filter(
        pk__in={row[5] for row in rows}
    )  # by way of the versions it took half a minute
    sessions = {pk: rest for pk, *rest in of_versions.values_list(*columns)}
    texts = {}
    for pk, resolution, language, adopted, distributed, session, number, letter in rows:
        opened, year, rank, body, ordinal, label = sessions[session]
        day = _day(adopted, distributed, opened, year)
        texts[pk] = CitingText(pk, resolution, language, day, rank, body, ordinal, label, number or 0, letter)
    return texts


def _day(adopted: date | None, distributed: date | None, opened: date | None, year: int | None) -> date:
    return adopted or distributed or opened or (date(year, 1, 1) if year else _UNDATED)


def _preferred(text: CitingText) -> tuple[bool, str]:
    """The English text stands for its translations."""
    return (text.language != "en", text.language)


def _sorted(places: list[Place], texts: Mapping[int, CitingText], order: str) -> list[Place]:
    """Texts by their numbers and paragraphs as printed, whatever comes first."""
    cited_in = [texts[version] for version in {place[0] for place in places}]
    cited_in.sort(key=lambda one: (one.rank, one.body, -one.ordinal, one.number, one.letter, one.version))
    if order in (NEWEST, OLDEST):
        cited_in.sort(key=lambda one: one.day, reverse=order == NEWEST)
    ranks = {text.version: at for at, text in enumerate(cited_in)}
    return sorted(places, key=lambda place: (ranks[place[0]], place[2]))


def _sessions(counts: Mapping[int, int], texts: Mapping[int, CitingText]) -> list[tuple[str, str, int]]:
    """The organs in their order, the latest session first."""
    counted: Counter[tuple[int, str, int, str]] = Counter()
    for version, count in counts.items():
        text = texts[version]
        counted[text.rank, text.body, -text.ordinal, text.session] += count
    return [(body, session, count) for (_rank, body, _ordinal, session), count in sorted(counted.items()) if count]
