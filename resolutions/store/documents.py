"""Files as received become SourceDocument rows; the same bytes are one row."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import User

from resolutions.errors import StoreError
from resolutions.ingest.drafts import PARSER_VERSION, Reading
from resolutions.models import Problem, SourceDocument

UNREAD = "unread"  # the format of a source that no reader could open
NOT_READ = "not-read"  # the code of the problem that says why
_NAME_LENGTH, _ORIGIN_LENGTH = 255, 500  # of the columns


def store_source(
    reading: Reading, data: bytes, by: User | None = None, origin: str = ""
) -> tuple[SourceDocument, bool]:
    """The row of these bytes, and whether it is new. Raises StoreError for text that no database takes."""
    if "\x00" in reading.source.text:
        raise StoreError("The text holds NUL characters. Save the file as text, or name the format it is in.")
    got_out = {
        "format": reading.source.format,
        "encoding": reading.source.encoding,
        "text": reading.source.text,
        "pages": list(reading.source.pages),
        "parser_version": PARSER_VERSION,
    }
    source, is_new = SourceDocument.objects.get_or_create(
        sha256=reading.sha256, defaults={**_as_received(reading.name, data, by, origin), **got_out}
    )
    if not is_new and not source.versions.exists():  # it could not be read when it came in
        SourceDocument.objects.filter(pk=source.pk).update(**got_out)
        source.refresh_from_db(fields=list(got_out))
    return source, is_new


def store_unread(name: str, data: bytes, sentence: str, by: User | None = None, origin: str = "") -> SourceDocument:
    """Keeps the bytes of a source that cannot be read yet, with the sentence that says why and what to do."""
    source, is_new = SourceDocument.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(), defaults=_as_received(name, data, by, origin)
    )
    if is_new or not source.versions.exists():
        source.problems.filter(code=NOT_READ).delete()
        source.problems.create(code=NOT_READ, severity=Problem.Severity.ERROR, message=sentence)
    return source


def _as_received(name: str, data: bytes, by: User | None, origin: str) -> dict[str, Any]:
    return {
        "name": PurePath(name).name[-_NAME_LENGTH:],
        "content": data,
        "size": len(data),
        "format": UNREAD,
        "pages": [],
        "origin": origin[:_ORIGIN_LENGTH],
        "parser_version": PARSER_VERSION,
        "received_by": by,
    }
