"""Streams that unpack to more than any page holds are refused before PDFium unpacks them whole.

Deflate packs at most a thousand times, so that short streams need no look; one packed twice is unpacked twice.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

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
    first = next(_unpacked([bytes(packed[:_SHORT])]), b"")
    is_twice = first[:1] == _DEFLATED
    if len(packed) < _SHORT and not is_twice:
        return False
    blocks = _unpacked(bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
    length = 0
    for block in _unpacked(blocks) if is_twice else blocks:
        length += len(block)
        if length > MAX_UNPACKED:
            return True
    return False


def _unpacked(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """What the blocks of a stream unpack to, a megabyte at a time, up to its end or to where it is damaged."""
    stream = zlib.decompressobj()
    for packed in blocks:
        while packed and not stream.eof:
            try:
                yield stream.decompress(packed, _CHUNK)
            except zlib.error:
                return
            packed = stream.unconsumed_tail
