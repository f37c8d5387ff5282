"""Many sources, one after the other: each gives a reading or a sentence that says why not, and the run goes on.

Nothing that a source holds can stop the next: what may hang or eat memory is read in a process that can be ended.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from resolutions.errors import ReadingError
from resolutions.ingest.drafts import Reading
from resolutions.ingest.gathering import bytes_of
from resolutions.ingest.readers.docx import looks_like_legacy
from resolutions.ingest.reading_ahead import AHEAD, Begun, in_turn, spare_processes
from resolutions.ingest.reading_apart import Patience, ReadingRoom, too_much_memory
from resolutions.ingest.sources import Source

ReadSource = Callable[[bytes, str], Reading]

MANY = 20  # sources; from there on all are read ahead, in other processes
_SHORT = 64 * 1024  # bytes of plain text that may be read here: whatever stands in them, they cannot take long
_CONVERSION = 600_000  # bytes that take as long to read as LibreOffice takes to begin and to convert

# What a fault of a reader or of the store raises. It costs the source that met it, never the batch.
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one source: its bytes and reading, or an error for the archivist.

    is_held: not read, since the same bytes were read before. is_source_kept: not read, but a source; `data` is there.
    versions: what the store made of it, as shown to people; is_new: False where the same bytes were held already.
    """

    name: str
    data: bytes = b""
    reading: Reading | None = None
    error: str = ""
    versions: tuple[str, ...] = ()
    is_new: bool = False
    sha256: str = ""
    is_held: bool = False
    is_source_kept: bool = False

    def held(self, versions: Iterable[str], *, is_new: bool) -> FileRead:
        """The same file once it is stored."""
        return replace(self, versions=tuple(versions), is_new=is_new)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a batch is read. is_held: of a SHA-256, whether the same bytes were read before by this parser.

    is_storing: what is read is stored at once, which takes a core of its own.
    """

    is_many: bool = False
    is_held: Callable[[str], bool] = field(default=lambda sha256: False)
    patience: Patience = field(default_factory=Patience)
    is_storing: bool = True


def read_each(sources: Iterable[Source], read_source: ReadSource, manner: Manner) -> Generator[FileRead, None, None]:
    """Reads one source after the other with `read_source`, which must be picklable; an outcome a source, in order."""
    read = partial(_read_task, read_source=read_source)
    processes = spare_processes(is_storing=manner.is_storing) if manner.is_many else 1
    with ReadingRoom(read, processes, manner.patience) as room:
        begun = (_begin(source, read, room, manner) for source in sources)
        yield from in_turn(begun, AHEAD if manner.is_many else 0)


def read_file(path: Path, read_source: ReadSource) -> FileRead:
    """One file read here: a reading, or the sentence that says what is wrong and what to do."""
    name = str(path)
    try:
        data = bytes_of(path)
    except ReadingError as fault:
        return FileRead(name, error=str(fault))
    return replace(_read_task((data, name), read_source), data=data)


def _begin(
    source: Source, read: Callable[[tuple[bytes, str]], FileRead], room: ReadingRoom[FileRead], manner: Manner
) -> Begun[FileRead]:
    try:
        data = source.load()
    except ReadingError as fault:
        return _settled(FileRead(source.name, error=str(fault)))
    sha256 = hashlib.sha256(data).hexdigest()
    if manner.is_held(sha256):
        return _settled(FileRead(source.name, data, sha256=sha256, is_held=True))
    if not manner.is_many and _is_short_text(data):
        return _settled(replace(read((data, source.name)), data=data))
    future = room.submit((data, source.name), _weight(data))
    return Begun(partial(_outcome, source.name, data, sha256, future), len(data))


def _weight(data: bytes) -> int:
    """The bytes that the patience with a source is measured by: an old Word file goes through another program first."""
    return len(data) + (_CONVERSION if looks_like_legacy(data) else 0)


def _settled(outcome: FileRead) -> Begun[FileRead]:
    return Begun(lambda: outcome, len(outcome.data))


def _outcome(name: str, data: bytes, sha256: str, future: Future[FileRead]) -> FileRead:
    try:
        return replace(future.result(), data=data)
    except ReadingError as fault:
        return FileRead(name, data, error=str(fault), sha256=sha256)


def _read_task(task: tuple[bytes, str], read_source: ReadSource) -> FileRead:
    """The outcome without the bytes: whoever asked has them."""
    data, name = task
    outcome = FileRead(name, sha256=hashlib.sha256(data).hexdigest())
    try:
        return replace(outcome, reading=read_source(data, name))
    except ReadingError as fault:
        sentence = str(fault).replace(name, PurePath(name).name)
        return replace(outcome, error=sentence, is_source_kept=fault.is_source_kept)
    except MemoryError:
        return replace(outcome, error=too_much_memory())
    except FAULTS as fault:
        log.exception("The reader failed at %s", name)
        return replace(outcome, error=fault_sentence(fault))


def fault_sentence(fault: BaseException) -> str:
    return (
        f"The archive failed at it ({type(fault).__name__}); this is no fault of the file. Nothing of it is stored. "
        "Report it, with the file."
    )


def _is_short_text(data: bytes) -> bool:
    """Words and nothing else: no markup, no container, nothing that a library has to open."""
    start = data[:1024]
    is_container = start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_CONTAINERS) or b"%PDF" in start or b"\0" in start
    return len(data) <= _SHORT and not is_container


_CONTAINERS = (b"<", b"PK", b"{\\rtf", b"\xd0\xcf\x11\xe0")
