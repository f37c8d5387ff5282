"""The canonical text, read back: what an archivist edits (the writer is exports/canonical.py)."""

from resolutions.ingest.readers.canonical.reader import looks_like_canonical, read_canonical

__all__ = ["looks_like_canonical", "read_canonical"]
