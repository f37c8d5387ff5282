"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""

from resolutions.admin import (
    actions,
    batches,
    bibliography,
    bodies,
    conventions,
    events,
    phrases,
    problems,
    references,
    register,
    rereadings,
    resolutions,
    sources,
    versions,
    vocabularies,
)

__all__ = [
    "actions",
    "batches",
    "bibliography",
    "bodies",
    "conventions",
    "events",
    "phrases",
    "problems",
    "references",
    "register",
    "rereadings",
    "resolutions",
    "sources",
    "versions",
    "vocabularies",
]
