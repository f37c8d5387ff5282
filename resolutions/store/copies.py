"""A draft made from a version: the same words, the same facts, the same verdicts."""

from __future__ import annotations

from django.contrib.auth.models import User

from resolutions.models import Version
from resolutions.store.adoptions import adoption_fields, adoption_of
from resolutions.store.carrying import decisions_of
from resolutions.store.records import references_of
from resolutions.store.references import store_references
from resolutions.store.rows import from_rows, store_text, text_fields


def copy_as_draft(version: Version, by: User | None) -> Version:
    """Saves a draft with the text of `version`, based on it."""
    text = from_rows(version)
    draft = Version.objects.create(
        resolution=version.resolution,
        source=version.source,
        source_index=version.source_index,
        reading=version.reading,
        as_read=version.as_read,
        parser_version=version.parser_version,
        report_symbol=version.report_symbol,
        based_on=version,
        created_by=by,
        **text_fields(text),
        **adoption_fields(adoption_of(version)),
    )
    store_text(draft, text)
    store_references(draft, text, references_of(version), decisions_of(version))
    return draft
