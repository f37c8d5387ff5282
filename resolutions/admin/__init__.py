"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""

from resolutions.admin import (
    actions,
    batches,
    bodies,
    conventions,
    events,
    problems,
    references,
    rereadings,
    resolutions,
    sources,
    versions,
)

__all__ = [
    "actions",
    "batches",
    "bodies",
    "conventions",
    "events",
    "problems",
    "references",
    "rereadings",
    "resolutions",
    "sources",
    "versions",
]
