"""Rows of which the hits of a page are made: cards of texts, paragraphs with what they call, notes, what they cite.

Plain SQL, the same for both databases, since the machinery of a queryset takes longer than the database. Joins are
written as CROSS JOIN because SQLite then keeps their order: without statistics it would begin with every published text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import get_language

from resolutions.citations.printed import printed_designation
from resolutions.search.finding.kept import KEPT
from resolutions.search.index.snapshot import Snapshot
from resolutions.structure.identity import Identity

Italics = Sequence[Sequence[int]]
DEFAULT_LANGUAGE = "en"  # the language whose addresses name none
BETWEEN_CELLS = " | "
_CARD_SIZE = 1_500  # bytes of memory, about, without its title and rows
_PARAGRAPH_SIZE = 600  # without its words
_TOGETHER = 20  # keys are asked for in lots of whole twenties: a database prepares few different statements


class Card(NamedTuple):
    """A published text of a hit; `rows` is the same for all texts of one."""

    rows: bytes
    key: int
    language: str
    title: str
    title_italics: Italics
    adopted_on: date | None
    adopted_on_basis: str
    distributed_on: date | None
    identity: Identity
    name: str
    path: str


class Mark(NamedTuple):
    """A call of a note; `token` of the note is "" where none is known. is_in_words: not in a cell of a table."""

    key: int
    is_in_words: bool
    at: int
    marker: str
    token: str
    note_marker: str
    note_text: str


class Paragraph(NamedTuple):
    """A clause as it is shown; a row of a table has the words of its cells."""

    version: int
    token: str
    part: str
    number: str
    text: str
    italics: Italics
    marks: list[Mark]


class Note(NamedTuple):
    version: int
    token: str
    marker: str
    text: str
    italics: Italics


_CARDS = """
    select d.first_block, d.rows, v.id, v.language, v.title, v.title_italics, v.adopted_on, v.adopted_on_basis,
        v.distributed_on, b.slug, r.kind, s.label, r.number, r.part_letter, r.slug, b.abbreviation
    from resolutions_searchdocument d cross join resolutions_resolution r cross join resolutions_version v
        cross join resolutions_body b cross join resolutions_session s
    where d.first_block in ({keys}) and r.id = d.resolution_id and v.resolution_id = r.id and v.state = 'published'
        and b.id = r.body_id and s.id = r.session_id
"""
_PARAGRAPHS = """
    select c.id, c.version_id, c.token, c.part, c.number, c.text, c.italics, c.cells,
        m.id, m.place, m.at, m.marker, f.token, f.marker, f.text
    from resolutions_clause c left join resolutions_footnotemark m on m.clause_id = c.id
        left join resolutions_footnote f on f.id = m.footnote_id
    where c.id in ({keys})
"""
_NOTES = "select id, version_id, token, marker, text, italics from resolutions_footnote where id in ({keys})"
_CITED = """
    select clause_id, start, "end", target from resolutions_crossreference
    where clause_id in ({keys}) and status <> 'rejected'
"""


def cards_of(snapshot: Snapshot, blocks: Sequence[int]) -> dict[int, list[Card]]:
    """First block -> the published texts of the resolution, by language: those that were read lately, and others."""
    language = get_language()
    keys = {block: ("card", language, block) for block in blocks}
    found = {block: KEPT.get(snapshot.generation, key) for block, key in keys.items()}
    missing = [block for block, cards in found.items() if cards is None]
    if missing:
        for block, cards in read_cards(missing, snapshot.labels("kind")).items():
            found[block] = cards
            size = sum(_CARD_SIZE + len(card.rows) + len(card.title) for card in cards)
            KEPT.put(snapshot.generation, keys[block], size, cards)
    return {block: cards for block, cards in found.items() if cards}


def read_cards(blocks: Sequence[int], kinds: Mapping[str, str]) -> dict[int, list[Card]]:
    """First block -> the published texts of the resolution, by language. `kinds`: names of kinds."""
    found: dict[int, list[Card]] = defaultdict(list)
    for row in _rows(_CARDS, blocks):
        block, stored, key, language, title, italics, adopted, basis, distributed = row[:9]
        body, kind, session, number, letter, slug, short = row[9:]
        identity = Identity(body, kind, session, number, letter, slug)
        name = f"{short or body} {kinds[kind]} {printed_designation(identity)}"
        path = identity.path if language == DEFAULT_LANGUAGE else f"{identity.path}/{language}"
        dates = (adopted, basis, distributed)
        found[block].append(Card(stored, key, language, title, _spans(italics), *dates, identity, name, path))
    for texts in found.values():
        texts.sort(key=lambda card: card.language)
    return found


def paragraphs_of(snapshot: Snapshot, keys: Sequence[int]) -> dict[int, Paragraph]:
    """Key of a clause -> its words: those that were read lately, and others."""
    found = {key: KEPT.get(snapshot.generation, ("paragraph", key)) for key in keys}
    missing = [key for key, paragraph in found.items() if paragraph is None]
    for key, paragraph in read_paragraphs(missing).items():
        found[key] = paragraph
        notes = sum(len(mark.note_text) for mark in paragraph.marks)
        size = _PARAGRAPH_SIZE + 2 * (len(paragraph.text) + notes)
        KEPT.put(snapshot.generation, ("paragraph", key), size, paragraph)
    return {key: paragraph for key, paragraph in found.items() if paragraph}


def read_paragraphs(keys: Sequence[int]) -> dict[int, Paragraph]:
    """Key of a clause -> its words and its calls of notes, in the order of their rows."""
    found: dict[int, Paragraph] = {}
    for row in _rows(_PARAGRAPHS, keys):
        key, version, token, part, number, text, italics, cells = row[:8]
        paragraph = found.get(key)
        if paragraph is None:
            words = text or BETWEEN_CELLS.join(cell["text"] for cell in json.loads(cells))
            slanted = _spans(italics) if text else ()
            paragraph = found[key] = Paragraph(version, token, part, number or "", words, slanted, [])
        if row[8] is not None:
            mark, place, at, marker, note, note_marker, note_text = row[8:]
            is_in_words = bool(text) and place == "clause"
            paragraph.marks.append(Mark(mark, is_in_words, at, marker, note or "", note_marker or "", note_text or ""))
    for paragraph in found.values():
        if len(paragraph.marks) > 1:
            paragraph.marks.sort()
    return found


def read_notes(keys: Sequence[int]) -> dict[int, Note]:
    rows = _rows(_NOTES, keys)
    return {
        key: Note(version, token, marker, text, _spans(italics)) for key, version, token, marker, text, italics in rows
    }


def read_cited(keys: Sequence[int]) -> list[tuple[int, int, int, str]]:
    """(clause, start, end, target) of every citation in these clauses that nobody rejected."""
    return [(clause, start, end, target) for clause, start, end, target in _rows(_CITED, keys)]


def _rows(statement: str, keys: Iterable[int]) -> list[tuple[Any, ...]]:
    asked = list(keys)
    if not asked:
        return []
    asked += asked[-1:] * (-len(asked) % _TOGETHER)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(keys=", ".join(["%s"] * len(asked))), asked)
        return list(cursor.fetchall())


def _spans(stored: str | Italics) -> Italics:
    """As the database gives them: JSON, unless it was read already."""
    if stored == "[]":
        return ()
    return json.loads(stored) if isinstance(stored, str) else stored
