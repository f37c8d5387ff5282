"""A search from request to results: one generation of the index from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from resolutions.search.counting import Chosen, Result
from resolutions.search.facets import BY_NAME, FACETS, Labels
from resolutions.search.fields import understood
from resolutions.search.highlight import Highlighter
from resolutions.search.language import parse_query
from resolutions.search.query import Query
from resolutions.search.ranking import ordered, slot_scores
from resolutions.search.request import PAGE_SIZE, SearchRequest
from resolutions.search.results import Facet, FacetValue, Results
from resolutions.search.showing import Showing, best_slots
from resolutions.search.snapshot import Numbers, Snapshot, current, generation
from resolutions.search.suggestions import suggested
from resolutions.search.vocabulary import vocabulary_of
from resolutions.search.wording import reading

_TRIES = 3
_UNKNOWN_LEFT_OUT = gettext_lazy("“%(value)s” is no value of “%(facet)s” and was left out.")
_UNKNOWN_FINDS_NOTHING = gettext_lazy("“%(value)s” is no value of “%(facet)s”: nothing has it.")


def find(request: SearchRequest) -> Results:
    """The page of results that a request asks for. Never raises for anything that somebody may type.

    A rebuild that ends while a search is under way gives slots new meanings; the search is then made again.
    """
    for _again in range(_TRIES):
        snapshot = current()
        results = _found(request, snapshot)
        if generation() == snapshot.generation:
            break
    return results


def find_resolutions(request: SearchRequest) -> list[int]:
    """Keys of all resolutions that a request finds, in its order: for feeds and exports. The page is not looked at."""
    snapshot = current()
    query = understood(parse_query(request.q), vocabulary_of(snapshot))
    chosen, _notes = _known(request, snapshot)
    _result, order, _scores = _searched(request, query, chosen, snapshot)
    return [int(key) for key in snapshot.resolutions[order]]


def _found(request: SearchRequest, snapshot: Snapshot) -> Results:
    query = understood(parse_query(request.q), vocabulary_of(snapshot))
    chosen, notes = _known(request, snapshot)
    asked = replace(request, chosen=chosen)
    result, order, scores = _searched(asked, query, chosen, snapshot)
    pages = max(1, -(-len(order) // PAGE_SIZE))
    if asked.page > pages:
        sentence = ngettext("There is only %(pages)d page.", "There are only %(pages)d pages; this is the last.", pages)
        notes.append(sentence % {"pages": pages})
        asked = asked.on_page(pages)
    shown = order[(asked.page - 1) * PAGE_SIZE : asked.page * PAGE_SIZE].tolist()
    best = {int(snapshot.first_block[each]): best_slots(each, scores, result.all, snapshot) for each in shown}
    are_paragraphs_sought = query.seeks_paragraphs or _narrows_paragraphs(asked)
    marking = Highlighter(query, snapshot.languages)
    titles = Highlighter(query, snapshot.languages, in_titles=True) if query.title_terms() else marking
    showing = Showing(snapshot, marking, titles, chosen.get("language", ()))
    sentences: list[str | Promise] = [*asked.notes, *query.notes, *notes]
    return Results(
        request=asked,
        total=len(order),
        hits=showing.hits(best, with_paragraphs=are_paragraphs_sought),
        facets=_facets(asked, result, snapshot),
        reading=reading(query, asked.unit),
        notes=tuple(str(note) for note in sentences),
        suggestions=() if len(order) or asked.is_empty else tuple(suggested(asked, snapshot, chosen)),
        generation=snapshot.generation,
    )


def _searched(
    request: SearchRequest, query: Query, chosen: Chosen, snapshot: Snapshot
) -> tuple[Result, Numbers, np.ndarray]:
    """The result, documents in order, points of paragraphs."""
    seen = snapshot.alive if request.with_specimens else snapshot.alive & ~snapshot.specimens
    result = Result(snapshot, query.root, request.is_paragraph, chosen, np.asarray(seen))
    scores = slot_scores(query, result.all, snapshot)
    return result, ordered(query, result.all, snapshot, request.sort, scores), scores


def _narrows_paragraphs(request: SearchRequest) -> bool:
    """Whether a facet asks for certain paragraphs, which are then shown even where no word is sought."""
    return any(name in request.chosen for name in ("action", "addressee", "convention", "article"))


def _known(request: SearchRequest, snapshot: Snapshot) -> tuple[dict[str, tuple[str, ...]], list[str | Promise]]:
    """The chosen values that exist, and a note for each that does not."""
    known: dict[str, tuple[str, ...]] = {}
    notes: list[str | Promise] = []
    for name, values in request.chosen.items():
        held, labels = snapshot.facets[name].values, None
        kept = []
        for value in snapshot.now_called(name, values):
            if value not in held:
                labels = labels or snapshot.labels(name)
            if value in held or value in (labels or ()):
                kept.append(value)
            else:
                sentence = _UNKNOWN_FINDS_NOTHING if request.is_exact else _UNKNOWN_LEFT_OUT
                notes.append(sentence % {"value": value, "facet": BY_NAME[name].label})
        if kept or request.is_exact:
            known[name] = tuple(kept or values)
    return known, notes


def _facets(request: SearchRequest, result: Result, snapshot: Snapshot) -> tuple[Facet, ...]:
    return tuple(
        Facet(kind.name, str(kind.label), _values(kind.name, request, result, snapshot), request) for kind in FACETS
    )


def _values(name: str, request: SearchRequest, result: Result, snapshot: Snapshot) -> tuple[FacetValue, ...]:
    """Values that occur or are chosen: in their own order, or most frequent first."""
    counts, labels = result.counts(name), snapshot.labels(name)
    selected = request.chosen.get(name, ())
    values = _in_order(counts, labels, selected, is_ordered=BY_NAME[name].is_ordered)
    return tuple(
        FacetValue(value, labels.get(value, value), counts.get(value, 0), value in selected, name, request)
        for value in values
    )


def _in_order(counts: dict[str, int], labels: Labels, selected: Sequence[str], *, is_ordered: bool) -> list[str]:
    places = {value: place for place, value in enumerate(labels)} if is_ordered else {}
    values = dict.fromkeys((*counts, *selected))

    def place(value: str) -> tuple[int, int, str]:
        if is_ordered:
            return (0, places.get(value, len(places)), value)
        return (-counts.get(value, 0), 0, value)

    return sorted(values, key=place)
