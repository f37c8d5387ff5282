"""The .txt of a resolution: its canonical text, which is pleasant to read and reads back to the identical tree."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.exports.canonical import write_canonical
from resolutions.exports.record import Record

_SPECIMEN = "Invented wording to show the archive; this is not law and no organ adopted it."
_THANKS = "United Nations, with thanks. The official text is the printed one."


def write_text(record: Record) -> str:
    """The whole text with its facts, its version and where it is from."""
    return write_canonical(record, remarks=_remarks(record))


def _remarks(record: Record) -> Iterator[tuple[str, str]]:
    if record.version is not None:
        yield "Version", str(record.version)
    yield ("Specimen", _SPECIMEN) if record.is_specimen else ("Source", _THANKS)
