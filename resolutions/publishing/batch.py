"""Many drafts published: what cannot be published stays a draft, and the others go on.

A few texts share one transaction, since most of the search index's work is the same for one text and for a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from resolutions.errors import PublishingError, StaleEdit
from resolutions.models import Problem, Resolution, Version
from resolutions.models.versions import VersionQuerySet
from resolutions.publishing.publish import publish, publish_unindexed
from resolutions.search.index.writing import index_versions
from resolutions.store.terms import Terms, stored_terms

TOGETHER = 100  # texts in one transaction: some five seconds of work to lose when interrupted

_QUERY = re.compile(
    r"(?P<body>[a-z]+)(?::(?P<session>(?:E?S-)?\d+)(?:/(?P<number>\d+)(?:-?(?P<letter>[A-Z]))?)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one draft: published, or the sentence that says why not."""

    version: Version
    refusal: str = ""

    @property
    def is_published(self) -> bool:
        return not self.refusal


def open_versions(queries: Iterable[str] = (), *, is_without_errors: bool = False) -> VersionQuerySet:
    """Drafts and texts in review, in the order of their addresses.

    queries: "cnd", "cnd:45", "cnd:45/9", "ga:S-20/4-C"; none for all. Raises PublishingError for another form.
    """
    wanted = Q()
    for query in queries:
        wanted |= _wanted(query)
    found = Version.objects.open().with_identity().filter(wanted)
    if is_without_errors:
        errors = Problem.objects.unsettled().filter(version=OuterRef("pk"), severity=Problem.Severity.ERROR)
        found = found.filter(~Exists(errors), resolution__isnull=False)
    return found.order_by(
        "resolution__body__position", "resolution__session__ordinal", "resolution__kind", "resolution__number", "pk"
    )


def resolutions_named(queries: Iterable[str]) -> list[int]:
    """Keys of the resolutions that such queries name; raises PublishingError for another form."""
    wanted = Q()
    for query in queries:
        wanted |= _wanted(query)
    return list(Version.objects.filter(wanted).order_by().values_list("resolution_id", flat=True).distinct())


def publish_each(versions: Iterable[Version], by: User | None, *, is_replacing: bool = False) -> Iterator[Outcome]:
    """Publishes one after the other; a text published before is replaced only when that is asked for."""
    waiting = iter(versions)
    while group := list(islice(waiting, TOGETHER)):
        yield from _publish_group(group, by, is_replacing)


@transaction.atomic
def _publish_group(versions: Iterable[Version], by: User | None, is_replacing: bool) -> list[Outcome]:
    """The index follows once, in the same transaction, so that it never contradicts the texts."""
    terms = stored_terms()
    outcomes = [_outcome(version, by, terms, is_replacing=is_replacing) for version in versions]
    index_versions(outcome.version for outcome in outcomes if outcome.is_published)
    return outcomes


@transaction.atomic
def publish_beside(version: Version, by: User | None, *, revision: int | None = None) -> Version:
    """Publishes one of many, which nobody compares with what readers have now.

    Raises PublishingError where it would replace a published text, and what `publish` raises.
    """
    refuse_replacing(version)
    return publish(version, by, revision=revision)


def refuse_replacing(version: Version) -> None:
    """Raises PublishingError where another text of the resolution is published in this language.

    Takes the locks of `publish` in its order, so that nobody publishes another one between this and that.
    """
    Version.objects.select_for_update().values_list("pk", flat=True).get(pk=version.pk)
    if version.resolution_id is None:
        return
    Resolution.objects.select_for_update(no_key=True).values_list("pk", flat=True).get(pk=version.resolution_id)
    others = Version.objects.published().filter(resolution=version.resolution_id, language=version.language)
    if others.exclude(pk=version.pk).exists():
        raise PublishingError(
            _("Another text of it is published already. Compare the two, or ask for it to be replaced.")
        )


def _outcome(version: Version, by: User | None, terms: Terms, *, is_replacing: bool) -> Outcome:
    try:
        if not is_replacing:
            refuse_replacing(version)
        with transaction.atomic():
            return Outcome(publish_unindexed(version, by, terms=terms))
    except (PublishingError, StaleEdit) as fault:
        return Outcome(version, str(fault))


def _wanted(query: str) -> Q:
    found = _QUERY.fullmatch(query.strip())
    if found is None:
        raise PublishingError(
            _("“%s” names no texts. Write an organ, a session or a text: cnd, cnd:45, cnd:45/9, ga:S-20/4-C.") % query
        )
    wanted = Q(resolution__body__slug=found["body"].lower())
    if found["session"]:
        wanted &= Q(resolution__session__label=found["session"].upper())
    if found["number"]:
        wanted &= Q(resolution__number=int(found["number"]))
    if found["letter"]:
        wanted &= Q(resolution__part_letter=found["letter"].upper())
    return wanted
