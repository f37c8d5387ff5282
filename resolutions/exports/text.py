"""The .txt of a resolution: its canonical text, which is pleasant to read and reads back to the identical tree."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.exports import canonical_form as form
from resolutions.exports.canonical import write_canonical
from resolutions.exports.canonical_words import write_cell, write_mark, write_words
from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.structure.nodes import Clause

_SPECIMEN = "Invented wording to show the archive; this is not law and no organ adopted it."
_THANKS = "United Nations, with thanks. The official text is the printed one."


def write_text(record: Record) -> str:
    """The whole text with its facts, its version and where it is from."""
    return write_canonical(record, remarks=_remarks(record))


def write_passage_text(record: Record, passage: Passage) -> str:
    """Some places of a record as printed, each with its number, under the opening words that they stand under."""
    path = record.identity.path if record.identity else ""
    facts = [*_remarks(record), (form.ADDRESS, f"{path}/{passage.token}"), (form.LANGUAGE, record.language)]
    shown = [*passage.above, *(node for clause in passage.clauses for node in clause.walk())]
    blocks = (
        [f"{name}: {value}" for name, value in facts],
        [_line(clause) for clause in shown],
        [f"{write_mark(note.marker)} {write_words(note.words)}" for note in passage.notes],
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _line(clause: Clause) -> str:
    words = " | ".join(map(write_cell, clause.cells)) or write_words(clause.words)
    return form.INDENT * clause.depth + " ".join(part for part in (clause.number, words) if part)


def _remarks(record: Record) -> Iterator[tuple[str, str]]:
    if record.version is not None:
        yield "Version", str(record.version)
    yield ("Specimen", _SPECIMEN) if record.is_specimen else ("Source", _THANKS)
