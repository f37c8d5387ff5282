"""Which scope each row of a body belongs to: sections, annexes and their sections.

A section gets a scope of its own (`s2-op1`) where numbers begin again in it. Where the numbers run on through all
sections (`op1` to `op350` in the texts on oceans), the printed number alone is the address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resolutions.ingest.blocks import Item
from resolutions.structure.nodes import Kind, Part
from resolutions.structure.numerals import from_roman

_ANNEX = re.compile(r"(?:Annexe?|Anexo|Приложение|附件|مرفق|المرفق)\b\s?([IVXLC]+|[A-Z]|\d{1,2})?\*?", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+\.?")
_LETTER = re.compile(r"[A-Z]\.?")


def scoped(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with their scopes; those that have one already (embedded texts, lettered parts) keep it."""
    main = [item for item in items if item.part != Part.ANNEX and not item.scope]
    sections = iter(_sections(main))
    annexes = iter(_annexes([item for item in items if item.part == Part.ANNEX and not item.scope]))
    return tuple(
        item if item.scope else replace(item, scope=next(annexes if item.part == Part.ANNEX else sections))
        for item in items
    )


def heading_number(words: str) -> str | None:
    """A heading that is nothing but a numeral or a letter: "II" -> "II", "Working methods" -> None."""
    return words if _ROMAN.fullmatch(words) or _LETTER.fullmatch(words) else None


def _annexes(items: list[Item]) -> list[str]:
    out: list[str] = []
    current: list[Item] = []
    number = 0

    def close() -> None:
        name = f"annex{number or 1}"
        out.extend(f"{name}-{scope}" if scope else name for scope in _sections(current))

    for item in items:
        if item.kind == Kind.HEADING and _ANNEX.fullmatch(item.words.text):
            close()
            current, number = [], number + 1
        current.append(item)
    close()
    return out


@dataclass(slots=True)
class _Section:
    """Items under one numbered heading; number 0 is what stands before the first."""

    number: int
    items: list[Item]

    @property
    def numbers(self) -> list[int]:
        found = (
            re.match(r"(\d{1,3})\.?$", i.number or "") for i in self.items if not i.depth and i.kind != Kind.HEADING
        )
        return [int(match[1]) for match in found if match]

    @property
    def has_unnumbered(self) -> bool:
        roots = (i for i in self.items if i.kind == Kind.PARAGRAPH and not i.depth and not i.is_closing)
        return any(i.number is None for i in roots)


def _sections(items: list[Item]) -> list[str]:
    """The section part of each item's scope: "" or "s2"."""
    for pattern in (_ROMAN, _LETTER):
        sections = _split(items, pattern)
        if len(sections) > 2 and not _runs_on(sections):
            return [f"s{part.number}" if part.number else "" for part in sections for _ in part.items]
    return [""] * len(items)


def _split(items: list[Item], pattern: re.Pattern[str]) -> list[_Section]:
    sections = [_Section(0, [])]
    for item in items:
        label = item.number if item.kind == Kind.HEADING else None
        number = _value(label, pattern) if label else None
        if number is not None and number == sections[-1].number + 1:
            sections.append(_Section(number, []))
        sections[-1].items.append(item)
    return sections


def _value(label: str, pattern: re.Pattern[str]) -> int | None:
    if not pattern.fullmatch(label):
        return None
    letters = label.rstrip(".")
    return from_roman(letters) if pattern is _ROMAN else ord(letters) - 64


def _runs_on(sections: list[_Section]) -> bool:
    """Whether the printed numbers go on from section to section, so that each is an address by itself."""
    numbers = [number for section in sections for number in section.numbers]
    numbered = [section for section in sections if section.numbers]
    if not numbered:
        return not any(section.has_unnumbered for section in sections[1:])
    return all(a < b for a, b in pairwise(numbers)) and len(numbered) > 1
