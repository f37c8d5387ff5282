"""Files as received become SourceDocument rows; the same bytes are one row."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib.auth.models import User

from resolutions.errors import StoreError
from resolutions.ingest.drafts import PARSER_VERSION, Reading
from resolutions.models import SourceDocument

_NAME_LENGTH, _ORIGIN_LENGTH = 255, 500  # of the columns


def store_source(
    reading: Reading, data: bytes, by: User | None = None, origin: str = ""
) -> tuple[SourceDocument, bool]:
    """The row of these bytes, and whether it is new. Raises StoreError for text that no database takes."""
    if "\x00" in reading.source.text:
        raise StoreError("The text holds NUL characters. Save the file as text, or name the format it is in.")
    source, is_new = SourceDocument.objects.get_or_create(
        sha256=reading.sha256,
        defaults={
            "name": PurePath(reading.name).name[-_NAME_LENGTH:],
            "content": data,
            "size": len(data),
            "format": reading.source.format,
            "encoding": reading.source.encoding,
            "text": reading.source.text,
            "pages": list(reading.source.pages),
            "origin": origin[:_ORIGIN_LENGTH],
            "parser_version": PARSER_VERSION,
            "received_by": by,
        },
    )
    return source, is_new
