"""The specimen as a Word file: true footnotes, headers, page breaks, a contents list with tabs."""

from __future__ import annotations

from resolutions.structure.nodes import Words
from resolutions.tests.ingest.docx import building
from resolutions.tests.ingest.report import specimen

_BOLD = "<w:b/>"
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def report_as_docx() -> bytes:
    """The whole report. Word numbers its notes itself; a second call of an earlier note is a typed raised figure."""
    told: set[str] = set()
    blocks = [building.paragraph(line.words.text) for line in specimen.lines() if line.kind == "cover"]
    blocks.append(building.paragraph(_PAGE_BREAK, building.run("Contents", _BOLD)))
    for at, entry in enumerate(specimen.contents()):
        blocks.append(building.paragraph(f"{entry.words.text}\t{at // 2 + 1}", style="TOC1"))
    rows: list[list[str]] = []
    for line in specimen.lines():
        if line.kind == "row":
            rows.append([building.cell(building.paragraph(*_runs(cell, told))) for cell in line.cells])
        elif line.kind != "cover":
            blocks.append(_block(line, told))
    blocks.append(building.table(rows))
    notes = "".join(
        building.note(int(marker), "".join(_runs(words, told))) for marker, words in specimen.notes().items()
    )
    header = building.paragraph(specimen.SYMBOL)
    parts = building.Parts(
        notes=notes,
        headers={"header1": header},
        footers={"footer1": building.paragraph(specimen.JOB)},
    )
    return building.document(*blocks, building.section(default="header1"), parts=parts)


def _block(line: specimen.Printed, told: set[str]) -> str:
    label = [building.run(f"{line.label}\t")] if line.label else []
    if line.kind == "chapter":
        return building.paragraph(_PAGE_BREAK, *_runs(line.words, told, _BOLD), style="Heading1")
    if line.kind in ("section", "designation", "title", "heading"):
        return building.paragraph(
            *label, *_runs(line.words, told, _BOLD), style="Heading2" if line.kind == "section" else ""
        )
    return building.paragraph(*label, *_runs(line.words, told))


def _runs(words: Words, told: set[str], properties: str = "") -> list[str]:
    out = []
    for text, is_italic, marker in specimen.stretches_of(words):
        if marker:
            out.append(building.raised(marker) if marker in told else building.called(int(marker)))
            told.add(marker)
        elif text:
            out.append(building.run(text, properties + ("<w:i/>" if is_italic else "")))
    return out
