"""Zip files for the tests: ordinary ones, and ones that no packer writes."""

import io
import struct
import zipfile
import zlib
from contextlib import nullcontext
from functools import partial

from resolutions.errors import ReadingError
from resolutions.ingest.archives import list_members


def pack(members, method=zipfile.ZIP_DEFLATED):
    """Members by name, or by a ZipInfo; a zip as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def info(name, *, mode=0o100644, flags=0):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    entry.flag_bits |= flags
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def raw_zip(name, content, *, declared=None, flags=0, copies=1):
    """A zip of one member written by hand: its bytes of name, its declared size, how often the directory names it."""
    packed = zlib.compress(content, 9)[2:-4]
    size = len(content) if declared is None else declared
    crc = zlib.crc32(content)
    local = (
        struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, 8, 0, 0, crc, len(packed), size, len(name), 0) + name + packed
    )
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, flags, 8, 0, 0, crc, len(packed), size, len(name), 0, 0, 0, 0, 0, 0
    )
    directory = (entry + name) * copies
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *2 * [min(copies, 65535)], len(directory), len(local), 0)
    return local + directory + end


def opener(data):
    return lambda: nullcontext(io.BytesIO(data))


def members(data, limits=None, name="a.zip"):
    """Each member's bytes, or the sentence that says why not, by its name."""
    return {source.name: told(source.load) for source in list_members(opener(data), name, limits)}


def told(load):
    try:
        return load()
    except ReadingError as fault:
        return str(fault)


def whole(data, limits=None):
    """What is said of a zip that is refused as one; "" where it is not."""
    refusal = told(partial(members, data, limits))
    return refusal if isinstance(refusal, str) else ""
