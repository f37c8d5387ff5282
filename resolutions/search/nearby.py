"""What comes near where little is found: texts that hold some of the words, or all of them in several paragraphs.

They follow what was found and are told apart from it. They count in no total and no facet, and are in no feed and no
file: what was asked for is found exactly, and this is only what to look at next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from resolutions.search.asking.canonical import canonical
from resolutions.search.asking.parsing import parse_query
from resolutions.search.asking.query import All, Any, Near, Phrase, Prefix, Symbol, Word
from resolutions.search.find import find
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Hit, Results

FEW = 10  # texts; a list that is shorter is filled up to this


@dataclass(frozen=True, slots=True)
class Nearby:
    """request: the wider search, for any of the words; total: of all that it finds. hits: what was not found already.

    first: the number of its first text on a page that has what was found above it.
    """

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    first: int = 1


def nearby(results: Results) -> Nearby | None:
    """What to show after a short list; None where the list is long, or nothing in it can be asked for more widely."""
    if results.total >= FEW or results.request.sort != Sort.RELEVANCE:
        return None
    wider = wider_request(results.request)
    if wider is None:
        return None
    found = find(wider, facets=())
    held = {hit.identity for hit in results.hits}
    hits = tuple(hit for hit in found.hits if hit.identity not in held)[: FEW - results.total]
    return Nearby(wider, found.total, hits, results.total + 1) if hits else None


def wider_request(request: SearchRequest) -> SearchRequest | None:
    """The same with any of its words for all of them: 'coca bush -opium' -> '(coca OR bush) -opium'.

    What must not stand there, alternatives, titles and properties stay as they are. None for fewer than two words.
    """
    root = parse_query(request.q).root
    if not isinstance(root, All):
        return None
    words = tuple(node for node in root.nodes if isinstance(node, Word | Phrase | Near | Prefix | Symbol))
    if len(words) < 2:
        return None
    others = tuple(node for node in root.nodes if node not in words)
    wider = All((Any(words), *others)) if others else Any(words)
    return replace(request, q=canonical(wider), page=1, notes=())
