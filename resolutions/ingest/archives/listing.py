"""The members of a zip as sources. A Word file is a zip too, and is one source: its content tells, not its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from io import BytesIO
from typing import BinaryIO

from resolutions.errors import ReadingError
from resolutions.ingest.archives.directory import Entry, read_directory
from resolutions.ingest.archives.unpacking import first_bytes, unpack
from resolutions.ingest.sources import MAX_SOURCE_BYTES, Source, is_left_alone, refused, require_size, told_apart

FileOpener = Callable[[], AbstractContextManager[BinaryIO]]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype")  # Office Open XML; OpenDocument and EPUB
_SMALL = 1024 * 1024  # bytes: below this any ratio is harmless


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may declare. ratio: real texts pack to a tenth, markup to a fiftieth."""

    archive_bytes: int = 200 * 1024 * 1024
    entries: int = 5000
    member_bytes: int = MAX_SOURCE_BYTES
    unpacked_bytes: int = 500 * 1024 * 1024
    ratio: int = 200
    depth: int = 1


def is_archive(open_file: FileOpener, name: str, limits: Limits | None = None) -> bool:
    """Whether the file is a zip whose members are sources.

    Not so for a Word file, and not for what begins like a zip and is none: the reader of its format says what is wrong.
    """
    limits = limits or Limits()
    with open_file() as file:
        file.seek(0)
        if file.read(4) not in _ZIP:
            return False
        try:
            entries = read_directory(file, limits.entries)
        except ReadingError:
            return name.lower().endswith(".zip")
    return not any(entry.name in _DOCUMENT_PARTS for entry in entries)


def list_members(open_file: FileOpener, name: str, limits: Limits | None = None) -> list[Source]:
    """One source a member, named `archive.zip/folder/file.txt`; what may not be unpacked says why when it is read.

    A zip inside the zip gives its members in its place. Raises ReadingError where nothing of the zip may be read.
    """
    limits = limits or Limits()
    return list(told_apart(_listed(open_file, name, limits, _Allowance(limits))))


class _Allowance:
    """What is left of the limits, for an archive and all archives inside it together."""

    def __init__(self, limits: Limits) -> None:
        self.entries = limits.entries
        self.unpacked = limits.unpacked_bytes

    def take(self, entries: list[Entry]) -> None:
        """Raises ReadingError for more than is left."""
        total = sum(entry.size for entry in entries)
        if total > self.unpacked:
            raise ReadingError(
                f"The zip file would unpack to {total / 1e6:.0f} million bytes; {self.unpacked / 1e6:.0f} million may "
                "be. Nothing of it was unpacked. Make several of it, or unpack it and name the folder."
            )
        self.unpacked -= total
        self.entries -= len(entries)


def _listed(open_file: FileOpener, name: str, limits: Limits, left: _Allowance) -> list[Source]:
    with open_file() as file:
        entries = _admitted(file, limits, left)
        out: list[Source] = []
        for entry in entries:
            out += _sources_of(_Place(file, open_file, f"{name}/{'/'.join(entry.parts)}"), entry, limits, left)
    if not out:
        raise ReadingError("The zip file holds no files. Pack the sources into it.")
    return out


def _admitted(file: BinaryIO, limits: Limits, left: _Allowance) -> list[Entry]:
    size = file.seek(0, os.SEEK_END)
    if size > limits.archive_bytes:
        raise ReadingError(
            f"The zip file has {size / 1e6:.0f} million bytes; it may have {limits.archive_bytes / 1e6:.0f} million. "
            "Make several of it, or unpack it and name the folder."
        )
    found = [entry for entry in read_directory(file, left.entries) if _is_meant(entry)]
    left.take(found)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A member's archive, open and to be opened again, and the member's whole name."""

    file: BinaryIO
    open_file: FileOpener
    name: str


def _is_meant(entry: Entry) -> bool:
    return bool(entry.refusal) or not is_left_alone(entry.parts)


def _sources_of(place: _Place, entry: Entry, limits: Limits, left: _Allowance) -> list[Source]:
    refusal = entry.refusal or _too_much(entry, limits)
    if refusal:
        return [refused(place.name, refusal)]
    load = partial(_load, place.open_file, entry)
    if not first_bytes(place.file, entry).startswith(_ZIP):
        return [Source(place.name, load)]
    try:
        return _of_inner(place.name, load, limits, left)
    except ReadingError as fault:
        return [refused(place.name, str(fault))]


def _of_inner(name: str, load: Callable[[], bytes], limits: Limits, left: _Allowance) -> list[Source]:
    """A member that begins like a zip: a document, or an archive of its own."""
    open_inner = partial(_open_inner, load)
    inner = replace(limits, depth=limits.depth - 1)
    if not is_archive(open_inner, name, inner):
        return [Source(name, load)]
    if limits.depth < 1:
        raise ReadingError("It is a zip file inside a zip file inside a zip file. Unpack it first.")
    return _listed(open_inner, name, inner, left)


def _too_much(entry: Entry, limits: Limits) -> str:
    try:
        require_size(entry.size, limits.member_bytes)
    except ReadingError as fault:
        return str(fault)
    if entry.size > max(_SMALL, entry.packed * limits.ratio):
        return (
            f"It would unpack to {entry.size // max(entry.packed, 1)} times its size, as no text does. "
            "It was not unpacked; pack it again."
        )
    return ""


def _load(open_file: FileOpener, entry: Entry) -> bytes:
    try:
        with open_file() as file:
            return unpack(file, entry)
    except OSError as fault:
        raise ReadingError(f"The zip file cannot be opened: {fault.strerror}. Was it moved meanwhile?") from fault


def _open_inner(load: Callable[[], bytes]) -> AbstractContextManager[BinaryIO]:
    return nullcontext(BytesIO(_unpacked(load)))


@lru_cache(maxsize=1)  # the members of an inner zip are asked for one after the other
def _unpacked(load: Callable[[], bytes]) -> bytes:
    return load()
