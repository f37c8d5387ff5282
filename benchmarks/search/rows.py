"""A made text as rows of the archive's own tables, in the order of their columns, the same for both databases.

Keys follow from the number of the text, so that texts can be made in any process and in any order. What a table has
beside the columns named here gets its default, as Django would give it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from benchmarks.search.corpus import Made, write_text
from benchmarks.search.facts import Facts
from resolutions.citations.addresses import address_of
from resolutions.citations.references import ReferenceKind
from resolutions.exports.html import write_body
from resolutions.models import (
    Anchor,
    CitedArticle,
    Clause,
    CrossReference,
    Footnote,
    FootnoteMark,
    ParagraphAddressee,
    Resolution,
    ResolutionTopic,
    Stamp,
    Version,
)

PLACES = 512  # keys of paragraphs and notes kept for one text
FIRST_NOTE = 400
MOMENT = "2026-01-01 00:00:00"
Row = tuple[Any, ...]
GIVEN: Mapping[type[Model], tuple[str, ...]] = {
    Resolution: ("id", "uuid", "body_id", "session_id", "kind", "number"),
    Version: (
        *("id", "uuid", "resolution_id", "language", "state", "number", "printed", "title", "formula", "adoption_line"),
        *("adopted_on", "adopted_on_basis", "body_html", "created_at", "changed_at", "published_at"),
    ),
    Anchor: ("id", "uuid", "resolution_id", "token"),
    Clause: (
        *("id", "version_id", "parent_id", "anchor_id", "position", "token", "part", "kind", "number", "depth", "text"),
        *("action_id", "action_printed"),
    ),
    Footnote: ("id", "version_id", "anchor_id", "position", "token", "marker", "text"),
    FootnoteMark: ("id", "version_id", "clause_id", "marker", "at", "footnote_id"),
    CrossReference: (
        *("id", "version_id", "clause_id", "token", "start", "end", "printed", "kind", "target", "pinpoint", "status"),
        *("resolution_id", "convention_id"),
    ),
    CitedArticle: ("id", "crossreference_id", "article_id"),
    ParagraphAddressee: ("id", "anchor_id", "addressee_id", "version_id", "token"),
    ResolutionTopic: ("id", "resolution_id", "topic_id", "evidence"),
    Stamp: ("resolution_id", "changed_at"),
}
TABLES = tuple(GIVEN)
Rows = dict[type[Model], list[Row]]


@dataclass(frozen=True, slots=True)
class Columns:
    """What is written of a table: the columns named in GIVEN, then the others with one value for all rows."""

    names: tuple[str, ...]
    rest: Row

    @classmethod
    def of(cls, model: type[Model]) -> Columns:
        fields = {field.column: field for field in model._meta.concrete_fields}
        others = [field for name, field in fields.items() if name not in GIVEN[model]]
        unknown = [name for name in GIVEN[model] if name not in fields]
        if unknown:
            raise ValueError(f"{model._meta.label} has no column {', '.join(unknown)}: mend GIVEN in {__name__}.")
        values = (_plain(field.get_db_prep_save(field.get_default(), connection)) for field in others)
        return cls((*GIVEN[model], *(field.column for field in others)), tuple(values))


def _plain(value: Any) -> Any:
    """JSON adapters of a database driver become the text that both databases take."""
    held = getattr(value, "obj", value)
    return json.dumps(held) if isinstance(held, list | dict) else held


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What the writer of bodies asks for."""

    identity: Any
    text: Any
    references: Any


class Keys:
    """Sets of keys that the vocabularies of an archive have, looked up by what texts say."""

    def __init__(self, facts: Facts, numbers: Mapping[str, int]) -> None:
        self.facts = facts
        self.numbers = numbers
        self.verbs = {verb.lemma: verb.key for verb in (*facts.preambular, *facts.operative)}
        self.conventions = {one.slug: one.key for one in facts.conventions}
        self.articles = {
            (one.slug, f"article {printed}"): key for one in facts.conventions for printed, key in one.articles
        }


