"""Layer 5: the archivist's desk. Mirrors models/; the ingest workflow."""
