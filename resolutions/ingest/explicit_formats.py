"""The formats that say themselves what each block is, told by their first bytes."""

from __future__ import annotations

from resolutions.ingest.drafts import SourceText
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.readers.akn import looks_like_akn, read_akn


def read_explicit(data: bytes) -> tuple[SourceText, tuple[ExplicitText, ...]] | None:
    """The text and the resolutions of such a source; None for any other. Raises ReadingError for a broken one."""
    if looks_like_akn(data):
        return read_akn(data)
    return None