class TextRows:
    """The rows of one text."""

    def __init__(self, made: Made, keys: Keys) -> None:
        self.made, self.keys = made, keys
        self.dice = random.Random(made.number)
        self.first = made.number * PLACES
        self.places: dict[str, int] = {}

    def add_to(self, rows: Rows) -> None:
        made, key, identity = self.made, self.made.number, self.made.identity
        body, session = self.keys.facts.bodies[identity.body], self.keys.facts.sessions[identity.body, identity.session]
        rows[Resolution].append((key, self.uuid(), body, session, identity.kind, identity.number))
        rows[Version].append(self.version)
        rows[Stamp].append((key, MOMENT))
        rows[Anchor] += [(self.first + PLACES - 1, self.uuid(), key, "title")]
        self._add_clauses(rows)
        self._add_notes(rows)
        rows[CrossReference] += self._references(rows[CitedArticle])
        for place, (token, at) in enumerate(made.asked):
            addressee = self.keys.facts.addressees[at].key
            rows[ParagraphAddressee].append((self.first + place, self.places[token], addressee, key, token))
        rows[ResolutionTopic] += [
            (self.first + place, key, self.keys.facts.topics[at].key, "2 paragraphs")
            for place, at in enumerate(made.topics)
        ]

    @cached_property
    def version(self) -> Row:
        made, text = self.made, self.made.text
        body_html = write_body(_Recorded(made.identity, text, made.references), address_of)
        said = (text.printed, text.title.text, text.formula.text, text.adoption_line.text)
        adopted = (made.place.day.isoformat(), "adoption line")
        return (made.number, self.uuid(), made.number, "en", "published", 1, *said, *adopted, body_html, *[MOMENT] * 3)

    def uuid(self) -> str:
        return UUID(int=self.dice.getrandbits(128), version=4).hex

    def _add_clauses(self, rows: Rows) -> None:
        notes = {note.marker: self.first + FIRST_NOTE + at for at, note in enumerate(self.made.text.footnotes)}
        parents: list[int | None] = [None]
        for position, clause in enumerate(self.made.text.walk()):
            key, token = self.first + position, str(clause.anchor)
            self.places[token] = key
            parents[clause.depth + 1 :] = [key]
            rows[Anchor].append((key, self.uuid(), self.made.number, token))
            action = (self.keys.verbs[clause.action.verb], clause.action.printed) if clause.action else (None, "")
            at = (self.made.number, parents[clause.depth], key, position, token, clause.part.value, clause.kind.value)
            rows[Clause].append((key, *at, clause.number, clause.depth, clause.text, *action))
            for mark in clause.words.marks:
                note = notes[mark.marker]
                rows[FootnoteMark].append((note, self.made.number, key, mark.marker, mark.at, note))

    def _add_notes(self, rows: Rows) -> None:
        for position, note in enumerate(self.made.text.footnotes):
            key, token = self.first + FIRST_NOTE + position, str(note.anchor)
            rows[Anchor].append((key, self.uuid(), self.made.number, token))
            rows[Footnote].append((key, self.made.number, key, position, token, note.marker, note.words.text))

    def _references(self, articles: list[Row]) -> Iterator[Row]:
        for place, one in enumerate(self.made.references):
            key = self.first + place
            convention = self.keys.conventions.get(one.target) if one.kind is ReferenceKind.CONVENTION else None
            resolution = None if convention else self.keys.numbers[one.target]
            words = (one.anchor, one.start, one.end, one.printed, one.kind.value, one.target, one.pinpoint)
            held = (one.status.value, resolution, convention)
            yield (key, self.made.number, self.places[one.anchor], *words, *held)
            article = self.keys.articles.get((one.target, one.pinpoint))
            if article:
                articles.append((key, key, article))


def rows_of(numbers: range, size: str, keys: Keys) -> Rows:
    """The rows of some texts of a corpus."""
    rows: Rows = {model: [] for model in TABLES}
    for number in numbers:
        TextRows(write_text(number, size, keys.facts), keys).add_to(rows)
    return rows
