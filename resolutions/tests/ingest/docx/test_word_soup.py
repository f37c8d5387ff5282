"""Whatever stands in a Word file, and however it is broken: no crash, no word lost, none twice."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from resolutions.errors import ReadingError
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.docx import read_docx
from resolutions.tests.conftest import SHARED
from resolutions.tests.ingest.docx.building import (
    Parts,
    called,
    cell,
    document,
    level,
    listed,
    note,
    numbered,
    paragraph,
    raised,
    run,
    section,
    table,
    zipped,
)
from resolutions.tests.ingest.docx.seeing import check_places

SIGNS = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
WRAPPERS = ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple"]
LINES = st.recursive(
    st.sampled_from(
        [
            "WORD", "WORD", "WORD", "RAISED", "HIDDEN", "CALL", "TYPED", "\t", "\n", "BREAK", "1.\t", "(a) ", *SIGNS,
            "<w:r><w:instrText> NOTEREF a </w:instrText></w:r>",
        ]
    ),
    lambda inner: st.tuples(st.sampled_from([*WRAPPERS, "BOX"]), st.lists(inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip
PARAGRAPHS = st.tuples(st.sampled_from(["plain", "listed", "end deleted", "section"]), st.lists(LINES, max_size=4))
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.tuples(st.just("table"), st.lists(st.lists(inner, max_size=3), max_size=3)),
    max_leaves=6,
)
NUMBERING = listed(level("decimal", "%1."), level("lowerLetter", "(%2)"))
END_GONE = '<w:rPr><w:del w:id="1"/></w:rPr>'


class Writer:
    """Makes XML of a plan; every word is another, so that it can be found again."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []

    def word(self) -> str:
        self.words.append(f"boat{len(self.words)}x")
        return f"{self.words[-1]} "

    def line(self, plan: object) -> str:
        if isinstance(plan, tuple):
            wrapper, inner = plan
            inside = "".join(map(self.line, inner))
            if wrapper == "BOX":
                return f"<w:r><w:pict><w:txbxContent>{paragraph(inside)}</w:txbxContent></w:pict></w:r>"
            return f"<w:{wrapper}>{inside}</w:{wrapper}>"
        plain = {"WORD": lambda: run(self.word()), "RAISED": lambda: raised(self.word())}
        plain |= {"HIDDEN": lambda: run(self.word(), "<w:vanish/>"), "CALL": self.call, "TYPED": self.typed}
        plain |= {"BREAK": lambda: "<w:r><w:lastRenderedPageBreak/></w:r>"}
        if plan in plain:
            return plain[str(plan)]()
        return str(plan) if str(plan).startswith("<") else run(str(plan))

    def call(self) -> str:
        self.notes.append(note(len(self.notes) + 1, run(self.word())))
        return called(len(self.notes))

    def typed(self) -> str:
        self.notes.append(note(len(self.notes) + 1, run(self.word()), mark="*"))
        return called(len(self.notes), "*")

    def block(self, plan: tuple[str, list]) -> str:
        kind, inner = plan
        if kind == "table":
            return table([[cell(self.block(one)) for one in row] for row in inner])
        inside = "".join(map(self.line, inner))
        if kind == "listed":
            return numbered(inside, level=len(self.words) % 3)
        return paragraph(inside, properties={"end deleted": END_GONE, "section": section()}.get(kind, ""))


@settings(max_examples=250, deadline=None)
@given(st.lists(BLOCKS, max_size=6), st.integers(1, 3))
def test_every_word_is_read_once_or_listed(plans, pages):
    writer = Writer()
    body = [writer.block(plan) for plan in plans]
    data = document(*body, parts=Parts(notes="".join(writer.notes), numbering=NUMBERING, pages=pages))
    source = read_docx(data, "soup.docx")
    held = source.source.text + " ".join(item.text for item in source.dropped)
    assert [held.count(word) for word in writer.words] == [1] * len(writer.words)
    kept = {one.strip() for block in source.blocks for run in block.runs for one in run.text.split()}
    assert {word for word in writer.words if word in source.source.text} <= kept
    check_places(source)
    read_or_refuse(data)


def read_or_refuse(data: bytes) -> None:
    told = "Read."
    try:
        read_source(data, "soup.docx")
    except ReadingError as fault:
        told = str(fault)
    assert told.endswith(".")


def broken(data: bytes, seed: int) -> bytes:
    """The same file with elements of its parts taken away, doubled, moved or renamed."""
    chance = random.Random(seed)
    archive = zipfile.ZipFile(io.BytesIO(data))
    files = {name: archive.read(name) for name in archive.namelist()}
    for name in [one for one in files if one.endswith((".xml", ".rels"))]:
        if chance.random() < 0.15:
            del files[name]
        elif chance.random() < 0.6:
            files[name] = _shaken(files[name], chance)
    return zipped(files)


def _shaken(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    for _ in range(chance.randint(1, 8)):
        elements = [one for one in root.iter() if one.getparent() is not None and isinstance(one.tag, str)]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        what = chance.randint(0, 4)
        if what == 0:
            one.getparent().remove(one)
        elif what == 1 and one not in other.iterancestors() and one is not other:
            other.append(one)
        elif what == 2:
            one.tag = other.tag
        elif what == 3 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(["", "-1", "999999999999", "é", "0", "true"]))
        else:
            one.attrib.clear()
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(60))
def test_broken_parts_are_read_or_refused(seed):
    data = document(
        paragraph("CND Res.902/7. Invented"),
        paragraph("The Commission on Narcotic Drugs,"),
        paragraph("Recalling", called(1), run(" boats", "<w:i/>"), SIGNS[0], SIGNS[1], run("5"), SIGNS[2]),
        numbered("Urges", number=1),
        numbered("To count", number=1, level=1),
        table([["A", cell("B", properties='<w:gridSpan w:val="2"/>')], ["C", "D"]]),
        section(first="header1"),
        parts=Parts(
            notes=note(1, "See.", "More."),
            numbering=NUMBERING,
            headers={"header1": paragraph("United Nations")},
            comments=f'<w:comment w:id="0">{paragraph("So?")}</w:comment>',
        ),
    )
    read_or_refuse(broken(data, seed))


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(17))
def test_broken_originals_are_read_or_refused(seed):
    originals = sorted((SHARED / "corpus" / "docx").glob("*.docx"))
    if not originals:
        pytest.skip("the Word originals are not here")
    read_or_refuse(broken(originals[seed % len(originals)].read_bytes(), seed))


@pytest.mark.parametrize("seed", range(40))
def test_bytes_of_a_file_changed_or_cut_are_read_or_refused(seed):
    chance = random.Random(seed)
    data = bytearray(document(*(paragraph(f"{number}. Urges boats") for number in range(40))))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read_or_refuse(bytes(data[: chance.randint(len(data) // 2, len(data))]))
