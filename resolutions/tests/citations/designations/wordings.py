"""The 200 wordings with their right answers, and what a reading answers to them.

answer: one (this address), choice (exactly these, as a question), list (these in order; "or" within one that is asked
about), known (one address, whose text is not held), nothing.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parents[1] / "resolver_wordings.csv"


@dataclass(frozen=True, slots=True)
class Wording:
    words: str
    answer: str
    addresses: tuple[frozenset[str], ...]


def wordings() -> list[Wording]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return [_wording(row) for row in csv.DictReader(file)]


def _wording(row: dict[str, str]) -> Wording:
    listed = [one for one in row["addresses"].split(" | ") if one]
    if row["answer"] == "choice":
        return Wording(row["wording"], "choice", (frozenset(listed),))
    return Wording(row["wording"], row["answer"], tuple(frozenset(words.split(" or ")) for words in listed))
