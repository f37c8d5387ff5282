"""Which sources are meant by the paths that a person names: files, folders, and zip files wherever they lie.

A folder stands for every file in it, at any depth, in the order of their names; hidden files are left alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from resolutions.errors import ReadingError
from resolutions.ingest.archives import FileOpener, Limits, is_archive, list_members
from resolutions.ingest.archives.names import decoded_name, without_controls
from resolutions.ingest.sources import Source, is_left_alone, refused, require_size, told_apart


def list_sources(paths: Iterable[str]) -> list[Source]:
    """Every source once, unread. What holds none stays in the list as a source that says so when it is read."""
    files = dict.fromkeys(file for path in paths for file in _files(Path(path)))
    return list(told_apart(source for file in files for source in _sources_in(file)))


def bytes_of(path: Path) -> bytes:
    """Raises ReadingError for what is no file, is too big, or may not be read."""
    try:
        if _is_folder(path):
            raise ReadingError("The folder holds no files. Name a file, or a folder with files in it.")
        if path.exists() and not path.is_file():
            raise ReadingError("This is no file but a device or a pipe. Save its content as a file first.")
        require_size(path.stat().st_size)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise ReadingError("There is no such file. Check the path.") from fault
    except OSError as fault:
        raise ReadingError(f"The file cannot be opened: {fault.strerror}. Check who may read it.") from fault


def _files(path: Path) -> Iterator[Path]:
    """The path itself, or what a folder holds; a folder that holds nothing stands for itself, so that somebody says so."""
    if not _is_folder(path):
        yield path
        return
    found = (file for file in path.rglob("*") if file.is_file())
    yield from sorted(file for file in found if not is_left_alone(file.relative_to(path).parts)) or [path]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the file system: reading it says so
        return False


def sources_of_file(open_file: FileOpener, name: str, limits: Limits | None = None) -> list[Source]:
    """The members of a zip, or the one source that the file is; what is wrong with it is said when it is read."""
    limits = limits or Limits()
    name = without_controls(name)
    try:
        if is_archive(open_file, name, limits):
            return list_members(open_file, name, limits)
    except ReadingError as fault:
        return [refused(name, str(fault))]
    return [Source(name, partial(_whole, open_file, limits.member_bytes))]


def _whole(open_file: FileOpener, most: int) -> bytes:
    with open_file() as file:
        require_size(file.seek(0, os.SEEK_END), most)
        file.seek(0)
        return file.read()


def _sources_in(path: Path) -> list[Source]:
    name = without_controls(decoded_name(os.fsencode(path)))
    try:
        if path.is_file() and is_archive(partial(_opened, path), name):
            return sources_of_file(partial(_opened, path), name)
    except OSError:  # reading it says so
        pass
    return [Source(name, partial(bytes_of, path))]


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")
