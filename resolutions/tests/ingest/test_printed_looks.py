"""Texts that the UN marked up, rendered as print shows them, are read back as they were marked up."""

from __future__ import annotations

import importlib.util
import random
import sys

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind

pytestmark = pytest.mark.corpus

SAMPLE, SEED, FIRST_NOTE = 15, 11, 33
LOOKS = {"2002": ".txt", "1997": ".md"}


@pytest.fixture(scope="module")
def gold_tool(shared):
    spec = importlib.util.spec_from_file_location("akn_gold", shared / "tools" / "akn_gold.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["akn_gold"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def golds(shared, gold_tool, request):
    files = sorted((shared / "corpus" / "akn4un").glob("[eg]*/*.xml"))
    if not request.config.getoption("--all"):
        files = random.Random(SEED).sample(files, SAMPLE)
    golds = [gold_tool.read(str(file)) for file in files if "decision" not in file.parent.name]
    return [gold for gold in golds if not gold.irregular]


def wanted(gold):
    shift = FIRST_NOTE - 1
    return [
        (row.part, (row.number or "").strip(". "), squeezed(row.text), [str(int(mark) + shift) for mark in row.notes])
        for row in gold.rows
    ]


def given(draft, repeated):
    rows = [clause for clause in draft.text.walk() if clause.kind == Kind.PARAGRAPH]
    return [
        (
            clause.part.value,
            (clause.number or "").strip(". "),
            squeezed(clause.text),
            [mark.marker for mark in clause.words.marks if mark.marker not in repeated],
        )
        for clause in rows
    ]


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("look", LOOKS)
def test_every_paragraph_comes_back(golds, gold_tool, look):
    assert golds
    for gold in golds:
        again = {str(int(mark) + FIRST_NOTE - 1) for row in gold.rows for kind, mark in row.runs if kind == "again"}
        text = gold_tool.render(gold, look, FIRST_NOTE, str(SEED))
        reading = read_source(text.encode(), f"text{LOOKS[look]}")
        (draft,) = reading.drafts
        bare = [
            (part, number, words, [m for m in marks if m not in again]) for part, number, words, marks in wanted(gold)
        ]
        assert given(draft, again) == bare, gold.symbol
        assert [squeezed(note.words.text) for note in draft.text.footnotes] == [
            squeezed(note["text"]) for note in gold.notes
        ], gold.symbol
        assert reading.dropped == ()
