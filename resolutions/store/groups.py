"""The two groups of people who work in the archive, and what each may do."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

ARCHIVIST = "archivist"
REVIEWER = "reviewer"

_HANDLED = (
    "action",
    "actionform",
    "addressee",
    "addresseename",
    "addresseephrase",
    "article",
    "bibliography",
    "body",
    "convention",
    "conventionname",
    "crossreference",
    "errorreport",
    "paragraphaddressee",
    "problem",
    "reissue",
    "registerentry",
    "relation",
    "resolution",
    "resolutiontopic",
    "session",
    "sessionpart",
    "sessionreport",
    "sourcedocument",
    "subject",
    "topic",
    "topicname",
    "version",
)
_LOOKED_AT = (
    "anchor",
    "batchmember",
    "clause",
    "droppedtext",
    "event",
    "footnote",
    "footnotemark",
    "ingestbatch",
    "phraseplace",
    "rereading",
    "rereadtext",
)


def ensure_groups() -> None:
    """Makes both groups with at least these permissions; what was added to them by hand stays."""
    archivist, _ = Group.objects.get_or_create(name=ARCHIVIST)
    reviewer, _ = Group.objects.get_or_create(name=REVIEWER)
    held = Permission.objects.filter(content_type__app_label="resolutions")
    seen = Q(content_type__model__in=[*_HANDLED, *_LOOKED_AT], codename__startswith="view_")
    publishing = Q(codename="publish_version")
    archivist.permissions.add(*held.filter(Q(content_type__model__in=_HANDLED) | seen | publishing))
    reviewer.permissions.add(
        *held.filter(seen | publishing | Q(codename__in=["change_version", "change_problem", "change_errorreport"]))
    )
