"""The official PDF files of ../shared, held against counts made by eye on pictures of their pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest

from resolutions.ingest.drafts import Severity
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind, Part

pytestmark = pytest.mark.corpus


@dataclass(frozen=True)
class Counts:
    """What a reader of the pages counts; `calls` are the marks in each paragraph, by its number or place."""

    preambular: int
    numbered: int
    headings: int
    notes: int
    calls: dict[str, list[str]] = field(default_factory=dict)


COUNTED = {
    "A_RES_73_3-EN.pdf": Counts(
        preambular=2,  # "Adopts …:" and "We, …": the declaration has no preamble of its own
        numbered=53,
        headings=2,
        notes=7,
        calls={"op1": ["1", "2"], "op2": ["3", "4", "5"], "op3": ["6"], "op23": ["7"]},
    ),
    "A_RES_73_6-EN.pdf": Counts(
        preambular=25,
        numbered=14,
        headings=0,
        notes=6,
        calls={
            "pp2": ["1"], "pp5": ["2", "3", "4"], "pp13": ["5"], "pp22": ["1"], "pp23": ["6"],
            "op1": ["2"], "op4": ["2"],
        },
    ),
    "A_RES_73_7-EN.pdf": Counts(
        preambular=13,
        numbered=28,
        headings=0,
        notes=9,
        calls={
            "pp2": ["1"], "pp9": ["2"], "pp10": ["3"], "op1": ["4"], "op2": ["1"], "op3": ["5"], "op11": ["2"],
            "op12": ["6"], "op13": ["7", "8"], "op21": ["9"],
        },
    ),
}  # fmt: skip


@pytest.fixture(params=COUNTED)
def counted(request, shared):
    path = shared / "corpus" / "pdf" / request.param
    return read_source(path.read_bytes(), request.param), COUNTED[request.param]


def test_paragraphs_headings_and_notes_are_those_of_the_pages(counted):
    reading, wanted = counted
    clauses = list(reading.drafts[0].text.walk())
    paragraphs = [clause for clause in clauses if clause.kind == Kind.PARAGRAPH]
    assert len(reading.drafts) == 1
    assert sum(1 for clause in paragraphs if clause.number is None) == wanted.preambular
    assert [clause.number for clause in paragraphs if clause.number] == [f"{n}." for n in range(1, wanted.numbered + 1)]
    assert sum(1 for clause in clauses if clause.kind == Kind.HEADING) == wanted.headings
    assert [note.marker for note in reading.drafts[0].text.footnotes] == [str(n) for n in range(1, wanted.notes + 1)]


def test_each_call_stands_where_it_is_printed(counted):
    reading, wanted = counted
    calls = {
        str(clause.anchor): [mark.marker for mark in clause.words.marks] for clause in reading.drafts[0].text.walk()
    }
    assert {place: marks for place, marks in calls.items() if marks} == wanted.calls


def test_what_is_left_out_is_furniture_and_stands_on_every_page(counted):
    reading, _ = counted
    pages = len(reading.source.pages)
    assert {item.reason for item in reading.dropped} == {"page furniture"}
    assert len({item.source[0].page for item in reading.dropped}) == pages
    assert Counter(item.text for item in reading.dropped)[reading.drafts[0].adoption.symbol] == pages - 1


def test_there_is_nothing_to_look_at_but_verbs_of_declarations(counted):
    """A declaration speaks of "we": its paragraphs open with verbs that resolutions do not use in that form."""
    reading, _ = counted
    problems = {problem.code for problem in reading.problems if problem.severity != Severity.INFO}
    assert problems <= ({"opening-lost"} if "73_3" in reading.name else set())
    assert all(clause.part != Part.ANNEX for clause in reading.drafts[0].text.walk())
