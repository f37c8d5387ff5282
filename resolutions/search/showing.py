"""The hits of one page: the best paragraphs of twenty resolutions, read with a handful of queries and highlighted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from resolutions.citations.printed import printed_designation
from resolutions.models import Clause, CrossReference, Footnote, FootnoteMark, Version
from resolutions.search.counting import Found
from resolutions.search.highlight import Call, Highlighter, write_html
from resolutions.search.indexing import SLOTS
from resolutions.search.results import FoundNote, FoundParagraph, Hit
from resolutions.search.snapshot import Numbers, Snapshot
from resolutions.search.texts import TITLE_ROW, target_keys
from resolutions.structure.identity import Identity

BEST = 3
DEFAULT_LANGUAGE = "en"  # the language whose addresses name none
BETWEEN_CELLS = " | "


def best_slots(document: int, scores: NDArray[np.float64], found: Found, snapshot: Snapshot) -> Numbers:
    """The slots of a document that match, best first, counted from its first slot."""
    block = int(snapshot.first_block[document])
    end = block + 1
    while end < snapshot.blocks and snapshot.document_of[end] == document:
        end += 1
    first = block * SLOTS
    held = np.flatnonzero(found.slots[first : end * SLOTS])
    points = scores[first + held]
    if points.any():
        held, points = held[points > 0], points[points > 0]
    return held[np.lexsort((held, -np.round(points, 6)))]


class _Text(NamedTuple):
    """A published text of a hit; `rows` is the same for all texts of one."""

    rows: bytes
    key: int
    language: str
    title: str
    title_italics: list[list[int]]
    adopted_on: date | None
    adopted_on_basis: str
    distributed_on: date | None
    identity: Identity
    name: str
    path: str


class Showing:
    """Reads what the hits of a page are made of, all of one kind in one query."""

    def __init__(self, snapshot: Snapshot, highlighter: Highlighter, languages: Sequence[str]) -> None:
        self.snapshot = snapshot
        self.highlighter = highlighter
        self.languages = languages

    def hits(self, best: Mapping[int, Numbers], *, with_paragraphs: bool) -> tuple[Hit, ...]:
        """One hit a document, in the order given. `best`: first block -> matching slots, best first."""
        texts = self._texts(best)
        matching = {block: _paragraphs(texts[block][0].rows, best[block]) for block in best if texts[block]}
        rows = {block: keys[:BEST] if with_paragraphs else [] for block, keys in matching.items()}
        shown = [key for keys in rows.values() for key in keys]
        self._read_clauses([key for key in shown if key > 0])
        self._read_notes([-key for key in shown if key < 0])
        return tuple(self._hit(block, rows[block], len(matching[block]), texts[block]) for block in rows)

    def _texts(self, blocks: Iterable[int]) -> dict[int, list[_Text]]:
        """First block -> the published texts of the resolution, by language."""
        found: dict[int, list[_Text]] = defaultdict(list)
        kinds = self.snapshot.labels("kind")
        published = Version.objects.published().filter(resolution__search_document__first_block__in=list(blocks))
        for row in published.order_by("language").values_list(*_TEXT):
            body, kind, session, number, letter, slug, short = row[-7:]
            identity = Identity(body, kind, session, number, letter, slug)
            name = f"{short or body} {kinds[kind]} {printed_designation(identity)}"
            block, rows, key, language, title, italics, adopted, basis, distributed = row[:-7]
            path = _path(identity.path, language)
            found[block].append(
                _Text(rows, key, language, title, italics, adopted, basis, distributed, identity, name, path)
            )
        return found

    def _read_clauses(self, keys: Sequence[int]) -> None:
        self.clauses: dict[int, dict[str, Any]] = {
            row["pk"]: dict(row) for row in Clause.objects.filter(pk__in=keys).values(*_CLAUSE)
        }
        self.calls: dict[int, list[dict[str, Any]]] = defaultdict(list)
        marks = FootnoteMark.objects.filter(clause__in=keys).order_by("pk").values(*_MARK)
        for mark in marks:
            self.calls[mark["clause_id"]].append(mark)
        self.cited: dict[int, list[tuple[int, int]]] = defaultdict(list)
        if self.highlighter.seeks_symbols:
            standing = CrossReference.objects.standing().filter(clause__in=keys)
            for key, start, end, target in standing.values_list("clause_id", "start", "end", "target"):
                if any(map(self.highlighter.is_symbol, target_keys(target))):
                    self.cited[key].append((start, end))

    def _read_notes(self, keys: Sequence[int]) -> None:
        rows = Footnote.objects.filter(pk__in=keys).values("pk", "version_id", "token", "marker", "text", "italics")
        self.notes: dict[int, dict[str, Any]] = {row["pk"]: dict(row) for row in rows}

    def _hit(self, block: int, rows: Sequence[int], matching: int, texts: Sequence[_Text]) -> Hit:
        shown = self._shown_text(rows, texts)
        by_key = {text.key: text for text in texts}
        paragraphs = [self._paragraph(key, by_key) for key in rows]
        stretches = self.highlighter.stretches(shown.title, shown.language)
        return Hit(
            identity=shown.identity,
            name=shown.name,
            title=shown.title,
            title_html=write_html(shown.title, stretches, italics=shown.title_italics),
            path=shown.path,
            language=shown.language,
            languages=tuple(text.language for text in texts),
            date=shown.adopted_on or shown.distributed_on,
            date_basis=shown.adopted_on_basis,
            paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
            matching=matching,
            is_specimen=bool(self.snapshot.specimens[self.snapshot.document_of[block]]),
        )

    def _shown_text(self, rows: Sequence[int], texts: Sequence[_Text]) -> _Text:
        """The language asked for, else that of the best paragraphs, else the one without a language in its address."""
        for text in texts:
            if text.language in self.languages:
                return text
        places = [self.clauses.get(key) or self.notes.get(-key) for key in rows]
        versions = {place["version_id"] for place in places if place}
        shown = [text for text in texts if text.key in versions]
        return min(shown or texts, key=lambda text: (text.language != DEFAULT_LANGUAGE, text.language))

    def _paragraph(self, key: int, texts: Mapping[int, _Text]) -> FoundParagraph | None:
        row = self.clauses.get(key) if key > 0 else self.notes.get(-key)
        if row is None or row["version_id"] not in texts:
            return None
        path, language = texts[row["version_id"]].path, texts[row["version_id"]].language
        if key < 0:
            html = write_html(row["text"], self.highlighter.stretches(row["text"], language), italics=row["italics"])
            return FoundParagraph(row["token"], f"{path}/{row['token']}", "", row["marker"], language, html)
        text = row["text"] or BETWEEN_CELLS.join(cell["text"] for cell in row["cells"])
        stretches = self.highlighter.stretches(text, language) + self.cited[key]
        calls = [
            Call(mark["at"], mark["marker"], _note_path(path, mark["footnote__token"]))
            for mark in self.calls[key]
            if row["text"] and mark["place"] == FootnoteMark.Place.CLAUSE
        ]
        return FoundParagraph(
            token=row["token"],
            path=f"{path}/{row['token']}",
            part=row["part"],
            number=row["number"] or "",
            language=language,
            html=write_html(text, stretches, calls=calls, italics=row["italics"] if row["text"] else ()),
            notes=tuple(self._found_notes(key, path, language)),
        )

    def _found_notes(self, clause: int, path: str, language: str) -> list[FoundNote]:
        """The notes called in a paragraph that hold what is sought, each once."""
        found: dict[str, FoundNote] = {}
        for mark in self.calls[clause]:
            token, text = mark["footnote__token"], mark["footnote__text"]
            if token and token not in found:
                stretches = self.highlighter.stretches(text, language)
                if stretches:
                    html = write_html(text, stretches)
                    found[token] = FoundNote(token, mark["footnote__marker"], _note_path(path, token), html)
        return list(found.values())


def _paragraphs(stored: bytes, slots: Numbers) -> list[int]:
    """Keys of clauses, minus keys of notes, without titles; the best three first in printed order, then the others."""
    rows = np.frombuffer(bytes(stored), "<i8")
    kept = slots[rows[slots] != TITLE_ROW]
    return [int(key) for key in rows[np.concatenate([np.sort(kept[:BEST]), kept[BEST:]])]]


_TEXT = (
    "resolution__search_document__first_block",
    "resolution__search_document__rows",
    "pk",
    "language",
    "title",
    "title_italics",
    "adopted_on",
    "adopted_on_basis",
    "distributed_on",
    "resolution__body__slug",
    "resolution__kind",
    "resolution__session__label",
    "resolution__number",
    "resolution__part_letter",
    "resolution__slug",
    "resolution__body__abbreviation",
)
_CLAUSE = ("pk", "version_id", "token", "part", "number", "text", "italics", "cells")
_MARK = (
    "clause_id",
    "place",
    "at",
    "marker",
    "footnote__token",
    "footnote__marker",
    "footnote__text",
)


def _path(path: str, language: str) -> str:
    return path if language == DEFAULT_LANGUAGE else f"{path}/{language}"


def _note_path(path: str, token: str | None) -> str:
    return f"{path}/{token}" if token else ""
