"""A search from request to results: one generation of the index from beginning to end."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import ngettext

from resolutions.search.asking.query import Word
from resolutions.search.asking.wording import reading
from resolutions.search.facets import FACETS, FacetKind
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import PAGE_SIZE, SearchRequest
from resolutions.search.searching import Search, searched
from resolutions.search.showing.highlight import Highlighter
from resolutions.search.showing.hits import Showing
from resolutions.search.showing.results import Facet, Hit, Results
from resolutions.search.suggestions import suggested


def find(request: SearchRequest, *, facets: Collection[str] | None = None, with_highlights: bool = True) -> Results:
    """The page of results that a request asks for. Never raises for anything that somebody may type.

    facets: names of those to be counted, all where none are given. with_highlights: whether the paragraphs that match are
    read and what is sought in them marked; without them hits have none.
    """
    kinds = [kind for kind in FACETS if facets is None or kind.name in facets]
    return searched(request, lambda search: _page(search, kinds, with_highlights=with_highlights))


def find_resolutions(request: SearchRequest) -> list[int]:
    """Keys of all resolutions that a request finds, in its order: for feeds and exports. The page is not looked at."""
    keys: list[int] = searched(request, lambda search: search.resolutions.tolist())
    return keys


def _page(search: Search, kinds: Collection[FacetKind], *, with_highlights: bool) -> Results:
    asked, total = search.request, search.total
    notes: list[str | Promise] = [*asked.notes, *search.query.notes, *search.notes]
    pages = max(1, -(-total // PAGE_SIZE))
    if asked.page > pages:
        sentence = ngettext("There is only %(pages)d page.", "There are only %(pages)d pages; this is the last.", pages)
        notes.append(sentence % {"pages": pages})
        asked = asked.on_page(pages)
    return Results(
        request=asked,
        total=total,
        hits=_hits(search, asked.page, with_highlights=with_highlights),
        facets=tuple(Facet.of(kind, asked, search.result.counts(kind.name), search.snapshot) for kind in kinds),
        reading=reading(search.query, asked.unit),
        notes=tuple(str(note) for note in notes),
        suggestions=() if total or asked.is_empty else tuple(suggested(asked, search.snapshot, asked.chosen)),
        generation=search.snapshot.generation,
    )


def _hits(search: Search, page: int, *, with_highlights: bool) -> tuple[Hit, ...]:
    query, snapshot = search.query, search.snapshot
    slots = search.slots(search.order.part((page - 1) * PAGE_SIZE, page * PAGE_SIZE))
    best = {int(snapshot.first_block[document]): held for document, held in slots.items()}
    forms = _forms(search)
    marking = Highlighter(query, snapshot.languages, forms)
    titles = Highlighter(query, snapshot.languages, forms, in_titles=True) if query.title_terms() else marking
    by_citations = search.request.sort == Sort.CITED
    languages = search.request.chosen.get("language", ())
    showing = Showing(snapshot, marking, titles, languages, with_citations=by_citations)
    return showing.hits(best, with_paragraphs=with_highlights and search.seeks_paragraphs)


def _forms(search: Search) -> Mapping[str, Collection[str]]:
    """Language -> every form in which its texts have the words to be marked, as it came with their slots."""
    forms: dict[str, set[str]] = {language: set() for language in search.snapshot.languages}
    terms = (*search.query.marked_terms(), *search.query.title_terms())
    for term in dict.fromkeys(each for each in terms if isinstance(each, Word)):
        for language, form in search.result.postings.posting(term).forms:
            forms.setdefault(language, set()).add(form)
    return forms
