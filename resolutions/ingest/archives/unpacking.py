"""One member of a zip unpacked into memory, and never further than it said it would go."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

from resolutions.errors import ReadingError
from resolutions.ingest.archives.directory import BROKEN, Entry

_HEADER = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT, 4.3.7
_TELLING = 8  # first bytes, enough to tell a format


def unpack(file: BinaryIO, entry: Entry) -> bytes:
    """The bytes of a member. Raises ReadingError for one that is damaged, or larger than its zip declares."""
    content, is_whole = _inflated(_packed(file, entry, entry.packed), entry, entry.size + 1)
    if len(content) > entry.size or not is_whole:
        raise ReadingError(
            f"It does not unpack to the {entry.size} bytes that its zip file declares; unpacking was ended there. "
            "Pack it again."
        )
    if len(content) < entry.size or zlib.crc32(content) != entry.crc:
        raise ReadingError(BROKEN)
    return content


def first_bytes(file: BinaryIO, entry: Entry) -> bytes:
    """How a member begins; nothing for one that cannot be unpacked."""
    try:
        packed = _packed(file, entry, min(entry.packed, 512))
        return _inflated(packed, entry, _TELLING)[0]
    except ReadingError:
        return b""


def _packed(file: BinaryIO, entry: Entry, size: int) -> bytes:
    file.seek(entry.offset)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise ReadingError(BROKEN)
    name, extra = _HEADER.unpack(header)[-2:]
    file.seek(entry.offset + _HEADER.size + name + extra)
    packed = file.read(size)
    if len(packed) < size:
        raise ReadingError(BROKEN)
    return packed


def _inflated(packed: bytes, entry: Entry, most: int) -> tuple[bytes, bool]:
    """At most `most` bytes, and whether that is all."""
    if not entry.is_deflated:
        return packed[:most], len(packed) <= most
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflating.decompress(packed, most)
    except zlib.error as fault:
        raise ReadingError(BROKEN) from fault
    return content, inflating.eof or not content[most - 1 :]
