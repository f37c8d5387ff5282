"""Streams that unpack to more than any page holds are refused before PDFium unpacks them whole.

Deflate packs at most a thousand times, so that short streams need no look; one packed twice is unpacked twice.
"""

from __future__ import annotations

import re
import zlib

from resolutions.errors import ReadingError

MAX_UNPACKED = 160 * 1024 * 1024  # a page scanned in colour at 600 dots an inch has 100 million bytes
_SHORT = 20_000
_CHUNK = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_DEFLATED = b"\x78"


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises ReadingError where a stream of the file unpacks to more than a page could need."""
    at = 0
    while (found := _STREAM.search(data, at)) is not None:
        start = found.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        if data[start : start + 1] == _DEFLATED and _is_bomb(memoryview(data)[start:end]):
            raise ReadingError(
                f"{name} has a stream of {end - start:,} bytes that unpacks to more than {MAX_UNPACKED / 1e6:.0f} million. "
                "No printed page needs that; get the file again from where it came from."
            )
        at = end + len(b"endstream")


def _is_bomb(packed: memoryview) -> bool:
    """A short stream is one only if what it unpacks to is packed again."""
    outer, inner = zlib.decompressobj(), zlib.decompressobj()
    first = _unpacked(outer, bytes(packed[:_SHORT]))
    is_twice = first[:1] == _DEFLATED
    if len(packed) < _SHORT and not is_twice:
        return False
    length, rest = 0, first
    at = _SHORT
    while rest or at < len(packed) or outer.unconsumed_tail:
        length += _length(inner, rest) if is_twice else len(rest)
        if length > MAX_UNPACKED:
            return True
        waiting = outer.unconsumed_tail
        if not waiting:
            waiting, at = bytes(packed[at : at + _CHUNK]), at + _CHUNK
        rest = _unpacked(outer, waiting)
        if not rest and not outer.unconsumed_tail and at >= len(packed):
            break
    return False


def _unpacked(stream: zlib._Decompress, packed: bytes) -> bytes:
    """The next megabyte at most; nothing where the stream is damaged or at its end."""
    try:
        return stream.decompress(packed, _CHUNK)
    except zlib.error:
        return b""


def _length(stream: zlib._Decompress, packed: bytes) -> int:
    length = 0
    while packed:
        length += len(_unpacked(stream, packed))
        packed = stream.unconsumed_tail
        if length > MAX_UNPACKED:
            break
    return length
