"""What tests look at in a Word file that was read."""

from __future__ import annotations

from resolutions.ingest.blocks import Block, PrintedSource, Role, Run
from resolutions.ingest.readers.docx import read_docx
from resolutions.tests.ingest.docx.building import Parts, document


def read(*blocks: str, parts: Parts | None = None) -> PrintedSource:
    return read_docx(document(*blocks, parts=parts), "invented.docx")


def texts(source: PrintedSource) -> list[str]:
    """The words of each block of the body."""
    return [block.text.strip() for block in source.blocks if block.role is None]


def notes(source: PrintedSource) -> list[tuple[str | None, str]]:
    """The mark and the words of each note."""
    return [(block.label, block.text.strip()) for block in source.blocks if block.role == Role.NOTE]


def marks(source: PrintedSource) -> list[str]:
    return [run.text for run in runs(source) if run.is_mark]


def runs(source: PrintedSource) -> list[Run]:
    return [run for block in source.blocks for run in block.runs]


def dropped(source: PrintedSource) -> list[tuple[str, str]]:
    return [(item.reason, item.text) for item in source.dropped]


def cells(block: Block) -> list[str]:
    return ["".join(run.text for run in cell) for cell in block.cells]


def check_places(source: PrintedSource) -> None:
    """Every run stands in the text of the source where its span says, on the page that its span says."""
    for run in runs(source):
        assert not run.text or source.source.text[run.span.start : run.span.end] == run.text
        assert source.source.page_at(run.span.start) == run.span.page
