"""Verdicts on references, with what depends on them: facets and searches follow in the same transaction."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from resolutions.citations.references import Reference
from resolutions.models import CrossReference, Version
from resolutions.publishing.stamps import stamp
from resolutions.search.index import reindex
from resolutions.store import verdicts


@transaction.atomic
def correct(row: CrossReference, by: User | None, *, kind: str, target: str, pinpoint: str = "") -> CrossReference:
    """Says what a reference names; raises StoreError as `store.verdicts.correct` does."""
    decided = verdicts.correct(row, by, kind=kind, target=target, pinpoint=pinpoint)
    _follow(decided.version)
    return decided


@transaction.atomic
def reject(row: CrossReference, by: User | None) -> CrossReference:
    """Says that these words name nothing; raises StoreError as `store.verdicts.reject` does."""
    decided = verdicts.reject(row, by)
    _follow(decided.version)
    return decided


@transaction.atomic
def link(version: Version, by: User | None, reference: Reference) -> CrossReference:
    """A reference that nobody found; raises StoreError as `store.verdicts.link` does."""
    decided = verdicts.link(version, by, reference)
    _follow(decided.version)
    return decided


def _follow(version: Version) -> None:
    """Only published texts are in the index; a draft is indexed when it is published."""
    if version.state == Version.State.PUBLISHED and version.resolution_id:
        reindex([version.resolution_id])
        stamp([version.resolution_id])
