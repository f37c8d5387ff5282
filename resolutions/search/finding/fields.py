"""Properties that are asked by field words: what their values mean, and which paragraphs and texts have them.

A value goes through the names of vocabulary.py to values of facets, so that to:"Executive Director" finds what the facet
finds. cites: takes conventions, articles, numbers and symbols: what may be several things is asked for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from resolutions.citations.designations import parse_designation
from resolutions.citations.keys import key_of
from resolutions.errors import CitationNotUnderstood
from resolutions.search.asking.fieldnames import BY_NAME, CITES, YEAR
from resolutions.search.asking.query import (
    All,
    Any,
    Cited,
    Field,
    Meant,
    Node,
    Not,
    Note,
    Query,
    Symbol,
    Titled,
    Value,
    Years,
)
from resolutions.search.facets import BY_NAME as FACETS
from resolutions.search.facets import Scope
from resolutions.search.finding.prepared import tally_of
from resolutions.search.finding.vocabulary import Vocabulary, split_article
from resolutions.search.index.arrays import Mask, Snapshot, Words, mask_of, row_of
from resolutions.search.terms.symbols import TYPED_SYMBOL, symbol_key, typed_keys

SlotsOf = Callable[[Symbol], Words]
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_YEAR = r"(\d{4})"
_RANGE = r"(?:\.\.+|-|\u2010|\u2011|\u2013|\u2014|\u2212|/)"
_YEARS = re.compile(rf"{_YEAR}?(?P<range>{_RANGE})?{_YEAR}?\.?")
_LABELLED = re.compile(r"(?:articles?|art\.?)\s+(?P<article>\d.*)", re.IGNORECASE)
_NO_VALUE = gettext_lazy("“{value}” is no value of “{field}:”, so nothing has it.")
_NEAR_VALUES = gettext_lazy("“{value}” is no value of “{field}:”, so nothing has it. Near to it: {near}.")


def understood(query: Query, vocabulary: Vocabulary) -> Query:
    """The query with every value looked up, and a note for each that nothing is called."""
    if query.root is None or not _has_fields(query.root):
        return query
    root = _understood(query.root, vocabulary)
    unknown = [field for field in Query("", root).all_fields() if not field.meant]
    return replace(query, root=root, notes=(*query.notes, *dict.fromkeys(map(_note, unknown))))


def _has_fields(node: Node) -> bool:
    return any(True for _field in Query("", node).all_fields())


def _note(field: Field) -> Note:
    shown = field.typed + "*" * field.is_prefix
    if not field.near:
        return format_lazy(_NO_VALUE, value=shown, field=field.name)
    near = ", ".join(f"“{name}”" for name in field.near)
    return format_lazy(_NEAR_VALUES, value=shown, field=field.name, near=near)


def _understood(node: Node, vocabulary: Vocabulary) -> Node:
    if isinstance(node, All | Any):
        return type(node)(tuple(_understood(each, vocabulary) for each in node.nodes))
    if isinstance(node, Not):
        return Not(_understood(node.node, vocabulary))
    if isinstance(node, Titled):
        return Titled(_understood(node.node, vocabulary))
    if not isinstance(node, Field):
        return node
    meant = tuple(dict.fromkeys(_meanings(node, vocabulary)))
    return replace(node, meant=meant, near=() if meant else _near(node, vocabulary))


def _meanings(field: Field, vocabulary: Vocabulary) -> Iterator[Meant]:
    if field.name == YEAR:
        yield from _years(field)
    elif field.name == CITES:
        yield from _citable(field, vocabulary)
    elif field.name == "article":
        yield from _articles(field, vocabulary)
    else:
        yield from _valued(BY_NAME[field.name].facet, field, vocabulary)


def _valued(facet: str, field: Field, vocabulary: Vocabulary) -> Iterator[Value]:
    for value in vocabulary.values(facet, field.typed, is_prefix=field.is_prefix):
        yield Value(facet, value, vocabulary.label(facet, value))


def _years(field: Field) -> Iterator[Years]:
    """'1998', '1990-1999', '1990..', '..1950'; '199*' is ten years."""
    if field.is_prefix and field.typed.isdigit() and len(field.typed) < 4:
        yield Years(int(field.typed.ljust(4, "0")), int(field.typed.ljust(4, "9")))
        return
    found = _YEARS.fullmatch("".join(field.typed.split()))
    if found is None or not (found[1] or found[3]):
        return
    first, last = int(found[1] or _FIRST_YEAR), int(found[3] or _LAST_YEAR)
    if not found["range"]:
        first = last = int(found[1] or found[3])
    yield Years(min(first, last), max(first, last))


def _citable(field: Field, vocabulary: Vocabulary) -> Iterator[Meant]:
    yield from _valued("convention", field, vocabulary)
    yield from _articles(field, vocabulary)
    symbol = TYPED_SYMBOL.fullmatch(field.typed)
    if field.is_prefix:
        if "/" in field.typed:
            yield Cited(symbol_key(field.typed), field.typed, is_prefix=True)
    elif symbol:
        yield from (Cited(key, field.typed) for key in typed_keys(symbol))
    else:
        yield from _designated(field.typed, vocabulary)


def _designated(typed: str, vocabulary: Vocabulary) -> Iterator[Meant]:
    """What the box for citations would read: 'General Assembly resolution 77/238'."""
    try:
        candidates = parse_designation(typed).readings
    except CitationNotUnderstood:
        return
    for candidate in candidates:
        if candidate.article:
            for value in vocabulary.articles([candidate.convention], candidate.article):
                yield Value("article", value, vocabulary.label("article", value))
        elif candidate.convention:
            yield Value("convention", candidate.convention, vocabulary.label("convention", candidate.convention))
        elif candidate.identity is not None:
            yield Cited(symbol_key(key_of(candidate.identity)), typed)
        elif candidate.symbol or candidate.sales:
            yield Cited(symbol_key(candidate.symbol or candidate.sales), typed)


def _articles(field: Field, vocabulary: Vocabulary) -> Iterator[Value]:
    """Of a convention that is named, else (as a value of article: alone) of every convention: '3', 'article 38 bis'."""
    name, article = split_article(field.typed)
    if article:
        held = vocabulary.articles(vocabulary.values("convention", name), article)
        yield from (Value("article", value, vocabulary.label("article", value)) for value in held)
    if field.is_prefix and "/" in field.typed:
        key = field.typed.casefold()
        held = sorted(value for value in vocabulary.snapshot.facets["article"].numbers if value.startswith(key))
        yield from (Value("article", value, vocabulary.label("article", value)) for value in held)
    elif field.name == "article" and not article:
        found = _LABELLED.fullmatch(field.typed)
        ending = "/" + re.sub(r"[ -]+", "-", (found["article"] if found else field.typed).casefold())
        held = sorted(value for value in vocabulary.snapshot.facets["article"].numbers if value.endswith(ending))
        yield from (Value("article", value, vocabulary.label("article", value)) for value in held)


def _near(field: Field, vocabulary: Vocabulary) -> tuple[str, ...]:
    if field.name == YEAR:
        return ()
    if field.name in (CITES, "article"):
        name, article = split_article(field.typed)
        near = vocabulary.values("convention", name)
        if near:
            return tuple(vocabulary.label("convention", slug) for slug in near) if article else ()
        return vocabulary["convention"].near(name)
    return vocabulary[BY_NAME[field.name].facet].near(field.typed)


def paragraphs_with(field: Field, vocabulary: Vocabulary, slots_of: SlotsOf) -> Words:
    """The slots that have a property; of a property of texts, all slots of the texts that have it."""
    snapshot = vocabulary.snapshot
    found = np.zeros(snapshot.blocks, np.uint64)
    documents = np.zeros(snapshot.documents, np.bool_)
    for meant in field.meant or ():
        if isinstance(meant, Cited):
            found |= _citing(meant, snapshot, slots_of)
        elif isinstance(meant, Years):
            documents |= _of_years(meant, vocabulary)
        elif FACETS[meant.facet].scope == Scope.RESOLUTION:
            documents |= mask_of(snapshot.facets[meant.facet].row(meant.value), snapshot.documents)
    for facet, values in _values_of_paragraphs(field.meant or ()).items():
        found |= slots_with(facet, values, snapshot)
    return found | slots_of_documents(documents, snapshot) if documents.any() else found


def documents_with(field: Field, vocabulary: Vocabulary, slots_of: SlotsOf) -> Words:
    """The row of texts that have a property, in any of their paragraphs."""
    snapshot = vocabulary.snapshot
    row = np.zeros(len(snapshot.alive_row), np.uint64)
    for meant in field.meant or ():
        if isinstance(meant, Value):
            row |= snapshot.facets[meant.facet].row(meant.value)
        elif isinstance(meant, Years):
            row |= row_of(_of_years(meant, vocabulary))
        else:
            row |= row_of(owners_of(_citing(meant, snapshot, slots_of), snapshot))
    return row & snapshot.alive_row


def _values_of_paragraphs(meant: Sequence[Meant]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in meant:
        if isinstance(each, Value) and FACETS[each.facet].scope == Scope.PARAGRAPH:
            found.setdefault(each.facet, []).append(each.value)
    return found


def _citing(cited: Cited, snapshot: Snapshot, slots_of: SlotsOf) -> Words:
    """Where a symbol stands, but for the titles of the texts that bear it: these are it, they do not cite it."""
    found = slots_of(Symbol(cited.label, cited.key, cited.is_prefix)).copy()
    spellings = snapshot.spellings
    bearers = list(spellings.starting(cited.key) if cited.is_prefix else spellings.get(cited.key, ()))
    if bearers:
        is_bearer = np.zeros(snapshot.documents, np.bool_)
        is_bearer[bearers] = True
        found &= ~(snapshot.titles & slots_of_documents(is_bearer, snapshot))
    return found


def _of_years(years: Years, vocabulary: Vocabulary) -> Mask:
    """By the day of the text; of one without, by the year of its session."""
    snapshot = vocabulary.snapshot
    first = date(max(years.first, 1), 1, 1).toordinal()
    last = date(max(years.last, 1), 12, 31).toordinal()
    is_dated = snapshot.days > 1
    found = is_dated & (snapshot.days >= first) & (snapshot.days <= last)
    if not is_dated.all():
        for value, year in vocabulary.session_years.items():
            if years.first <= year <= years.last:
                found |= ~is_dated & mask_of(snapshot.facets["session"].row(value), snapshot.documents)
    return found & snapshot.alive


def slots_with(facet: str, values: Sequence[str], snapshot: Snapshot) -> Words:
    """The slots that have any of these values of a facet of paragraphs."""
    numbers = snapshot.facets[facet].numbers
    return tally_of(facet, snapshot).slots_with([numbers[value] for value in values if value in numbers])


def slots_of_documents(documents: Mask, snapshot: Snapshot) -> Words:
    """All slots in use of these texts."""
    if not snapshot.documents:
        return np.zeros(snapshot.blocks, np.uint64)
    is_held = documents[snapshot.document_of] & (snapshot.document_of >= 0)
    return np.where(is_held, snapshot.live, np.uint64(0))


def owners_of(slots: Words, snapshot: Snapshot) -> Mask:
    """The texts that have any of these slots."""
    owners = np.zeros(snapshot.documents, np.bool_)
    blocks = np.flatnonzero(slots)
    owners[snapshot.document_of[blocks]] = True
    return owners & snapshot.alive


def titled(found: Words, snapshot: Snapshot) -> Words:
    """The row of texts with a title among these slots."""
    return row_of(owners_of(found & snapshot.titles, snapshot))
