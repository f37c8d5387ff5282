"""Specimens go away whole: the only published texts that may."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from resolutions.models import (
    Anchor,
    Clause,
    CrossReference,
    Footnote,
    FootnoteMark,
    ParagraphAddressee,
    PhrasePlace,
    Problem,
    Relation,
    Resolution,
    Session,
    SourceDocument,
    Version,
)
from resolutions.search.index.writing import unindex


@transaction.atomic
def remove_specimens() -> int:
    """Deletes every text of sessions 901 and up, published or not, with its sources and sessions; gives how many."""
    sessions = [session.pk for session in Session.objects.all() if session.is_specimen]
    resolutions = Resolution.objects.filter(session__in=sessions)
    versions = list(Version.objects.filter(resolution__in=resolutions).values_list("pk", flat=True))
    sources = list(SourceDocument.objects.filter(versions__in=versions).values_list("pk", flat=True).distinct())
    for resolution in resolutions:
        unindex(resolution)
    CrossReference.objects.filter(resolution__in=resolutions).exclude(version__in=versions).update(
        resolution=None, status="unmatched"
    )
    _delete_rows(versions)
    Relation.objects.filter(Q(subject__in=resolutions) | Q(object__in=resolutions)).delete()
    Anchor.objects.filter(resolution__in=resolutions).update(state=Anchor.State.RETIRED, moved_to=None)
    for found in (ParagraphAddressee, PhrasePlace):
        _delete(found.objects.filter(anchor__resolution__in=resolutions))
    _delete(Anchor.objects.filter(resolution__in=resolutions))
    count = resolutions.count()
    resolutions.delete()
    SourceDocument.objects.filter(pk__in=sources, versions__isnull=True).delete()
    Session.objects.filter(pk__in=sessions).delete()
    return count


def _delete_rows(versions: Iterable[int]) -> None:
    """Children first, and none of them changed on the way: the guards let rows of specimens go, not change."""
    CrossReference.objects.filter(version__in=versions).delete()
    Problem.objects.filter(version__in=versions).delete()
    _delete(FootnoteMark.objects.filter(version__in=versions))
    _delete(Clause.objects.filter(version__in=versions))
    _delete(Footnote.objects.filter(version__in=versions))
    Version.objects.filter(pk__in=versions).update(based_on=None)
    Version.objects.filter(pk__in=versions).delete()


def _delete(rows: QuerySet[Model]) -> None:
    rows.order_by()._raw_delete(rows.db)
