"""What a text has named so far: "the Convention" means the one convention that was named before it, if it was one.

A convention that the tables do not know counts too: after it, "the Convention" names nothing for certain. What a
paragraph itself has named comes before what the text has; "that Convention" is the last one of its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from resolutions.citations.conventions import AMENDED, Branch, ConventionNames

KINDS = ("Convention", "Protocol", "Covenant", "Statute")
_WORD = re.compile(
    rf"\b(?:({'|'.join(KINDS)})s?|Agreements?|Treaty|Charter|Constitution|Act|Amendments?|Declaration|Rules|Covenants)\b"
)
_GENERIC = re.compile(
    rf"\b(?P<pointer>[Tt]he said|[Tt]he same|[Tt]he|[Tt]hat|[Tt]his) (?P<kind>{'|'.join(KINDS)})(?![\w-])"
    r"(?! (?:on|for|against|concerning|relating to|regarding|of|to)(?: the)? [A-Z]| thereto\b|,? as amended)"
)
_UNKNOWN = re.compile(
    rf"\b(?P<kind>{'|'.join(KINDS)})s? (?:on|for|against|concerning|relating to|to|of)(?: the)? [A-Z]"
    rf"|\b(?!The\b|That\b|This\b|Each\b|Any\b)[A-Z][A-Za-z-]+ (?P<named>{'|'.join(KINDS)})\b"
    rf"|\b(?P<several>{'|'.join(KINDS)})s\b"
)
OTHERS = "?"
_MEMORY = 40  # names of a paragraph: what was named before these is not what a later word means


@dataclass
class Antecedents:
    """The tables, the aliases that the text has defined, and which instruments of each kind it has named.

    here: what the paragraph that is being read has named, in order; several: the last paragraph's that named several;
    said: what was named in full; elsewhere: what has a short name that the text has used for something else.
    """

    names: ConventionNames
    aliases: Branch
    day: date | None = None
    named: dict[str, set[str]] = field(default_factory=dict)
    subject: dict[str, set[str]] = field(default_factory=dict)
    here: list[tuple[str, str]] = field(default_factory=list)
    several: tuple[str, ...] = ()
    said: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)

    def begin(self, *, is_title: bool = False) -> None:
        """A new paragraph is read; what the title names is the subject of the text."""
        self.several = self.several_here() or self.several
        self.here = []
        if is_title:
            self.subject = {kind: set(slugs) for kind, slugs in self.named.items()}

    def note(self, slugs: tuple[str, ...]) -> None:
        """Remembers what was named; an amended convention is not another convention."""
        for slug in slugs:
            kind = self._kind(slug)
            if kind:
                self.named.setdefault(kind, set()).add(slug.removesuffix(AMENDED))
            self.here.append((slug, kind))

    def note_unknown(self, kind: str) -> None:
        self.named.setdefault(kind, set()).add(OTHERS)
        self.here.append((OTHERS, kind))

    def referred(self, kind: str, *, is_pointed: bool) -> tuple[str, ...]:
        """What "the Convention" (or, pointed, "that Convention") means: one, several that it may be, or none."""
        here = [slug for slug, of in self.here[-_MEMORY:] if of == kind]
        if here and (is_pointed or len({slug.removesuffix(AMENDED) for slug in here}) == 1):
            return () if here[-1] == OTHERS else (here[-1],)
        for known in (self.named.get(kind, set()), set(here), self.subject.get(kind, set())):
            if len(known) == 1:
                return () if OTHERS in known else tuple(known)
        known = set(here) or self.named.get(kind, set())
        return () if OTHERS in known else tuple(slug for slug in self.names.by_slug if slug in known)

    def of_year(self, kind: str, year: str) -> tuple[str, ...]:
        """The one instrument of that kind and year that the text has named: "the 1961 Convention" need not be on drugs."""
        named = [slug for slug in self.named.get(kind, ()) if slug != OTHERS and self.names.by_slug[slug].year == year]
        return (named[0],) if len(named) == 1 else ()

    def several_here(self) -> tuple[str, ...]:
        """What the paragraph has named of instruments, if several or a name of several; () after an unknown one."""
        named = [slug for slug, kind in self.here[-_MEMORY:] if kind or self._is_group(slug)]
        if named and self._is_group(named[-1]):
            return (named[-1],)
        distinct = tuple(dict.fromkeys(named))
        return distinct if len(distinct) > 1 and OTHERS not in distinct else ()

    def is_alike(self, slug: str, alias: str) -> bool:
        """Whether an alias is of the instrument's kind: "(the Harbour Protocol)" after a convention is not its name."""
        words, kind = [word for word in KINDS if word in alias], self._kind(slug)
        return not words or not kind or kind in words

    def last(self) -> str:
        """The instrument that the paragraph named last, or ""."""
        return self.here[-1][0] if self.here and self.here[-1][0] != OTHERS else ""

    def _is_group(self, slug: str) -> bool:
        row = self.names.by_slug.get(slug)
        return row is not None and bool(row.members)

    def _kind(self, slug: str) -> str:
        row = self.names.by_slug.get(slug)
        found = _WORD.search(row.names[0]) if row and row.names and not row.members else None
        return found[1] or "" if found else ""


def find_generic(text: str) -> Iterator[re.Match[str]]:
    """'the Convention', 'that Protocol': words that need what was named before them."""
    yield from _GENERIC.finditer(text)


def find_unknown(text: str) -> Iterator[tuple[int, str]]:
    """Where an instrument is named that may not be in the tables, and its kind."""
    for found in _UNKNOWN.finditer(text):
        yield found.start(), found["kind"] or found["named"] or found["several"]
