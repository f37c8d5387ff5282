"""The facets: one entry each. An entry says what values a resolution or a run of words has, and how they are called.

A facet of a PARAGRAPH is a property of its words, so it spreads as they do: to the sub-paragraphs of the opening words
that carry it, and from a note to the paragraphs that call it.

An addressee is asked by one paragraph and does not spread. Its terms, and those of topics, are broader and narrower: the
index holds the terms themselves, and whoever chooses a broader one finds what is below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Action, Addressee, Article, Body, Convention, ConventionName, Resolution, Session, Topic
from resolutions.models.vocabularies import Term
from resolutions.search.texts import Run, Source


class Scope(StrEnum):
    """What has the value: the resolution as a whole, or single paragraphs."""

    RESOLUTION = "resolution"
    PARAGRAPH = "paragraph"


Labels = Mapping[str, str]
Slugs = Mapping[str, str]


def _none() -> Slugs:
    return {}


@dataclass(frozen=True, slots=True)
class FacetKind:
    """An entry of the registry. `labels` lists every value that may be chosen, in the order of an ordered facet.

    is_open: its values grow with the texts and have two parts ("cnd:45"); the others are closed vocabularies.
    broader: value -> the next broader one, which finds it too; moved: value of an old address -> the one it is now.
    below: the facet under whose values these are shown, "" for none; its own name where its terms are broader and narrower.
    parent_of: value -> the one that it is shown under, where its name says so; else the index tells.
    """

    name: str
    label: Promise
    scope: Scope
    labels: Callable[[], Labels]
    of_source: Callable[[Source], Iterable[str]] | None = None
    of_run: Callable[[Run], Iterable[str]] | None = None
    of_slots: Callable[[Source], Iterable[tuple[int, str]]] | None = None
    broader: Callable[[], Slugs] = _none
    moved: Callable[[], Slugs] = _none
    is_ordered: bool = False
    is_open: bool = False
    below: str = ""
    parent_of: Callable[[str], str] | None = None


def _decade(source: Source) -> list[str]:
    year = source.date.year if source.date else source.resolution.session.year
    return [str(year // 10 * 10)] if year else []


def _vote(source: Source) -> list[str]:
    return ["yes" if source.has_vote else "no"]


def _session(source: Source) -> list[str]:
    return [f"{source.resolution.body.slug}:{source.resolution.session.label}"]


def _body_labels() -> Labels:
    return dict(Body.objects.order_by("position", "slug").values_list("slug", "name"))


def _session_labels() -> Labels:
    """Newest first within each body, named with it."""
    rows = Session.objects.order_by("body__position", "body__slug", "-ordinal", "-label")
    values = rows.values_list("body__slug", "label", "body__abbreviation", "year", "kind")
    return {
        f"{body}:{label}": f"{short or body} {label}" + (f" ({year})" if year and kind != Session.Kind.ANNUAL else "")
        for body, label, short, year, kind in values
    }


def _kind_labels() -> Labels:
    return {value: str(label) for value, label in Resolution.Kind.choices}


def _decade_labels() -> Labels:
    return {str(year): f"{year}–{year + 9}" for year in range(2090, 1900, -10)}


def _action_labels() -> Labels:
    return dict(Action.objects.order_by("slug").values_list("slug", "lemma"))


def _convention_labels() -> Labels:
    """The first short name in English, else the title."""
    names = dict(Convention.objects.order_by("position").values_list("slug", "title"))
    short = ConventionName.objects.filter(kind=ConventionName.Kind.SHORT, language="en").order_by("-pk")
    return {**names, **dict(short.values_list("convention__slug", "name"))}


def _article_labels() -> Labels:
    conventions = _convention_labels()
    rows = Article.objects.order_by("convention__position", "position")
    label = _("%(convention)s, article %(article)s")  # looked up once: there are thousands
    return {
        f"{slug}/{article}": label % {"convention": conventions[slug], "article": printed}
        for slug, article, printed in rows.values_list("convention__slug", "slug", "printed")
    }


def _part_labels() -> Labels:
    return {"preamble": _("preamble"), "operative": _("operative part"), "annex": _("annex")}


def _language_labels() -> Labels:
    return dict(settings.LANGUAGES)


def _vote_labels() -> Labels:
    return {"yes": _("adopted by a vote"), "no": _("no vote recorded")}


def _term_labels(model: type[Term]) -> Callable[[], Labels]:
    return lambda: dict(model.objects.filter(merged_into__isnull=True).values_list("slug", "name"))


def _term_broader(model: type[Term]) -> Callable[[], Slugs]:
    return lambda: dict(model.objects.filter(parent__isnull=False).values_list("slug", "parent__slug"))


def _term_moved(model: type[Term]) -> Callable[[], Slugs]:
    return lambda: dict(model.objects.filter(merged_into__isnull=False).values_list("slug", "merged_into__slug"))


FACETS: tuple[FacetKind, ...] = (
    FacetKind(
        "body", gettext_lazy("Body"), Scope.RESOLUTION, _body_labels, of_source=lambda s: [s.resolution.body.slug]
    ),
    FacetKind("kind", gettext_lazy("Kind"), Scope.RESOLUTION, _kind_labels, of_source=lambda s: [s.resolution.kind]),
    FacetKind(
        "session",
        gettext_lazy("Session"),
        Scope.RESOLUTION,
        _session_labels,
        of_source=_session,
        is_ordered=True,
        is_open=True,
        below="decade",
    ),
    FacetKind("decade", gettext_lazy("Decade"), Scope.RESOLUTION, _decade_labels, of_source=_decade, is_ordered=True),
    FacetKind(
        "topic",
        gettext_lazy("Topic"),
        Scope.RESOLUTION,
        _term_labels(Topic),
        of_source=lambda source: source.topics,
        broader=_term_broader(Topic),
        moved=_term_moved(Topic),
        below="topic",
    ),
    FacetKind(
        "addressee",
        gettext_lazy("Who is asked"),
        Scope.PARAGRAPH,
        _term_labels(Addressee),
        of_slots=lambda source: source.addressees,
        broader=_term_broader(Addressee),
        moved=_term_moved(Addressee),
        below="addressee",
    ),
    FacetKind("action", gettext_lazy("Action"), Scope.PARAGRAPH, _action_labels, of_run=lambda run: run.actions),
    FacetKind(
        "convention",
        gettext_lazy("Convention"),
        Scope.PARAGRAPH,
        _convention_labels,
        of_run=lambda run: run.conventions,
    ),
    FacetKind(
        "article",
        gettext_lazy("Article"),
        Scope.PARAGRAPH,
        _article_labels,
        of_run=lambda run: run.articles,
        is_open=True,
        below="convention",
        parent_of=lambda value: value.rpartition("/")[0],
    ),
    FacetKind(
        "part", gettext_lazy("Part"), Scope.PARAGRAPH, _part_labels, of_run=lambda run: run.parts, is_ordered=True
    ),
    FacetKind(
        "language", gettext_lazy("Language"), Scope.PARAGRAPH, _language_labels, of_run=lambda run: [run.language]
    ),
    FacetKind("vote", gettext_lazy("Vote"), Scope.RESOLUTION, _vote_labels, of_source=_vote),
)
BY_NAME = {kind.name: kind for kind in FACETS}
