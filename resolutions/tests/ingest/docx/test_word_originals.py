"""Seventeen Word originals, counted by hand from the documents: every paragraph was read with its style.

The counts beside the files were made by a machine and know neither annexes nor tables nor drafts inside a text.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from lxml import etree

from resolutions.ingest.drafts import Draft, Reading, Severity
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind, Part
from resolutions.tests.conftest import SHARED
from resolutions.tests.ingest.robust.invariants import stored, words

FOLDER = SHARED / "corpus" / "docx"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Counts(NamedTuple):
    """What a text holds. items: of body, (a) and (i); calls: note references and their repeats."""

    preamble: int
    operative: int
    items: int = 0
    headings: int = 0
    notes: int = 0
    calls: int = 0
    annex: int = 0
    annex_items: int = 0
    tables: int = 0
    rows: int = 0


class Original(NamedTuple):
    path: str
    adopted_on: date
    meeting: int
    counts: Counts


ORIGINALS = {
    "A_RES_72_10-N1739299": Original("/ga/resolutions/72/10", date(2017, 11, 21), 58, Counts(11, 61, 0, 9, 15, 15)),
    "A_RES_72_197-N1746320": Original("/ga/resolutions/72/197", date(2017, 12, 19), 73, Counts(14, 31, 0, 0, 16, 21)),
    "A_RES_72_7-N1738914": Original("/ga/resolutions/72/7", date(2017, 11, 17), 55, Counts(11, 3, 0, 0, 3, 3)),
    "E_RES_2018_11-N1821470": Original(
        "/ecosoc/resolutions/2018/11", date(2018, 6, 21), 40, Counts(36, 60, 0, 0, 14, 17)
    ),
    # the star of the twelfth note stands in the header, after the symbol
    "E_RES_2018_14-N1822444": Original(
        "/ecosoc/resolutions/2018/14", date(2018, 7, 2), 41, Counts(7, 2, 0, 24, 12, 12, annex=73, annex_items=81)
    ),
    # one paragraph that recommends, then a draft for the Assembly: its enacting words, 14 + 23 paragraphs
    "E_RES_2018_16-N1822432": Original("/ecosoc/resolutions/2018/16", date(2018, 7, 2), 42, Counts(15, 24, 0, 0, 4, 4)),
    "E_RES_2018_18-N1822420": Original("/ecosoc/resolutions/2018/18", date(2018, 7, 3), 43, Counts(16, 22, 4, 0, 4, 6)),
    "E_RES_2018_2-N1745085": Original("/ecosoc/resolutions/2018/2", date(2017, 11, 10), 6, Counts(10, 6, 5, 0, 2, 2)),
    "E_RES_2018_21-N1824503": Original("/ecosoc/resolutions/2018/21", date(2018, 7, 24), 51, Counts(1, 1)),
    "E_RES_2018_23-N1824515": Original(
        "/ecosoc/resolutions/2018/23", date(2018, 7, 24), 51, Counts(1, 1, 0, 8, 6, 6, annex=27, annex_items=26)
    ),
    # the annex is a resolution of another organ: its enacting words, 8 + 7 paragraphs
    "E_RES_2018_25-N1824527": Original(
        "/ecosoc/resolutions/2018/25", date(2018, 7, 24), 51, Counts(1, 1, 0, 3, 2, 3, annex=16, annex_items=5)
    ),
    "E_RES_2018_27-N1824632": Original("/ecosoc/resolutions/2018/27", date(2018, 7, 24), 51, Counts(7, 14, 0, 0, 5, 5)),
    "E_RES_2018_29-N1824644": Original(
        "/ecosoc/resolutions/2018/29", date(2018, 7, 24), 51, Counts(37, 1, 49, 0, 7, 8)
    ),
    "E_RES_2018_30-N1824662": Original(
        "/ecosoc/resolutions/2018/30", date(2018, 7, 24), 51, Counts(6, 2, 0, 11, 2, 10, tables=9, rows=62)
    ),
    "E_RES_2018_5-N1812953": Original("/ecosoc/resolutions/2018/5", date(2018, 4, 17), 17, Counts(27, 57, 0, 0, 5, 7)),
    "E_RES_2018_7-N1821418": Original(
        "/ecosoc/resolutions/2018/7", date(2018, 6, 12), 34, Counts(13, 11, 19, 0, 16, 18)
    ),
    "E_RES_2018_9-N1821444": Original("/ecosoc/resolutions/2018/9", date(2018, 6, 12), 34, Counts(2, 2)),
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the Word originals are not here"),
]
each = pytest.mark.parametrize("name", ORIGINALS)


@cache
def reading(name: str) -> Reading:
    return read_source((FOLDER / f"{name}.docx").read_bytes(), f"{name}.docx")


def counted(draft: Draft) -> Counts:
    clauses = list(draft.text.walk())
    kinds = Counter(clause.kind for clause in clauses)
    places = Counter((clause.part, bool(clause.depth)) for clause in clauses if clause.kind == Kind.PARAGRAPH)
    rows = sum(1 for clause in clauses if clause.cells)
    marked = [draft.text.title, draft.text.formula, *(clause.words for clause in clauses)]
    marked += [cell for clause in clauses for cell in clause.cells]
    return Counts(
        preamble=places[Part.PREAMBLE, False],
        operative=places[Part.OPERATIVE, False],
        items=places[Part.PREAMBLE, True] + places[Part.OPERATIVE, True],
        headings=kinds[Kind.HEADING],
        notes=len(draft.text.footnotes),
        calls=sum(len(one.marks) for one in marked),
        annex=places[Part.ANNEX, False],
        annex_items=places[Part.ANNEX, True],
        tables=kinds[Kind.TABLE] - rows,
        rows=rows,
    )


@each
def test_the_counts_are_those_of_the_document(name):
    (draft,) = reading(name).drafts
    assert counted(draft) == ORIGINALS[name].counts


@each
def test_number_title_and_adoption_are_read(name):
    (draft,) = reading(name).drafts
    original = ORIGINALS[name]
    assert draft.identity is not None
    assert draft.identity.path == original.path
    assert draft.text.title.text == " ".join(json.loads((FOLDER / f"{name}.json").read_text())["title"].split())
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (original.adopted_on, original.meeting)
    assert draft.adoption.distributed_on is not None
    assert "United Nations" in draft.text.masthead


@each
def test_every_word_of_body_and_notes_is_in_the_text_in_order(name):
    text = re.sub(r"\s", "", reading(name).source.text)
    for part in ("document", "footnotes"):
        at = 0
        for printed in printed_words(name, part):
            found = text.find(printed, at)
            assert found >= 0, (part, printed, text[at : at + 80])
            at = found if part == "document" else 0


def printed_words(name: str, part: str) -> list[str]:
    """The words between two tags, without blanks; the mark of the reissue is white on white."""
    root = etree.fromstring(zipfile.ZipFile(FOLDER / f"{name}.docx").read(f"word/{part}.xml"))
    found = ["".join((one.text or "").split()) for one in root.iter(f"{WORD}t")]
    return [one for one in found if one and one != "*" and one.strip("_")]


@each
def test_every_letter_of_the_text_is_in_a_field(name):
    read = reading(name)
    assert stored(read) == words(read.source.text)
    assert {item.reason for item in read.dropped} <= {"page furniture", "comment", "hidden text"}


@each
def test_nothing_is_doubtful(name):
    doubts = [one for one in reading(name).problems if one.severity != Severity.INFO]
    assert doubts == []


@each
def test_pages_are_those_that_word_counted_or_one(name):
    """Ten files end their pages where Word noted it; those that Word had laid out in part only have one page for all."""
    pages = reading(name).source.pages
    assert len(pages) in (1, int(re.search(rb"<Pages>(\d+)", properties(name))[1]))
    assert [reading(name).source.text[at - 1] for at in pages[1:]] == ["\f"] * (len(pages) - 1)


def properties(name: str) -> bytes:
    return zipfile.ZipFile(FOLDER / f"{name}.docx").read("docProps/app.xml")
