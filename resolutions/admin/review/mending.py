"""The text that is mended on the review page, and its way into the store."""

from __future__ import annotations

from typing import Any

from resolutions.admin.review.forms import ReviewForm
from resolutions.exports.canonical import write_canonical
from resolutions.models import Version
from resolutions.store.edits import save_edit
from resolutions.store.records import record_of


def canonical_of(version: Version) -> str:
    """The text as the one text area shows it: without the facts that stand in the form beside it."""
    return write_canonical(record_of(version), with_facts=False)


def save(version: Version, form: ReviewForm, by: Any) -> Version:
    """Saves words and facts of a valid form; gives the version as it is then, its revision grown if anything changed.

    Raises StaleEdit where somebody else saved since the form was opened, and other ArchiveErrors for a text that
    cannot be read.
    """
    return save_edit(version, form.opened_revision, form.cleaned_data["text"], form.metadata(), by=by)
