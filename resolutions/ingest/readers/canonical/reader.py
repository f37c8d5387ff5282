"""Canonical text -> the text as it stands, and the one ExplicitText that it holds."""

from __future__ import annotations

from resolutions.errors import ReadingError
from resolutions.exports.canonical_form import FORM_LINE, FORM_NAME
from resolutions.ingest.drafts import SourceText
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.readers.canonical.body import BodyReader, is_region
from resolutions.ingest.readers.canonical.facts import read_head
from resolutions.ingest.readers.canonical.lines import Findings, lines_of
from resolutions.structure.nodes import Mark, Words

FORMAT = "canonical"


def looks_like_canonical(text: str) -> bool:
    """Whether the first words are the name of the form."""
    return text.lstrip("\ufeff \t\r\n").startswith(FORM_NAME)


def read_canonical(text: str, encoding: str = "utf-8") -> tuple[SourceText, tuple[ExplicitText, ...]]:
    """Reads back what exports/canonical.py writes. Whatever a person typed is in a field, a problem or both.

    Raises ReadingError for another edition of the form, and where nothing stands below the first line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    written = lines_of(text.lstrip("\ufeff"))
    first = next((index for index, line in enumerate(written) if line.words.strip()), 0)
    if written[first].words.strip() != FORM_LINE:
        raise ReadingError(f"This is another edition of the form; the first line must be “{FORM_LINE}”.")
    lines = written[first + 1 :]
    findings = Findings()
    body = next((index for index, line in enumerate(lines) if is_region(line)), len(lines))
    head = read_head(lines[:body], findings)
    reader = BodyReader(findings)
    reader.read(lines[body:])
    has_words = head.title or head.formula or head.masthead or head.printed
    if not (has_words or reader.items or reader.notes or reader.adoption):
        raise ReadingError("The text has a head but no paragraphs. Write them below a line “== operative ==”.")
    explicit = ExplicitText(
        identity=head.identity,
        adoption=head.adoption,
        language=head.language,
        masthead=head.masthead,
        printed=head.printed,
        title=head.title,
        formula=head.formula,
        items=tuple(reader.items),
        adoption_line=_joined(reader.adoption),
        notes=tuple(reader.notes),
        problems=tuple(findings.problems),
        dropped=tuple(findings.dropped),
        anchors=reader.anchors,
        note_anchors=reader.note_anchors,
    )
    return SourceText(text, FORMAT, encoding), (explicit,)


def _joined(paragraphs: list[Words]) -> Words:
    """Several lines of adoption as one."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    text = ""
    marks: list[Mark] = []
    italics: list[tuple[int, int]] = []
    for words in paragraphs:
        text += " " if text else ""
        marks += [Mark(mark.marker, mark.at + len(text)) for mark in words.marks]
        italics += [(begin + len(text), end + len(text)) for begin, end in words.italics]
        text += words.text
    return Words(text, tuple(marks), tuple(italics))
