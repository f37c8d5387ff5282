"""The formats that say themselves what each block is, told by their first bytes."""

from __future__ import annotations

from resolutions.exports.canonical_form import FORM_NAME
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.limits import refuse_long_text, refuse_many_signs, refuse_many_tags
from resolutions.ingest.readers.akn import looks_like_akn, read_akn
from resolutions.ingest.readers.canonical import looks_like_canonical, read_canonical
from resolutions.ingest.readers.decoding import decode
from resolutions.ingest.readers.html import looks_like_html


def read_explicit(data: bytes, name: str) -> tuple[SourceText, tuple[ExplicitText, ...]] | None:
    """The text and the resolutions of such a source; None for any other. Raises ReadingError for a broken one."""
    start = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(FORM_NAME.encode()):
        text, encoding = decode(data, name)
        refuse_long_text(text, name)
        refuse_many_signs(text, name)
        return read_canonical(text, encoding) if looks_like_canonical(text) else None
    if looks_like_akn(data) and not looks_like_html(data, name):
        refuse_many_tags(data.replace(b"\0", b"").decode("latin-1"), name)
        return read_akn(data)
    return None
