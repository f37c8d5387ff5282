"""Batches at the desk: which there were, what became of each source, and going on with one that waits."""

from resolutions.admin.batches.listing import IngestBatchAdmin

__all__ = ["IngestBatchAdmin"]
