"""Texts that the pages show."""

from __future__ import annotations

import pytest
from django.utils import timezone

from resolutions.citations.addresses import address_of
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.exports.html import write_body
from resolutions.models import Anchor, Version
from resolutions.store.records import record_of
from resolutions.store.references import store_references
from resolutions.store.rows import from_rows
from resolutions.tests.factories import make_text, make_version


@pytest.fixture
def published(db):
    """Puts a text before readers as it is: `published(text, references=(), label=..., number=...)`."""
    return make_published


def make_published(text=None, references=(), **fields) -> Version:
    version = make_version(text or make_text(), **fields)
    store_references(version, from_rows(version), references)
    tokens = [*version.clauses.values_list("token", flat=True), *version.footnotes.values_list("token", flat=True)]
    Anchor.objects.bulk_create(
        [Anchor(resolution=version.resolution, token=token) for token in tokens], ignore_conflicts=True
    )
    before = Version.objects.filter(resolution=version.resolution, language=version.language, number__isnull=False)
    version.number = before.count() + 1
    before.filter(state="published").update(state="superseded")
    version.body_html = write_body(record_of(version), address_of)
    version.state, version.published_at = Version.State.PUBLISHED, timezone.now()
    version.save()
    return version


def reference(anchor, printed, kind, target, start=0, pinpoint=""):
    return Reference(anchor, start, start + len(printed), printed, ReferenceKind(kind), target, pinpoint)
