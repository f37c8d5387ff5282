"""A query as a small tree: words, phrases, prefixes, symbols and properties, joined by all, any and not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

OF_PARAGRAPHS = ("cites", "action", "to", "convention", "article")  # fields that choose among the paragraphs of a text


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
class Near:
    """Words of one run, in this form and in any order, with at most `apart` other words among them."""

    typed: str
    parts: tuple[tuple[str, bool], ...]
    apart: int


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
class Value:
    """A value of a facet, as the index holds it: Value("convention", "1988"); `label` as readers are told of it."""

    facet: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A symbol or designation that is cited, by its key; with `is_prefix` all that begin like it."""

    key: str
    label: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """From the first year to the last, both counted."""

    first: int
    last: int


Meant = Value | Cited | Years


@dataclass(frozen=True, slots=True)
class Field:
    """A property: to:"Executive Director" -> Field("Executive Director", "to"). `typed` is the value alone.

    meant: any of these has the property; None until `fields.understood` has looked the value up, () where nothing is
    called so. near: names of values that are called almost so.
    """

    typed: str
    name: str
    is_prefix: bool = False
    meant: tuple[Meant, ...] | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """A title fulfils this by itself."""

    node: Node


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    nodes: tuple[Node, ...]


Term = Word | Phrase | Near | Prefix | Symbol
Node = Term | Field | Titled | Not | All | Any
Note = str | Promise


@dataclass(frozen=True)
class Query:
    """What was read: `root` is None when nothing was asked. `notes` are sentences on what was left out."""

    typed: str
    root: Node | None
    notes: tuple[Note, ...] = ()

    def terms(self, *, wanted_only: bool = False) -> tuple[Term, ...]:
        """Every word, phrase, prefix and symbol in order; `wanted_only` leaves out what must not stand there.

        Words of a title are told by `title_terms`, values of fields by `fields`.
        """
        return self._wanted_terms if wanted_only else self._terms

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        return tuple(each for each in _leaves(self.root, wanted_only=False) if not isinstance(each, Field | Titled))

    @cached_property
    def _wanted_terms(self) -> tuple[Term, ...]:
        return tuple(each for each in _leaves(self.root, wanted_only=True) if not isinstance(each, Field | Titled))

    def fields(self, *, wanted_only: bool = False) -> tuple[Field, ...]:
        """Every property that is asked, in order."""
        return tuple(each for each in _leaves(self.root, wanted_only) if isinstance(each, Field))

    @property
    def seeks_paragraphs(self) -> bool:
        """Whether certain paragraphs are asked for, which are then shown: not where only texts are narrowed."""
        wanted = self.fields(wanted_only=True)
        return bool(self.terms(wanted_only=True)) or any(field.name in OF_PARAGRAPHS for field in wanted)

    def all_fields(self) -> tuple[Field, ...]:
        """Every property that is asked, those of titles too."""
        return tuple(_fields(self.root)) if self.root else ()

    def title_terms(self) -> tuple[Term, ...]:
        """What must stand in a title: to be marked there and nowhere else."""
        titled = [each.node for each in _leaves(self.root, wanted_only=True) if isinstance(each, Titled)]
        return tuple(
            each for node in titled for each in _leaves(node, wanted_only=True) if not isinstance(each, Field | Titled)
        )

    def marked_terms(self) -> tuple[Term, ...]:
        """What is marked in paragraphs: the wanted terms, and the symbols that must be cited."""
        cited = [each for field in self.fields(wanted_only=True) for each in field.meant or ()]
        symbols = [Symbol(each.label, each.key, each.is_prefix) for each in cited if isinstance(each, Cited)]
        return (*self.terms(wanted_only=True), *symbols)


def _leaves(node: Node | None, wanted_only: bool) -> Iterator[Term | Field | Titled]:
    if isinstance(node, Not):
        if not wanted_only:
            yield from _leaves(node.node, wanted_only)
    elif isinstance(node, All | Any):
        for each in node.nodes:
            yield from _leaves(each, wanted_only)
    elif node is not None:
        yield node


def _fields(node: Node) -> Iterator[Field]:
    for leaf in _leaves(node, wanted_only=False):
        if isinstance(leaf, Field):
            yield leaf
        elif isinstance(leaf, Titled):
            yield from _fields(leaf.node)
