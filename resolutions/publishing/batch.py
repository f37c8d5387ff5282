"""Many drafts published one after the other, each in its own transaction: what cannot be published stays a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from resolutions.errors import PublishingError, StaleEdit
from resolutions.models import Problem, Version
from resolutions.models.versions import VersionQuerySet
from resolutions.publishing.publish import publish

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


def publish_each(versions: Iterable[Version], by: User | None, *, is_replacing: bool = False) -> Iterator[Outcome]:
    """Publishes one after the other; a text published before is replaced only when that is asked for."""
    for version in versions:
        yield Outcome(version, _refusal(version, by, is_replacing))


def _refusal(version: Version, by: User | None, is_replacing: bool) -> str:
    if not is_replacing and _is_published(version):
        return _("Another text of it is published already. Compare the two, or ask for it to be replaced.")
    try:
        publish(version, by)
    except (PublishingError, StaleEdit) as fault:
        return str(fault)
    return ""


def _is_published(version: Version) -> bool:
    published = Version.objects.published().filter(resolution=version.resolution_id, language=version.language)
    return version.resolution_id is not None and published.exists()


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
