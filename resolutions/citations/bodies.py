"""Organs as texts name them: "General Assembly", "the Council", "CND".

The shipped rows are fixtures/bodies.json; what archivists add is passed in as rows of the same form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Body:
    """One organ. `parent` is the slug of the organ it reports to, or ""."""

    slug: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    abbreviation: str = ""
    symbol_prefix: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Bodies:
    """All organs of the archive, and the words that name them.

    by_name: words that name one organ and no other; shared_names: short names of several, {"Council": {"sc", …}}.
    """

    rows: tuple[Body, ...]
    by_name: dict[str, str] = field(init=False, compare=False)
    shared_names: dict[str, frozenset[str]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, set[str]] = {}
        for row in self.rows:
            for name in (row.name, row.abbreviation, *row.aliases, _bare(row.short_name)):
                names.setdefault(name, set()).add(row.slug)
        names.pop("", None)
        owned = {name: next(iter(slugs)) for name, slugs in names.items() if len(slugs) == 1}
        shared = {name: frozenset(slugs) for name, slugs in names.items() if len(slugs) > 1}
        object.__setattr__(self, "by_name", owned)
        object.__setattr__(self, "shared_names", shared)

    def __iter__(self) -> Iterator[Body]:
        yield from self.rows

    def get(self, slug: str) -> Body | None:
        return next((row for row in self.rows if row.slug == slug), None)


def bodies_from_rows(rows: Iterable[Body]) -> Bodies:
    return Bodies(tuple(rows))


@cache
def shipped_bodies() -> Bodies:
    """The organs of the fixture, in its order."""
    text = files("resolutions").joinpath("fixtures", "bodies.json").read_text("utf-8")
    fields = [entry["fields"] for entry in json.loads(text) if entry["model"] == "resolutions.body"]
    return Bodies(
        tuple(
            Body(
                slug=row["slug"],
                name=row["name"],
                short_name=row["short_name"],
                aliases=tuple(row["aliases"]),
                abbreviation=row["abbreviation"],
                symbol_prefix=row["symbol_prefix"],
                parent=(row["parent"] or [""])[0],
            )
            for row in sorted(fields, key=lambda row: row["position"])
        )
    )


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", name)
