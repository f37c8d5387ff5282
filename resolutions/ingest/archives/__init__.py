"""Zip files: their members are sources, told by content, and nothing is written to disk.

An archive is looked through before anything of it is unpacked: what it declares must be within limits. While a
member is unpacked its real size is held to the declared one.
"""

from resolutions.ingest.archives.listing import FileOpener, Limits, is_archive, list_members

__all__ = ["FileOpener", "Limits", "is_archive", "list_members"]
