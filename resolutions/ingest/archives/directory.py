"""What a zip file says it holds: its directory, read only after its size was seen to be sensible.

The form of the records: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.14–4.3.16. Python's zipfile reads the
directory whole, so how long it says it is must be looked at before.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from resolutions.errors import ReadingError
from resolutions.ingest.archives.names import readable_name

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 0xFFFF
_BYTES_AN_ENTRY = 512  # of the directory: more means names longer than a path may be
_SHORTEST_HEADER = 30
_ENCRYPTED = 0x1 | 0x40
_METHODS = (ZIP_STORED, ZIP_DEFLATED)

BROKEN = "The zip file is cut short or damaged. Pack it again, or give its files one by one."


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip as its directory has it: where it begins, what it takes packed and unpacked."""

    name: str
    offset: int
    packed: int
    size: int
    crc: int
    is_deflated: bool
    refusal: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.name.split("/") if part not in ("", "."))


def read_directory(file: BinaryIO, most: int) -> list[Entry]:
    """Every file of the zip (no folders), at most `most`. Raises ReadingError for a zip that is broken or hostile."""
    length = _directory_length(file)
    if length > most * _BYTES_AN_ENTRY:
        raise ReadingError(_too_many(most))
    try:
        with ZipFile(file) as archive:
            infos = archive.infolist()
    except (BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as fault:
        raise ReadingError(BROKEN) from fault
    if any(info.header_offset < 0 for info in infos):
        raise ReadingError(BROKEN)
    if len(infos) > most:
        raise ReadingError(_too_many(most))
    _refuse_overlaps(infos)
    return [_entry(info) for info in infos if not info.is_dir()]


def _too_many(most: int) -> str:
    return f"The zip file holds more than {most} files. Make several of it, or unpack it and name the folder."


def _directory_length(file: BinaryIO) -> int:
    """How many bytes the directory takes, found as zipfile finds it; the larger where two records disagree."""
    size = file.seek(0, os.SEEK_END)
    begin = max(0, size - _END.size - _LONGEST_COMMENT)
    file.seek(begin)
    tail = file.read()
    at = len(tail) - _END.size
    if at < 0 or tail[at : at + 4] != _END_MARK or tail[-2:] != b"\0\0":
        at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        raise ReadingError(BROKEN)
    return max([_END.unpack_from(tail, at)[5], *_lengths_64(file, begin + at)])


def _lengths_64(file: BinaryIO, end: int) -> Iterable[int]:
    """The same from the records of large archives, where there are such."""
    if end < _LOCATOR.size:
        return
    file.seek(end - _LOCATOR.size)
    mark, _disk, told, _disks = _LOCATOR.unpack(file.read(_LOCATOR.size))
    if mark != b"PK\x06\x07":
        return
    for place in {told, end - _LOCATOR.size - _END_64.size}:
        if 0 <= place <= end - _END_64.size:
            file.seek(place)
            fields = _END_64.unpack(file.read(_END_64.size))
            if fields[0] == b"PK\x06\x06":
                yield fields[8]


def _refuse_overlaps(infos: list[ZipInfo]) -> None:
    """Files that share their packed bytes make a small zip unpack to any size; no packer makes them."""
    infos = sorted(infos, key=lambda info: info.header_offset)
    for info, following in pairwise(infos):
        end = info.header_offset + _SHORTEST_HEADER + len(info.orig_filename) + info.compress_size
        if end > following.header_offset:
            raise ReadingError(
                "Files inside the zip overlap: it is made to unpack to far more than it is. Nothing of it was unpacked. "
                "Pack the files again."
            )


def _entry(info: ZipInfo) -> Entry:
    name = readable_name(info)
    return Entry(
        name.replace("\\", "/"),
        info.header_offset,
        info.compress_size,
        info.file_size,
        info.CRC,
        info.compress_type == ZIP_DEFLATED,
        _refusal(info, name),
    )


def _refusal(info: ZipInfo, name: str) -> str:
    """Why this one is left out, while the others go on; "" where nothing is against it."""
    mode = info.external_attr >> 16
    path = name.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":":
        return "Its name is an absolute path. Pack it again from inside its folder."
    if ".." in path.split("/"):
        return "Its name leads out of the zip file (“..”). Pack it again from inside its folder."
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "It is a link or a device, no file. Pack the file itself."
    if info.flag_bits & _ENCRYPTED:
        return "It is encrypted. Unpack it with its password and bring it in by itself."
    if info.compress_type not in _METHODS:
        return "It is packed in a way that is not read here. Pack it again as a plain zip file (deflate)."
    if info.compress_type == ZIP_STORED and info.compress_size != info.file_size:
        return "Its sizes contradict each other. Pack it again."
    return ""
