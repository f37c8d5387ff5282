"""The list of contents of a text: its parts, its headings, its operative paragraphs by number and action."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from resolutions.models import Clause, Version
from resolutions.structure.nodes import Kind, Part

_LISTED = 40


@dataclass(slots=True)
class Entry:
    """One line of the contents; `below` are the lines under it."""

    token: str
    name: str
    number: str = ""
    below: list[Entry] = field(default_factory=list)


def contents_of(version: Version) -> list[Entry]:
    """Operative paragraphs are listed one by one up to forty; longer texts by their parts and headings."""
    rows = list(
        version.clauses.filter(depth=0, parent=None)
        .only("token", "part", "kind", "number", "text", "action_printed")
        .order_by("position")
    )
    is_short = sum(row.part == Part.OPERATIVE for row in rows) <= _LISTED
    entries: list[Entry] = []
    for row in rows:
        if row.kind == Kind.HEADING:
            entries.append(Entry(row.token, f"{row.number or ''} {row.text}".strip()))
        elif not entries or _part_of(row) != _part_of_entry(entries, rows):
            entries.append(Entry(row.token, _part_of(row)))
        if row.kind == Kind.PARAGRAPH and row.part == Part.OPERATIVE and is_short and entries:
            entries[-1].below.append(Entry(row.token, row.action_printed or _words(row), row.number or ""))
    return [entry for entry in entries if entry.name]


def _part_of(row: Clause) -> str:
    return {Part.PREAMBLE: _("Preamble"), Part.OPERATIVE: _("Operative part"), Part.ANNEX: _("Annex")}[Part(row.part)]


def _part_of_entry(entries: list[Entry], rows: list[Clause]) -> str:
    """The part that the last entry began in."""
    return next(_part_of(row) for row in rows if row.token == entries[-1].token)


def _words(row: Clause) -> str:
    words = row.text.split()
    return " ".join(words[:4]) + ("…" if len(words) > 4 else "")
