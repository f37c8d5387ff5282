"""Published texts as the index reads them: runs of words, each with the slots of the paragraphs that it counts for.

- A paragraph's words count for itself and for everything below it: its opening words are part of each item's sense.
- A note's words count for the paragraphs (or the title) that call it; a note that none of them calls has a slot of
  its own. A note on opening words does not go down to the items.
- A name of several conventions counts for the group and for each of its members.
- Cells of a table are runs of their own, so that no phrase reaches from one into the next.
- Enacting words, adoption line and masthead are the same in every text and are not indexed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from resolutions.citations.keys import identity_of
from resolutions.citations.references import ReferenceKind
from resolutions.models import (
    CitedArticle,
    Convention,
    CrossReference,
    Footnote,
    FootnoteMark,
    ParagraphAddressee,
    Resolution,
    ResolutionTopic,
    Version,
)
from resolutions.models.vocabularies_found import STANDING
from resolutions.search.rows import fetch, marks
from resolutions.search.terms.symbols import designations, symbol_key

SYMBOL_KINDS = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION, ReferenceKind.DOCUMENT, ReferenceKind.PUBLICATION)
TITLE_ROW = 0


@dataclass(slots=True)
class Run:
    """Words that stand together, the slots they count for, and what they do and cite."""

    text: str
    language: str
    slots: list[int]
    parts: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    conventions: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """A resolution with all its published texts. `rows` says what each slot is: clause key, -note key, or a title.

    addressees: a slot and whom that very paragraph asks; items are asked by themselves, not by their opening words.
    """

    resolution: Resolution
    date: date | None = None
    has_vote: bool = False
    spellings: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    addressees: list[tuple[int, str]] = field(default_factory=list)

    @property
    def order(self) -> str:
        """Sorts by body, session, kind, number."""
        this, body, session = self.resolution, self.resolution.body, self.resolution.session
        ordinal = session.ordinal + 1_000_000
        numbers = f"{body.position:05}|{body.slug}|{ordinal:07}|{session.label}|{this.kind}|{this.number or 0:07}"
        return f"{numbers}|{this.part_letter}|{this.slug}"


@dataclass(slots=True)
class _Cited:
    conventions: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


def read_sources(resolutions: Collection[int]) -> Iterator[Source]:
    """The resolutions with these keys that have a published text, in the order of their keys. Eight queries in all."""
    versions = list(
        Version.objects.published()
        .with_identity()
        .filter(resolution__in=resolutions)
        .order_by("resolution_id", "language")
        .defer("masthead", "formula", "adoption_line", "body_html")
    )
    reading = _Reading([version.pk for version in versions])
    terms = _Terms(resolutions)
    sources: dict[int, Source] = {}
    for version in versions:
        resolution = version.resolution
        if resolution is None:
            continue
        source = sources.setdefault(resolution.pk, Source(resolution, topics=terms.topics[resolution.pk]))
        source.date = source.date or version.adopted_on or version.distributed_on
        source.has_vote = source.has_vote or version.has_vote
        source.spellings += designations(resolution.identity, version.symbol)
        source.spellings = list(dict.fromkeys(source.spellings))
        reading.add(version, source, terms.addressees)
    yield from sources.values()


class _Terms:
    """Topics of resolutions and addressees of anchors, each kind got with one query; none that a person rejected."""

    def __init__(self, resolutions: Collection[int]) -> None:
        self.topics: dict[int, list[str]] = defaultdict(list)
        topics = ResolutionTopic.objects.filter(STANDING, resolution__in=resolutions)
        for resolution, slug in topics.values_list("resolution_id", "topic__slug"):
            self.topics[resolution].append(slug)
        self.addressees: dict[int | None, list[str]] = defaultdict(list)
        asked = ParagraphAddressee.objects.filter(STANDING, anchor__resolution__in=resolutions)
        for anchor, slug in asked.values_list("anchor_id", "addressee__slug"):
            self.addressees[anchor].append(slug)


class _Reading:
    """The rows of several versions, each kind got with one query."""

    def __init__(self, versions: list[int]) -> None:
        self.clauses: dict[int, list[tuple[Any, ...]]] = defaultdict(list)  # as _clauses gives them, between its keys
        self.anchors: dict[int, int | None] = {}
        for row in _clauses(versions):
            self.clauses[row[0]].append(row[1:-1])
            self.anchors[row[1]] = row[-1]
        self.notes: dict[int, list[tuple[int, str]]] = defaultdict(list)
        notes = Footnote.objects.filter(version__in=versions).order_by("version_id", "position")
        for version, key, text in notes.values_list("version_id", "pk", "text"):
            self.notes[version].append((key, text))
        self.calls: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
        marks = FootnoteMark.objects.filter(version__in=versions, footnote__isnull=False).order_by("pk")
        for note, place, clause in marks.values_list("footnote_id", "place", "clause_id"):
            self.calls[note].append((place, clause))
        self.cited: dict[tuple[str, int], _Cited] = defaultdict(_Cited)
        self._read_references(versions)

    def _read_references(self, versions: list[int]) -> None:
        standing = CrossReference.objects.standing().filter(version__in=versions).order_by("pk")
        values = standing.values_list(
            "pk", "version_id", "clause_id", "footnote_id", "kind", "target", "convention__slug"
        )
        groups: dict[str, list[str]] = defaultdict(list)
        for group, member in Convention.objects.groups().values_list("slug", "members__slug").order_by("pk"):
            groups[group] += [member] if member else []
        places: dict[int, tuple[str, int]] = {}
        for key, version, clause, note, kind, target, convention in values:
            place = ("clause", clause) if clause else ("note", note) if note else ("title", version)
            places[key] = place
            if convention or (kind == ReferenceKind.CONVENTION and target):
                named = convention or target
                self.cited[place].conventions += [named, *groups.get(named, ())]
            if kind in SYMBOL_KINDS and target:
                self.cited[place].symbols += target_keys(target)
        articles = CitedArticle.objects.filter(crossreference__version__in=versions)
        cited = articles.values_list("crossreference_id", "article__convention__slug", "article__slug")
        for key, convention, article in cited:
            if key in places:
                self.cited[places[key]].articles.append(f"{convention}/{article}")

    def add(self, version: Version, source: Source, addressees: Mapping[int | None, Sequence[str]]) -> None:
        """Gives the slots of this text after those that the source has, and its runs."""
        title = len(source.rows)
        source.rows.append(TITLE_ROW)
        source.titles.append(version.title)
        run = self._run(version.title, version.language, [title], ("title", version.pk))
        run.symbols += source.spellings
        source.runs.append(run)
        slots = self._add_clauses(version, source)
        anchors = ((slots[key], addressees.get(self.anchors[key], ())) for key, *_ in self.clauses[version.pk])
        source.addressees += [(slot, slug) for slot, slugs in anchors for slug in slugs]
        for key, text in self.notes[version.pk]:
            called = [slots[clause] for _, clause in self.calls[key] if clause in slots]
            called += [title for place, _ in self.calls[key] if place == FootnoteMark.Place.TITLE]
            if not called:
                called = [len(source.rows)]
                source.rows.append(-key)
            source.runs.append(self._run(text, version.language, sorted(set(called)), ("note", key)))

    def _add_clauses(self, version: Version, source: Source) -> dict[int | None, int]:
        clauses = self.clauses[version.pk]
        slots: dict[int | None, int] = {}
        below: dict[int | None, list[int]] = defaultdict(list)
        parents = {key: parent for key, parent, *_ in clauses}
        for key, *_ in clauses:
            slots[key] = len(source.rows)
            source.rows.append(key)
            above: int | None = key
            while above is not None:
                below[above].append(slots[key])
                above = parents[above]
        for key, _, part, text, cells, action in clauses:
            run = self._run(text, version.language, below[key], ("clause", key))
            run.parts, run.actions = [part], [action] if action else []
            source.runs.append(run)
            source.runs += [Run(cell["text"], version.language, [slots[key]]) for cell in cells]
        return slots

    def _run(self, text: str, language: str, slots: list[int], place: tuple[str, int]) -> Run:
        cited = self.cited[place]
        return Run(
            text,
            language,
            slots,
            conventions=cited.conventions,
            articles=cited.articles,
            symbols=list(cited.symbols),
        )


def _clauses(versions: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """version, key, parent, part, text, cells, action, anchor: all rows of an archive, so without a queryset."""
    if not versions:
        return
    columns = "c.version_id, c.id, c.parent_id, c.part, c.text, c.cells, a.slug, c.anchor_id"
    tables = "resolutions_clause c left join resolutions_action a on a.id = c.action_id"
    these = f"c.version_id in ({marks(versions)}) order by c.version_id, c.position"
    rows = fetch(f"select {columns} from {tables} where {these}", versions)  # noqa: S608 - only marks are put in
    for version, key, parent, part, text, cells, action, anchor in rows:
        if isinstance(cells, str):
            cells = json.loads(cells) if cells != "[]" else ()
        yield version, key, parent, part, text, cells, action, anchor


@lru_cache(maxsize=65_536)
def target_keys(target: str) -> tuple[str, ...]:
    """Every spelling of what is cited: 'CND/RES/40/2' is found as 40/2 and 2 (XL) too."""
    identity = identity_of(target)
    return (symbol_key(target), *(designations(identity) if identity else ()))
