"""Names of addressees, ready to be looked for at a place of a text.

A name is sure, or short: "the Office" is the United Nations Office on Drugs and Crime in texts of the Commission, and
elsewhere only where the same text gave that name in full before and named no other office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from resolutions.ingest.name_patterns import any_of, folded


@dataclass(frozen=True, slots=True)
class NameRow:
    """NameRow("Office", ("cnd",), needs_full_name=True); bodies: in whose texts alone it is sure, () for all."""

    words: str
    bodies: tuple[str, ...] = ()
    needs_full_name: bool = False


@dataclass(frozen=True, slots=True)
class AddresseeRow:
    """A term: AddresseeRow("states", True, (NameRow("States"),)); a class may be narrowed by the words after it."""

    slug: str
    is_class: bool
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name at text[start:end]; `slug` is "" where words are short for more than one, or for none that was named."""

    slug: str
    is_class: bool
    start: int
    end: int


@dataclass(frozen=True)
class Addressees:
    """The vocabulary of addressees, as the reading of many texts shares it."""

    rows: tuple[AddresseeRow, ...]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def classes(self) -> frozenset[str]:
        return frozenset(row.slug for row in self.rows if row.is_class)

    def pattern(self, body: str) -> re.Pattern[str]:
        """All names that may stand in texts of a body, the longest first."""
        if body not in self._patterns:
            names = {name.words for row in self.rows for name in row.names if _may_stand(name, body)}
            self._patterns[body] = any_of(names)
        return self._patterns[body]

    @cached_property
    def bearers(self) -> dict[str, list[tuple[str, NameRow]]]:
        """Folded words -> who has them for a name."""
        found: dict[str, list[tuple[str, NameRow]]] = defaultdict(list)
        for row in self.rows:
            for name in row.names:
                found[folded(name.words)].append((row.slug, name))
        return found

    @cached_property
    def full_names(self) -> dict[str, re.Pattern[str]]:
        """Slug -> its full names, for those that are also called by short ones."""
        return {
            row.slug: any_of(name.words for name in row.names if not name.bodies and not name.needs_full_name)
            for row in self.rows
            if any(name.needs_full_name for name in row.names)
        }


class NamesInText:
    """The names of one text; `before` are its paragraphs in printed order, for what short names refer to."""

    def __init__(self, addressees: Addressees, body: str, paragraphs: Sequence[str]) -> None:
        self.addressees = addressees
        self.body = body
        self._paragraphs = paragraphs
        self._pattern = addressees.pattern(body)

    def at(self, text: str, start: int, paragraph: int) -> Named | None:
        """The longest name at text[start], of the paragraph with this number; None where none stands."""
        found = self._pattern.match(text, start)
        if found is None:
            return None
        slug = self._bearer(folded(found[0]), found[0], paragraph, start)
        return Named(slug, slug in self.addressees.classes, start, found.end())

    def _bearer(self, folded: str, printed: str, paragraph: int, start: int) -> str:
        bearers = [one for one in self.addressees.bearers[folded] if _may_stand(one[1], self.body)]
        sure = [slug for slug, name in bearers if self.body in name.bodies or not (name.bodies or name.needs_full_name)]
        if sure:
            return sure[0] if len(set(sure)) == 1 else ""
        before = "\n".join((*self._paragraphs[:paragraph], self._paragraphs[paragraph][:start]))
        named = [slug for slug, _ in bearers if self.addressees.full_names[slug].search(before)]
        if len(named) != 1 or self._is_also_another(printed, named[0], before):
            return ""
        return named[0]

    def _is_also_another(self, printed: str, slug: str, before: str) -> bool:
        """Whether the text named another of that kind: an Office of something else."""
        rest = self.addressees.full_names[slug].sub("\n", before)
        word = re.escape(printed)
        return bool(re.search(rf"(?:\b[A-Z][\w-]+ {word}\b)|(?:\b{word} (?:of|on|for|to)\b (?:the )?[A-Z])", rest))


def _may_stand(name: NameRow, body: str) -> bool:
    return not name.bodies or body in name.bodies or name.needs_full_name
