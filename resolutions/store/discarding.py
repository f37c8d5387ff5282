"""Drafts that should never have been: what was brought in by mistake leaves no trace but its source."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.errors import StoreError
from resolutions.models import SourceDocument, Version
from resolutions.store.sessions import forget_unused


@transaction.atomic
def discard(version: Version) -> None:
    """Takes a draft away for ever; the same file may then be read afresh. Raises StoreError for what is no draft."""
    version = Version.objects.select_related("resolution").select_for_update(of=("self",)).get(pk=version.pk)
    if version.state != Version.State.DRAFT:
        raise StoreError(
            _("Only a draft can be discarded; this text is %(state)s.") % {"state": version.get_state_display()}
        )
    resolution = version.resolution
    version.delete()
    if resolution is not None:
        forget_unused(resolution)


@transaction.atomic
def discard_unread(source: SourceDocument) -> None:
    """Takes a kept file away of which no text was ever read. Raises StoreError for one that has texts."""
    source = SourceDocument.objects.defer("content", "text").select_for_update().get(pk=source.pk)
    if source.versions.exists():
        raise StoreError(_("Texts were read from %s: it is what they are held against, and stays.") % source)
    source.delete()
