"""Akoma Ntoso for the UN (AKN4UN): the machine-readable resolutions that the UN's secretariat publishes."""

from resolutions.ingest.readers.akn.reader import looks_like_akn, read_akn

__all__ = ["looks_like_akn", "read_akn"]
