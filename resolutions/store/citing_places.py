"""Which paragraphs cite: each once, however often and in whatever language it names the thing, with what to sort it by.

A note that is called in a paragraph counts as that paragraph's; one that no paragraph calls stands for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from resolutions.models import Action, Version
from resolutions.store.citing import References

NEWEST, OLDEST, BY_BODY = "newest", "oldest", "body"
ORDERS = (NEWEST, OLDEST, BY_BODY)
NO_ACTION = "none"
_NOTES_FROM = 1_000_000  # a title comes before all paragraphs, notes after them
_UNDATED = date.min
_ACTION = ("action_id", "parent__action_id", "parent__parent__action_id")
TITLE = "title"


Place = tuple[int, str, int, int | None]


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
    """Three queries, however many cite. A choice is counted within what the other choice leaves."""
    wanted = wanted or Wanted()
    rows = list(_rows(references))
    texts = _texts({row[0] for row in rows})
    actions = dict(Action.objects.values_list("pk", "slug"))
    places = _places(rows, texts)
    relations: Counter[str] = Counter()
    sessions: Counter[int] = Counter()
    chosen = []
    for place in places:
        version, _token, _position, action = place
        slug = actions.get(action or 0) or NO_ACTION
        is_by, has_relation = wanted.is_by(texts[version]), wanted.has_relation(slug)
        relations[slug] += is_by
        sessions[version] += has_relation
        if is_by and has_relation:
            chosen.append(place)
    return Citing(
        total=len(places),
        texts=len({texts[version].resolution for version in sessions}),
        places=[
            CitingPlace(texts[place[0]], place[1], place[2], actions.get(place[3] or 0, ""))
            for place in _sorted(chosen, texts, wanted.order)
        ],
        relations=sorted(
            ((slug, count) for slug, count in relations.items() if count), key=lambda one: (-one[1], one[0])
        ),
        sessions=_sessions(sessions, texts),
    )


def _places(rows: Iterable[tuple], texts: Mapping[int, CitingText]) -> list[Place]:
    """(version, token, position, action) of each paragraph; plain tuples, since there may be thousands."""
    found: dict[tuple[int, str], Place] = {}
    for version, at, token, caller, note, order, action in rows:
        text = texts.get(version)
        if text is None:
            continue  # published since
        if at is None:
            at = TITLE if caller == TITLE else token
            order = -1 if note is None or at == TITLE else _NOTES_FROM + note
        key = (text.resolution, at)
        held = found.get(key)
        if held is None or _preferred(text) < _preferred(texts[held[0]]):
            found[key] = (version, at, order, action)
    return list(found.values())


def _rows(references: References) -> Iterable[tuple]:
    """One for each reference and each paragraph that calls the note it stands in."""
    here, called = "clause__", "footnote__marks__clause__"
    return (
        references.order_by()
        .annotate(
            caller=F("footnote__marks__place"),
            at=Coalesce(f"{here}token", f"{called}token"),
            order=Coalesce(f"{here}position", f"{called}position"),
            action=Coalesce(*(f"{where}{step}" for where in (here, called) for step in _ACTION)),
        )
        .values_list("version_id", "at", "token", "caller", "footnote__position", "order", "action")
    )


def _texts(versions: set[int]) -> dict[int, CitingText]:
    of, session = "resolution__", "resolution__session__"
    rows = Version.objects.filter(pk__in=versions).values_list(
        *("pk", "resolution_id", "language", "adopted_on", "distributed_on", f"{session}starts_on", f"{session}year"),
        *(f"{of}body__position", f"{of}body__slug", f"{session}ordinal", f"{session}label", f"{of}number"),
        f"{of}part_letter",
    )
    return {
        pk: CitingText(pk, resolution, language, _day(*when), rank, body, ordinal, label, number or 0, letter)
        for pk, resolution, language, *when, rank, body, ordinal, label, number, letter in rows
    }


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
