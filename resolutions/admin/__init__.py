"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""

from resolutions.admin import (
    actions,
    bodies,
    conventions,
    events,
    problems,
    references,
    resolutions,
    sources,
    versions,
)

__all__ = [
    "actions",
    "bodies",
    "conventions",
    "events",
    "problems",
    "references",
    "resolutions",
    "sources",
    "versions",
]
