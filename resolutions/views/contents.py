"""The list of contents of a text: its parts, its headings, its operative paragraphs by number and action."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from resolutions.models import Clause, Version
from resolutions.structure.nodes import Kind, Part

_LISTED = 40
_STEP = 10


@dataclass(slots=True)
class Entry:
    """One line of the contents; `below` are the lines under it."""

    token: str
    name: str
    number: str = ""
    below: list[Entry] = field(default_factory=list)


def contents_of(version: Version) -> list[Entry]:
    """Operative paragraphs are listed one by one up to forty, every tenth in longer texts."""
    wanted = ("version", "token", "part", "kind", "number", "text", "action_printed")
    rows = list(version.clauses.filter(parent=None).only(*wanted).order_by("position"))
    is_short = sum(row.part == Part.OPERATIVE for row in rows) <= _LISTED
    entries: list[Entry] = []
    part, operative = "", 0
    for row in rows:
        if row.kind == Kind.HEADING:
            entries.append(Entry(row.token, f"{row.number or ''} {row.text}".strip()))
        elif row.part != part:
            entries.append(Entry(row.token, _part_of(row)))
        part = row.part
        if row.kind == Kind.PARAGRAPH and row.part == Part.OPERATIVE:
            operative += 1
            if is_short or operative % _STEP == 1:
                entries[-1].below.append(Entry(row.token, row.action_printed or _words(row), row.number or ""))
    return [entry for entry in entries if entry.name]


def _part_of(row: Clause) -> str:
    return {Part.PREAMBLE: _("Preamble"), Part.OPERATIVE: _("Operative part"), Part.ANNEX: _("Annex")}[Part(row.part)]


def _words(row: Clause) -> str:
    words = row.text.split()
    return " ".join(words[:4]) + ("…" if len(words) > 4 else "")
