"""Sorted numbers as bytes: a byte that says how, then a Roaring bitmap, plain numbers or gaps, whichever is shortest.

Roaring bitmaps are written in their portable format by numpy: making them number by number takes ten times as long.
https://github.com/RoaringBitmap/RoaringFormatSpec

Gaps are for places, of words that are neither rare nor everywhere, and take half of what bitmaps do: the last bytes of
all numbers, then the steps from one to the next of what stands before these, byte by byte, each through Huffman's code.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

ROARING, PLAIN, GAPS = b"\0", b"\1", b"\2"
_COOKIE = 12346  # a bitmap without runs
_SPARSE = 4096  # numbers of a container up to which they are listed; a denser one has a bit for each of 65,536
_BITS = 8192  # bytes of a dense container
_NEVER_SHORTER = 8  # so many numbers or fewer are never shorter as a bitmap: it has a head of 16 bytes
_GAPS = range(256, 131_073)  # how many numbers may be kept as gaps: reading more of them takes too long
_SIMPLE = 16_384  # bytes of plain numbers that only grow at their end, as long as they are few
_LENGTH = struct.Struct("<I")

Numbers = NDArray[np.uint32]


def packed(numbers: Numbers) -> bytes:
    """Sorted numbers, each once; b'' for none.

    >>> packed(np.array([7, 9], np.uint32))
    b'\\x01\\x07\\x00\\x00\\x00\\t\\x00\\x00\\x00'
    """
    if not len(numbers):
        return b""
    if len(numbers) > _NEVER_SHORTER:
        keys = (numbers >> np.uint32(16)).astype(np.uint16)
        ends = np.append(np.flatnonzero(keys[1:] != keys[:-1]) + 1, len(numbers))
        starts = np.append(0, ends[:-1])
        counts = ends - starts
        sizes = np.where(counts > _SPARSE, _BITS, 2 * counts)
        if 8 + 8 * len(starts) + int(sizes.sum()) < 4 * len(numbers):
            return ROARING + _header(keys[starts], counts, sizes) + _containers(numbers, starts, counts)
    return PLAIN + numbers.astype("<u4", copy=False).tobytes()


def packed_places(places: Numbers) -> bytes:
    """The same for places of a word, which may be gaps."""
    if len(places) not in _GAPS:
        return packed(places)
    steps = places >> np.uint32(8)
    steps[1:] -= steps[:-1].copy()
    planes = [_coded(places)]
    while len(planes) == 1 or steps.any():
        planes.append(_coded(steps))
        steps >>= np.uint32(8)
    lengths = [_LENGTH.pack(len(plane)) for plane in planes]
    return b"".join([GAPS, bytes([len(planes)]), _LENGTH.pack(len(places)), *lengths, *planes])


def _coded(numbers: Numbers) -> bytes:
    """The last byte of each number."""
    coder = zlib.compressobj(1, zlib.DEFLATED, -15, 9, zlib.Z_HUFFMAN_ONLY)
    return coder.compress(numbers.astype(np.uint8).tobytes()) + coder.flush()


def _of_gaps(blob: bytes) -> Numbers:
    planes, count = blob[1], _LENGTH.unpack_from(blob, 2)[0]
    begin = 6 + 4 * planes
    last, *steps = (
        np.frombuffer(zlib.decompress(blob[begin : (begin := begin + length)], -15, count), np.uint8)
        for (length,) in _LENGTH.iter_unpack(blob[6:begin])
    )
    numbers = steps[0].astype(np.uint32)
    for at, plane in enumerate(steps[1:], 1):
        numbers |= plane.astype(np.uint32) << np.uint32(8 * at)
    np.cumsum(numbers, out=numbers)
    numbers <<= np.uint32(8)
    numbers |= last
    return numbers


def bitmap_of(blob: bytes) -> BitMap:
    """The numbers as a bitmap."""
    if blob[:1] == ROARING:
        return BitMap.deserialize(blob[1:])
    return BitMap(numbers_of(blob).tolist())


def numbers_of(blob: bytes) -> Numbers:
    """The numbers, sorted; not to be written into."""
    if not blob:
        return np.zeros(0, np.uint32)
    if blob[:1] == PLAIN:
        return np.frombuffer(blob, "<u4", offset=1)
    if blob[:1] == GAPS:
        return _of_gaps(blob)
    return np.frombuffer(BitMap.deserialize(blob[1:]).to_array(), np.uint32)


def united(blobs: list[bytes]) -> Numbers:
    """The numbers of several, sorted, each once."""
    if len(blobs) == 1:
        return numbers_of(blobs[0])
    parts = [numbers_of(blob) for blob in blobs if blob]
    if not parts:
        return np.zeros(0, np.uint32)
    parts.sort(key=lambda part: int(part[0]))
    whole = np.concatenate(parts)
    return whole if bool((whole[1:] > whole[:-1]).all()) else np.unique(whole)


def appended(blob: bytes, more: bytes) -> bytes:
    """With numbers that are greater than all it has; `more`: these as little-endian uint32."""
    if not more:
        return blob
    if blob[:1] in (b"", PLAIN) and len(blob) + len(more) <= _SIMPLE:
        return (blob or PLAIN) + more
    return packed_places(np.concatenate([numbers_of(blob), np.frombuffer(more, "<u4")]))


def _header(keys: NDArray[np.uint16], counts: NDArray[np.int64], sizes: NDArray[np.int64]) -> bytes:
    described = np.stack([keys, (counts - 1).astype(np.uint16)], axis=1).astype("<u2")
    offsets = 8 + 8 * len(keys) + np.cumsum(sizes) - sizes
    return np.array([_COOKIE, len(keys)], "<u4").tobytes() + described.tobytes() + offsets.astype("<u4").tobytes()


def _containers(numbers: Numbers, starts: NDArray[np.int64], counts: NDArray[np.int64]) -> bytes:
    low = (numbers & np.uint32(0xFFFF)).astype("<u2")
    dense = np.flatnonzero(counts > _SPARSE)
    parts, done = [], 0
    for start, count in zip(starts[dense].tolist(), counts[dense].tolist(), strict=True):
        bits = np.zeros(8 * _BITS, np.uint8)
        bits[low[start : start + count]] = 1
        parts += [low[done:start].tobytes(), np.packbits(bits, bitorder="little").tobytes()]
        done = start + count
    return b"".join([*parts, low[done:].tobytes()])
