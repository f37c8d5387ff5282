"""What else to try when nothing was found: the same words in whole resolutions, without facets, or spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import numpy as np
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from resolutions.models.search import SearchTerm
from resolutions.search.counting import Chosen, Result
from resolutions.search.fields import understood
from resolutions.search.language import parse_query
from resolutions.search.postings import Postings
from resolutions.search.query import Word
from resolutions.search.request import RESOLUTION, SearchRequest
from resolutions.search.results import Suggestion
from resolutions.search.snapshot import Snapshot
from resolutions.search.vocabulary import vocabulary_of

CLOSENESS = 0.75
_LAST = "\U0010ffff"


def suggested(request: SearchRequest, snapshot: Snapshot, chosen: Chosen) -> Iterator[Suggestion]:
    """Searches near the one that found nothing; each of them finds something."""
    if request.chosen and request.q:
        yield from _counted(_("the same words without any filter"), request.without_facets(), snapshot, {})
    if request.is_paragraph:
        words = _("all of it anywhere in one resolution, instead of in one paragraph")
        yield from _counted(words, request.in_unit(RESOLUTION), snapshot, chosen)
    respelled = _respelled(request, snapshot)
    if respelled:
        words = _("did you mean “%(words)s”?") % {"words": respelled}
        yield from _counted(words, request.with_words(respelled).without_facets(), snapshot, {})


def _counted(words: str, request: SearchRequest, snapshot: Snapshot, chosen: Chosen) -> Iterator[Suggestion]:
    root = understood(parse_query(request.q), vocabulary_of(snapshot)).root
    seen = snapshot.alive if request.with_specimens else snapshot.alive & ~snapshot.specimens
    count = Result(snapshot, root, request.is_paragraph, chosen, np.asarray(seen)).all.total
    if count:
        yield Suggestion(words, request.query_string, count)


def _respelled(request: SearchRequest, snapshot: Snapshot) -> str:
    """The query with every word that the archive does not hold changed to a near one that it does; '' if none is."""
    postings, changed = Postings(snapshot), request.q
    for term in parse_query(request.q).terms(wanted_only=True):
        if isinstance(term, Word) and not postings.slots(term):
            near = _nearest(term.word, postings)
            changed = changed.replace(term.typed, near, 1) if near else changed
    return changed if changed != request.q else ""


def _nearest(word: str, postings: Postings) -> str:
    """Words with the same beginning and about the same length are compared: a few thousand of many."""
    near = SearchTerm.objects.exclude(language="").annotate(length=Length("word"))
    near = near.filter(length__gte=len(word) - 2, length__lte=len(word) + 2)
    near = near.filter(word__gte=word[0], word__lt=word[0] + _LAST)
    held = set(near.values_list("word", flat=True))
    for match in get_close_matches(word, sorted(held), n=5, cutoff=CLOSENESS):
        if postings.slots(Word(match, match)):
            return match
    return ""
