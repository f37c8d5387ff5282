"""Verdicts on references, with what depends on them: facets and searches follow in the same transaction."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from resolutions.citations.references import Reference
from resolutions.models import Anchor, CrossReference, Version
from resolutions.publishing.stamps import stamp
from resolutions.search.index.writing import reindex
from resolutions.store import verdicts
from resolutions.store.inheriting import inherit_decisions


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
    """Only published texts are in the index; a draft is indexed when it is published.

    A verdict on a text that was replaced meanwhile goes on to the one that readers see.
    """
    if version.state == Version.State.SUPERSEDED:
        same = Version.objects.published().filter(resolution=version.resolution_id, language=version.language)
        published = same.select_for_update(of=("self",)).first()
        if published is None:
            return
        moved = Anchor.objects.filter(resolution=version.resolution_id, moved_to__isnull=False)
        inherit_decisions(published, version, dict(moved.values_list("token", "moved_to__token")))
        version = published
    if version.state == Version.State.PUBLISHED and version.resolution_id:
        reindex([version.resolution_id])
        stamp([version.resolution_id])
