"""A query as a small tree: words, phrases, prefixes and symbols, joined by all, any and not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    typed: str
    word: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other, in this form; a word may be the beginning of one: ("launder", True)."""

    typed: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin like this."""

    typed: str
    start: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol or designation, or with `is_prefix` all that begin like it."""

    typed: str
    key: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    nodes: tuple[Node, ...]


Term = Word | Phrase | Prefix | Symbol
Node = Term | Not | All | Any
Note = str | Promise


@dataclass(frozen=True, slots=True)
class Query:
    """What was read: `root` is None when nothing was asked. `notes` are sentences on what was left out."""

    typed: str
    root: Node | None
    notes: tuple[Note, ...] = ()

    def terms(self, *, wanted_only: bool = False) -> tuple[Term, ...]:
        """Every word, phrase, prefix and symbol in order; `wanted_only` leaves out what must not stand there."""
        return tuple(_terms(self.root, wanted_only)) if self.root else ()


def _terms(node: Node, wanted_only: bool) -> list[Term]:
    if isinstance(node, Not):
        return [] if wanted_only else _terms(node.node, wanted_only)
    if isinstance(node, All | Any):
        return [term for each in node.nodes for term in _terms(each, wanted_only)]
    return [node]
