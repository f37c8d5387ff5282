"""What a text is about and whom its paragraphs ask, each a search: the page of a term is the search with that facet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from resolutions.models import Clause, ParagraphAddressee, Resolution, ResolutionTopic, Version
from resolutions.models.vocabularies_found import STANDING


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term, the query string that finds what else has it, and how many paragraphs of the text have it (0: all)."""

    name: str
    query: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class TermsShown:
    """What a page shows of the vocabularies."""

    topics: tuple[TermLink, ...] = ()
    addressees: tuple[TermLink, ...] = ()


def terms_of_text(version: Version) -> TermsShown:
    """Topics of the resolution, and who is asked anywhere in this text, most often first."""
    asked = ParagraphAddressee.objects.filter(STANDING, anchor__clauses__version=version)
    rows = asked.values_list("addressee__slug", "addressee__name").annotate(count=Count("anchor"))
    ordered = sorted(rows, key=lambda row: (-row[2], row[1]))
    return TermsShown(_topics(version.resolution), tuple(_asked(slug, name, count) for slug, name, count in ordered))


def terms_of_place(version: Version, tokens: Iterable[str]) -> TermsShown:
    """Who is asked by the paragraphs with these tokens; a resolution's topics are shown with the whole text."""
    anchors = Clause.objects.filter(version=version, token__in=list(tokens)).values("anchor")
    asked = ParagraphAddressee.objects.filter(STANDING, anchor__in=anchors)
    rows = asked.order_by("addressee__position").values_list("addressee__slug", "addressee__name").distinct()
    return TermsShown((), tuple(_asked(slug, name) for slug, name in rows))


def _topics(resolution: Resolution | None) -> tuple[TermLink, ...]:
    held = ResolutionTopic.objects.filter(STANDING, resolution=resolution).order_by("topic__position")
    rows = held.values_list("topic__slug", "topic__name")
    return tuple(TermLink(name, f"topic={slug}") for slug, name in rows)


def _asked(slug: str, name: str, count: int = 0) -> TermLink:
    return TermLink(name, f"addressee={slug}", count)
