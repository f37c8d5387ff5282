"""Word files older than .docx (.doc, .rtf): turned into .docx by LibreOffice, where it is installed.

LibreOffice runs in a session of its own with an empty profile, and is ended with all that it started when its time
is up; without it the file is refused with the request for a .docx.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from resolutions.errors import ReadingError, UnknownFormat
from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.readers.docx.reader import read_docx

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_SECONDS = 45  # below what the reading of one source may take, so that this sentence is told and all is ended here
_PROGRAMS = ("soffice", "libreoffice")
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")


def looks_like_legacy(data: bytes) -> bool:
    """Whether the bytes begin like a .doc (an OLE compound file) or like .rtf."""
    return data.startswith((_COMPOUND, _RICH_TEXT))


def read_legacy(data: bytes, name: str) -> PrintedSource:
    """The text and blocks of a .doc or .rtf. Raises ReadingError where it is locked, or cannot be turned into .docx."""
    is_rich_text = data.startswith(_RICH_TEXT)
    if not is_rich_text:
        _refuse_others(data, name)
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        kind = "a rich text file (.rtf)" if is_rich_text else "a Word file of the old kind (.doc)"
        raise ReadingError(
            f"{name} is {kind}, which is read only where LibreOffice is installed. Open it in Word or LibreOffice, "
            "save it as .docx and read that file."
        )
    return read_docx(_converted(data, name, program, ".rtf" if is_rich_text else ".doc"), name)


def _refuse_others(data: bytes, name: str) -> None:
    """A compound file holds streams with names: those of an encrypted .docx, of a .doc, of something else."""
    if _holds(data, "EncryptedPackage"):
        raise ReadingError(f"{name} is protected by a password. Save it in Word without one, then read it again.")
    if not _holds(data, "WordDocument"):
        raise UnknownFormat(
            f"{name} is an Office file of the old kind, but no whole Word file (.doc): it holds no Word text. Open it in "
            "the program that made it and save its text as .docx, .pdf or plain text."
        )


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _converted(data: bytes, name: str, program: str, suffix: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="word-") as folder:
        before, after = Path(folder, f"source{suffix}"), Path(folder, "source.docx")
        before.write_bytes(data)
        _run(program, folder, before, name)
        if not after.is_file():
            raise ReadingError(
                f"{name} could not be turned into .docx: LibreOffice made nothing of it. The file may be damaged; open "
                "it in Word, save it as .docx and read that file."
            )
        return after.read_bytes()


def _run(program: str, folder: str, source: Path, name: str) -> None:
    """Runs LibreOffice and waits; its own profile keeps it apart from one that a person has open.

    It needs more address space than a process that reads may have, and ends by itself where that process is killed.
    """
    command = [
        *("/bin/sh", "-c", 'ulimit -S -v unlimited; exec "$@"', "sh"),
        *_time_limit(),
        program,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", folder, str(source)),
    ]
    surroundings = {key: os.environ[key] for key in _KEPT if key in os.environ} | {"HOME": folder, "TMPDIR": folder}
    process = subprocess.Popen(  # noqa: S603 - the program was found on the path, the file has a name of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as fault:
        raise ReadingError(
            f"{name} could not be turned into .docx within {_SECONDS} seconds. Open it in Word, save it as .docx and "
            "read that file."
        ) from fault
    finally:
        _end(process)


def _time_limit() -> tuple[str, ...]:
    program = shutil.which("timeout")
    return (program, "--kill-after=1", str(_SECONDS + 5)) if program else ()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice with everything that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
