"""Typed words are brought into the form in which they are printed, and read by the one grammar of printed texts.

Each rule rewrites all that its pattern finds; the maps back are kept, so that a reading can show the words as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from resolutions.structure.spans import OffsetMap


@dataclass(frozen=True, slots=True)
class Rule:
    """`write` gives the printed form of a match; the same words back where the rule does not apply."""

    pattern: re.Pattern[str]
    write: Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Levelled:
    """The words in printed form, and the way back."""

    text: str
    maps: tuple[OffsetMap, ...]

    def to_typed(self, offset: int, *, is_end: bool = False) -> int:
        for one in reversed(self.maps):
            offset = one.to_printed(offset, is_end=is_end)
        return offset


def rule(pattern: str, written: str | Callable[[re.Match[str]], str], *, is_cased: bool = False) -> Rule:
    """A rule of a pattern and a template ('resolution ', r'\\1/') or a function; capitals count only where `is_cased`."""
    compiled = re.compile(pattern, 0 if is_cased else re.IGNORECASE)
    return Rule(compiled, written if callable(written) else lambda found: found.expand(written))


def level(words: Levelled, rules: Iterable[Rule]) -> Levelled:
    """The words after all rules, one after the other."""
    text, maps = words.text, words.maps
    for one in rules:
        edits = [
            (found.start(), found.end(), new)
            for found in one.pattern.finditer(text)
            if (new := one.write(found)) != found[0]
        ]
        if edits:
            text, back = OffsetMap.apply(text, edits)
            maps = (*maps, back)
    return Levelled(text, maps)
