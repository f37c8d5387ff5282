"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""

from resolutions.admin import (
    actions,
    batches,
    bibliography,
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
    "bibliography",
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
