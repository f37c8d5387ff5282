"""The small view of terms on the review page: of a draft what would be found, of a settled text what stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from resolutions.ingest.addressees import extract_addressees
from resolutions.ingest.topics import extract_topics
from resolutions.models import Addressee, ParagraphAddressee, ResolutionTopic, Topic, Version
from resolutions.models.vocabularies_found import STANDING
from resolutions.store.rows import from_rows
from resolutions.store.terms import shown_terms


@dataclass(frozen=True, slots=True)
class TermsRead:
    """Names of topics; names of addressees, each with how many paragraphs ask it."""

    topics: tuple[str, ...]
    addressees: tuple[tuple[str, int], ...]


def terms_read(version: Version) -> TermsRead:
    if version.is_open or version.resolution is None:
        return _of_draft(version)
    topics = ResolutionTopic.objects.filter(STANDING, resolution=version.resolution).order_by("topic__position")
    asked = ParagraphAddressee.objects.filter(STANDING, anchor__clauses__version=version)
    counts = Counter(asked.values_list("addressee__name", flat=True))
    return TermsRead(tuple(topics.values_list("topic__name", flat=True)), tuple(counts.most_common()))


def _of_draft(version: Version) -> TermsRead:
    terms, text = shown_terms(), from_rows(version)
    body = version.resolution.body.slug if version.resolution else ""
    topics = [found.slug for found in extract_topics(text, body, terms.topics)]
    counts = Counter(found.slug for found in extract_addressees(text, body, terms.addressees).asked)
    topic_names = dict(Topic.objects.filter(slug__in=topics).values_list("slug", "name"))
    names = dict(Addressee.objects.filter(slug__in=list(counts)).values_list("slug", "name"))
    return TermsRead(
        tuple(topic_names.get(slug, slug) for slug in topics),
        tuple((names.get(slug, slug), count) for slug, count in counts.most_common()),
    )
