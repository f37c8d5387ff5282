"""What else to try when nothing was found: the same words in whole resolutions, without facets, or spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

import numpy as np
from django.utils.translation import gettext as _

from resolutions.models.search import SearchTerm
from resolutions.search.asking.canonical import canonical
from resolutions.search.asking.parsing import parse_query
from resolutions.search.asking.query import All, Any, Field, Near, Node, Not, Phrase, Prefix, Query, Term, Titled, Word
from resolutions.search.finding.counting import Chosen, Result
from resolutions.search.finding.fields import understood
from resolutions.search.finding.vocabulary import vocabulary_of
from resolutions.search.finding.wordlist import WordList, word_list
from resolutions.search.index.snapshot import Snapshot
from resolutions.search.request import RESOLUTION, SearchRequest
from resolutions.search.showing.results import Suggestion
from resolutions.search.terms.stems import spellings, stems

_MOST_NEAR = 3  # near words for one that nothing has
_MOST_TRIED = 5
_NEARNESS = 5  # words that may stand among those of a phrase that is nowhere


def suggested(request: SearchRequest, snapshot: Snapshot, chosen: Chosen) -> Iterator[Suggestion]:
    """Searches near the one that found nothing; each of them finds something."""
    if request.chosen and request.q:
        yield from _counted(_("the same words without any filter"), request.without_facets(), snapshot, {})
    if request.is_paragraph:
        words = _("all of it anywhere in one resolution, instead of in one paragraph")
        yield from _counted(words, request.in_unit(RESOLUTION), snapshot, chosen)
    if request.q:
        yield from _respelled(request, snapshot)
        yield from _loosened(request, snapshot)


def _counted(words: str, request: SearchRequest, snapshot: Snapshot, chosen: Chosen) -> Iterator[Suggestion]:
    root = understood(parse_query(request.q), vocabulary_of(snapshot)).root
    seen = snapshot.alive if request.with_specimens else snapshot.alive & ~snapshot.specimens
    count = Result(snapshot, root, request.is_paragraph, chosen, np.asarray(seen)).all.total
    if count:
        yield Suggestion(words, request.query_string, count)


def _respelled(request: SearchRequest, snapshot: Snapshot) -> Iterator[Suggestion]:
    """The first query that finds something when words and values that nothing has give way to near ones."""
    query = understood(parse_query(request.q), vocabulary_of(snapshot))
    for changed in islice(respellings(query, snapshot), _MOST_TRIED):
        words = _("did you mean “%(words)s”?") % {"words": changed}
        found = list(_counted(words, request.with_words(changed).without_facets(), snapshot, {}))
        if found:
            yield found[0]
            return


def respellings(query: Query, snapshot: Snapshot) -> Iterator[str]:
    """Queries with near words and values for those that the archive does not hold, the nearest first."""
    listed = word_list(snapshot)
    unknown = _unknown(query, snapshot, listed)
    near = {word: listed.near(word, _MOST_NEAR) for word in unknown}
    mended: list[tuple[tuple[str, str], ...]] = [
        tuple((word, other) for other in others) for word, others in near.items() if others
    ]
    fields = {field: field.near[0] for field in query.all_fields() if not field.meant and field.near}
    if query.root is None or not (mended or fields):
        return
    for chosen in product(*mended):
        others = dict(chosen)
        plain = _replaced(query, others) if not fields else ""
        yield plain or canonical(_changed(query.root, others, fields))


def _unknown(query: Query, snapshot: Snapshot, listed: WordList) -> list[str]:
    """Words of which no text has any form; of phrases, those of which no text has this form."""
    wanted = [*query.terms(wanted_only=True), *query.title_terms()]
    words = {term.word: None for term in wanted if isinstance(term, Word)}
    keys = {word: [key for language in snapshot.languages for key in stems(language, word)] for word in words}
    sought = [key for held in keys.values() for key in held]
    known = set(SearchTerm.objects.filter(stem__in=sought).values_list("stem", flat=True))
    missing = [word for word in words if not known.intersection(keys[word])]
    parts = [part for term in wanted if isinstance(term, Phrase | Near) for part in term.parts]
    missing += [
        word for word, is_prefix in parts if not is_prefix and not any(map(listed.__contains__, spellings(word)))
    ]
    missing += [
        start
        for start in (*(word for word, is_prefix in parts if is_prefix), *_starts(wanted))
        if not listed.starting(start, 1) and start not in listed
    ]
    return list(dict.fromkeys(missing))


def _starts(wanted: Iterable[Term]) -> Iterator[str]:
    return (term.start for term in wanted if isinstance(term, Prefix))


def _replaced(query: Query, others: Mapping[str, str]) -> str:
    """The query as it was typed, but for the words; '' where more than single words would change."""
    changed = query.typed
    for word, other in others.items():
        typed = next((term.typed for term in query.terms() if isinstance(term, Word) and term.word == word), "")
        if not typed or typed not in changed:
            return ""
        changed = changed.replace(typed, other, 1)
    return changed


def _changed(node: Node, words: Mapping[str, str], fields: Mapping[Field, str]) -> Node:
    if isinstance(node, All | Any):
        return type(node)(tuple(_changed(each, words, fields) for each in node.nodes))
    if isinstance(node, Not):
        return Not(_changed(node.node, words, fields))
    if isinstance(node, Titled):
        return Titled(_changed(node.node, words, fields))
    if isinstance(node, Field):
        return replace(node, typed=fields[node], is_prefix=False) if node in fields else node
    if isinstance(node, Word) and node.word in words:
        return Word(words[node.word], words[node.word])
    if isinstance(node, Prefix) and node.start in words:
        return Word(words[node.start], words[node.start])
    if isinstance(node, Phrase | Near):
        parts = tuple((words.get(word, word), is_prefix and word not in words) for word, is_prefix in node.parts)
        return replace(node, typed=" ".join(word for word, _ in parts), parts=parts)
    return node


def _loosened(request: SearchRequest, snapshot: Snapshot) -> Iterator[Suggestion]:
    """Where a phrase is nowhere: its words near each other, else anywhere in what is sought."""
    root = parse_query(request.q).root
    for kind, words in ((Near, _("the words of the phrase near each other")), (All, _("the words without the phrase"))):
        changed = canonical(_unbound(root, kind)) if root else ""
        if root and changed != canonical(root):
            found = list(_counted(words, request.with_words(changed), snapshot, request.chosen))
            if found:
                yield found[0]
                return


def _unbound(node: Node, kind: type[Near] | type[All]) -> Node:
    if isinstance(node, All | Any):
        return type(node)(tuple(_unbound(each, kind) for each in node.nodes))
    if not isinstance(node, Phrase | Near) or len(node.parts) < 2:
        return node
    if kind is Near:
        return Near(node.typed, node.parts, max(_NEARNESS, 2 * node.apart if isinstance(node, Near) else 0))
    return All(tuple(Prefix(word, word) if starts else Word(word, word) for word, starts in node.parts))
