"""Many files, one after the other: each gives a reading or a sentence that says why not, and the run goes on.

A folder stands for every file in it, at any depth, in the order of their names; hidden files are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from resolutions.errors import ReadingError
from resolutions.ingest.drafts import Reading
from resolutions.ingest.reading_ahead import read_ahead, spare_processes

ReadSource = Callable[[bytes, str], Reading]

MAX_SOURCE_BYTES = 24 * 1024 * 1024
MANY = 20  # files; for fewer, beginning another process takes longer than reading them


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one path: its bytes and reading, or an error for the archivist (then both are empty).

    versions: what the store made of it, as shown to people; is_new: False where the same bytes were held already.
    """

    name: str
    data: bytes = b""
    reading: Reading | None = None
    error: str = ""
    versions: tuple[str, ...] = ()
    is_new: bool = False

    def held(self, versions: Iterable[str], *, is_new: bool) -> FileRead:
        """The same file once it is stored."""
        return replace(self, versions=tuple(versions), is_new=is_new)


def list_sources(paths: Iterable[str]) -> list[Path]:
    """The files that the paths name. A folder that holds none stays in the list, so that somebody says so."""
    out: list[Path] = []
    for path in map(Path, paths):
        out += (_files_in(path) or [path]) if _is_folder(path) else [path]
    return out


def read_files(paths: Sequence[Path], read_source: ReadSource) -> Iterator[FileRead]:
    """Reads one file after the other with `read_source`; nothing that a file holds stops the next.

    Many files are read ahead, in processes of their own: `read_source` must be picklable.
    """
    read = partial(read_file, read_source=read_source)
    processes = spare_processes()
    if len(paths) < MANY or not processes:
        return map(read, paths)
    return read_ahead(paths, read, processes)


def read_file(path: Path, read_source: ReadSource) -> FileRead:
    """FileRead with a reading, or with the sentence that says what is wrong and what to do."""
    name = str(path)
    try:
        data = _bytes_of(path)
        return FileRead(name, data, read_source(data, name))
    except ReadingError as fault:
        return FileRead(name, error=str(fault).replace(name, path.name))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the file system: reading it says so
        return False


def _files_in(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(p.startswith(".") for p in path.relative_to(folder).parts))


def _bytes_of(path: Path) -> bytes:
    try:
        if _is_folder(path):
            raise ReadingError("The folder holds no files. Name a file, or a folder with files in it.")
        if path.exists() and not path.is_file():
            raise ReadingError("This is no file but a device or a pipe. Save its content as a file first.")
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            raise ReadingError(_too_big(size))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise ReadingError("There is no such file. Check the path.") from fault
    except OSError as fault:
        raise ReadingError(f"The file cannot be opened: {fault.strerror}. Check who may read it.") from fault


def _too_big(size: int) -> str:
    return (
        f"The file has {size / 1e6:.0f} million bytes; a source may have {MAX_SOURCE_BYTES / 1e6:.0f} million. "
        "Split it into one file a session or a resolution."
    )
