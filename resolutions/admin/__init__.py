"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""

from resolutions.admin import actions, bodies, conventions, resolutions, sources

__all__ = ["actions", "bodies", "conventions", "resolutions", "sources"]
