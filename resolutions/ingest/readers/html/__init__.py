"""Web pages: as sites show them, as word processors save them, XHTML, and a page saved with its pictures (MHTML)."""

from resolutions.ingest.readers.html.opening import looks_like_html
from resolutions.ingest.readers.html.reader import read_html

__all__ = ["looks_like_html", "read_html"]
