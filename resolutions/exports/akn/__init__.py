"""Akoma Ntoso for the UN (AKN4UN): the machine-readable form of a text or of a part of it, valid against the OASIS schema."""

from resolutions.exports.akn.document import write_akn
from resolutions.exports.akn.portion import write_passage_akn

__all__ = ["write_akn", "write_passage_akn"]
