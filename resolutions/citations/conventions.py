"""Conventions by the names that texts use, and the mentions of them in a text.

Names are matched word by word, whatever stands between them (a comma, a note mark that was lifted out), longest
first. The shipped names are fixtures/conventions.json; what archivists add is passed in as rows of the same form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

AMENDED = "-as-amended"
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NOUNS = (
    "convention",
    "protocol",
    "covenant",
    "charter",
    "declaration",
    "treaty",
    "agreement",
    "agenda",
    "statute",
    "plan",
)
_VOLUME = re.compile(r"\bvol\. (\d+)")
_YEAR_TAIL = re.compile(r",? (?:of )?\d{4}$")


@dataclass(frozen=True, slots=True)
class ConventionRow:
    """One instrument: its slug, when it was adopted (YYYY-MM-DD), how texts call it, its articles' slugs.

    A row with members is a name of several; it names nothing before the day on which the last of them was adopted.
    """

    slug: str
    adopted_on: str = ""
    names: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    registration: str = ""
    series: str = ""
    kind: str = "treaty"
    members: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        return self.adopted_on[:4]

    @property
    def volume(self) -> str:
        """The volume of the Treaty Series: '520'; "" where none is known."""
        found = _VOLUME.search(self.series)
        return found[1] if found else ""


@dataclass(slots=True)
class Branch:
    """A node of the tree of names: the words that may follow, and the instruments named up to here.

    The root also keeps the first two words of every name (or the one that it has), and a word of every name by which
    most texts are seen to hold none.
    """

    words: dict[str, Branch] = field(default_factory=dict)
    slugs: tuple[str, ...] = ()
    is_short: bool = False
    first: str = ""
    openings: set[str | tuple[str, str]] = field(default_factory=set)
    signs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ConventionNames:
    """All instruments of the archive, and the tree of their names."""

    rows: tuple[ConventionRow, ...]
    tree: Branch = field(init=False, compare=False, repr=False)
    by_slug: dict[str, ConventionRow] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_slug", {row.slug: row for row in self.rows})
        object.__setattr__(self, "tree", _tree(tuple((row.slug, row.names) for row in self.rows)))

    def has_article(self, slug: str, article: str) -> bool:
        row = self.by_slug.get(slug)
        return row is not None and article in row.articles

    def standing_on(self, slugs: tuple[str, ...], day: date | None) -> tuple[str, ...]:
        """Of several groups that share a name, the one that it stood for on that day; others as they are.

        "The international drug control treaties" were two before 20 December 1988, three since.
        """
        groups = [self.by_slug[slug] for slug in slugs if slug in self.by_slug and self.by_slug[slug].members]
        if not groups or len(groups) != len(slugs):
            return slugs
        known = [row for row in groups if day is None or row.adopted_on <= day.isoformat()]
        return (max(known, key=lambda row: row.adopted_on).slug,) if known else ()

    def group_of(self, slugs: Iterable[str]) -> str:
        """The group that has exactly these members, amended or not, or ""."""
        wanted = {slug.removesuffix(AMENDED) for slug in slugs}
        groups = ((row.slug, {slug.removesuffix(AMENDED) for slug in row.members}) for row in self.rows if row.members)
        return next((slug for slug, members in groups if members == wanted), "")

    def with_registration(self, number: str) -> tuple[ConventionRow, ...]:
        """Those registered under a number of the Treaty Series; protocols share the number of their convention."""
        return tuple(row for row in self.rows if row.registration == number)


def grow(tree: Branch, name: str, slug: str, *, is_short: bool) -> None:
    """Adds a name to a tree: 'the 1988 Convention' as the words 1988, convention."""
    words = WORD.findall(name)
    if not words:
        return
    lowered = [word.lower() for word in words]
    tree.openings.add((lowered[0], lowered[1]) if len(words) > 1 else lowered[0])
    if not any(sign in name.lower() for sign in tree.signs):
        tree.signs.append(next((word for word in lowered if word in _NOUNS), max(lowered, key=len)))
    branch = tree
    for word in lowered:
        branch = branch.words.setdefault(word, Branch())
    branch.slugs = tuple(dict.fromkeys((*branch.slugs, slug)))
    branch.is_short = is_short and len(words) < 5
    branch.first = words[0]


@lru_cache(maxsize=4)  # thousands of branches, the same for every request until a name is changed
def _tree(names_by_slug: tuple[tuple[str, tuple[str, ...]], ...]) -> Branch:
    tree = Branch()
    for slug, names in names_by_slug:
        for index, name in enumerate(names):
            grow(tree, name if index else _YEAR_TAIL.sub("", name), slug, is_short=index > 0)
    return tree


@cache
def shipped_conventions() -> ConventionNames:
    """The instruments of the fixture, in its order; the full name first."""
    text = files("resolutions").joinpath("fixtures", "conventions.json").read_text("utf-8")
    entries = json.loads(text)
    names = _grouped(entries, "resolutions.conventionname", "name")
    articles = _grouped(entries, "resolutions.article", "slug")
    fields = [entry["fields"] for entry in entries if entry["model"] == "resolutions.convention"]
    return ConventionNames(
        tuple(
            ConventionRow(
                slug=row["slug"],
                adopted_on=row["adopted_on"],
                names=tuple(names.get(row["slug"], ())),
                articles=tuple(articles.get(row["slug"], ())),
                registration=row["registration"],
                series=row["series"],
                kind=row["kind"],
                members=tuple(sorted(member for (member,) in row.get("members", ()))),
            )
            for row in sorted(fields, key=lambda row: row["position"])
        )
    )


def conventions_from_rows(rows: Iterable[ConventionRow]) -> ConventionNames:
    return ConventionNames(tuple(rows))


def _grouped(entries: list[dict[str, Any]], model: str, value: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for entry in entries:
        if entry["model"] == model:
            out.setdefault(entry["fields"]["convention"][0], []).append(entry["fields"][value])
    return out
