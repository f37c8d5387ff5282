"""The closed vocabularies that the corpora use: what a text needs to know of an archive's tables to be written for it."""

from __future__ import annotations

from dataclasses import dataclass

FORMULAS = {
    "cnd": "The Commission on Narcotic Drugs,",
    "ecosoc": "The Economic and Social Council,",
    "ga": "The General Assembly,",
    "sc": "The Security Council,",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """An action as it opens a paragraph."""

    key: int
    slug: str
    lemma: str
    printed: str


@dataclass(frozen=True, slots=True)
class Term:
    """An addressee or a topic without narrower terms: choosing it finds what bears it and nothing else."""

    key: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A convention by one of its short names; articles: as printed, with the keys of their rows."""

    key: int
    slug: str
    name: str
    articles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What texts are made with; sessions: ("ga", "77") -> key."""

    bodies: dict[str, int]
    sessions: dict[tuple[str, str], int]
    preambular: tuple[Verb, ...]
    operative: tuple[Verb, ...]
    addressees: tuple[Term, ...]
    conventions: tuple[Instrument, ...]
    topics: tuple[Term, ...]
