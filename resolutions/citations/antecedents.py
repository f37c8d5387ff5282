"""What a text has named so far: "the Convention" means the one convention that was named before it, if it was one.

A convention that the tables do not know counts too: after it, "the Convention" names nothing for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resolutions.citations.conventions import Branch, ConventionNames

KINDS = ("Convention", "Protocol", "Covenant", "Statute")
_GENERIC = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]he said) (?P<kind>{'|'.join(KINDS)})(?![\w-])"
    r"(?! (?:on|for|against|concerning|relating to|regarding|of|to)(?: the)? [A-Z]| thereto\b|,? as amended)"
)
_UNKNOWN = re.compile(
    rf"\b(?P<kind>{'|'.join(KINDS)})s? (?:on|for|against|concerning|relating to|to|of)(?: the)? [A-Z]"
    rf"|\b(?!The\b|That\b|This\b|Each\b|Any\b)[A-Z][A-Za-z-]+ (?P<named>{'|'.join(KINDS)})\b"
    rf"|\b(?P<several>{'|'.join(KINDS)})s\b"
)
_YEARS = re.compile(r"\b(?P<years>(?:19|20)\d\d(?:(?:, |,? and )(?:19|20)\d\d){1,5}) (?P<kind>Convention|Protocol)s\b")
_OTHERS = "?"


@dataclass
class Antecedents:
    """The tables, the aliases that the text has defined, and which instruments of each kind it has named."""

    names: ConventionNames
    aliases: Branch
    named: dict[str, set[str]] = field(default_factory=dict)

    def note(self, slugs: tuple[str, ...]) -> None:
        """Remembers what was named; an amended convention is not another convention."""
        for slug in slugs:
            kind = self._kind(slug)
            if kind:
                self.named.setdefault(kind, set()).add(slug.removesuffix("-as-amended"))

    def note_unknown(self, kind: str) -> None:
        self.named.setdefault(kind, set()).add(_OTHERS)

    def only(self, kind: str) -> str:
        """The one instrument of the kind that the text has named, or ""."""
        slugs = self.named.get(kind, set())
        return next(iter(slugs)) if len(slugs) == 1 and _OTHERS not in slugs else ""

    def _kind(self, slug: str) -> str:
        row = self.names.by_slug.get(slug)
        words = row.names[0].split() if row and row.names else []
        return next((word.rstrip(",s") for word in words if word.rstrip(",s") in KINDS), "")


def find_generic(text: str) -> Iterator[re.Match[str]]:
    """'the Convention', 'that Protocol': words that need what was named before them."""
    yield from _GENERIC.finditer(text)


def find_unknown(text: str) -> Iterator[tuple[int, str]]:
    """Where an instrument is named that may not be in the tables, and its kind."""
    for found in _UNKNOWN.finditer(text):
        yield found.start(), found["kind"] or found["named"] or found["several"]


def find_years(text: str) -> Iterator[tuple[int, int, str]]:
    """'the 1961, 1971 and 1988 Conventions' -> each year with the name it stands for: '1961 Convention'."""
    for found in _YEARS.finditer(text):
        years = list(re.finditer(r"\d{4}", found["years"]))
        for year in years:
            start = found.start("years") + year.start()
            end = found.end() if year is years[-1] else start + 4
            yield start, end, f"{year[0]} {found['kind']}"
