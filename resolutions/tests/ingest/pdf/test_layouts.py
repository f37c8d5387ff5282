"""One text in many layouts gives one draft: papers, fonts, columns, gaps or indents, heads, feet, raised figures."""

from __future__ import annotations

import random
from datetime import date

import pytest

from resolutions.ingest.drafts import Draft, Severity
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.pdf.specimen import (
    COVER,
    NOTES,
    OPERATIVE,
    PREAMBLE,
    SYMBOL,
    TITLE,
    marks,
    specimen,
    words,
)
from resolutions.tests.ingest.pdf.typesetting import Layout, any_layout, typeset

_DICE = random.Random("layouts")
LAYOUTS = [
    Layout(),
    Layout(columns=2, paper="a4", size=9.0),
    Layout(paper="a6", size=11.0, columns=1),
    Layout(is_hanging=True, marked_by="gap", is_justified=False),
    Layout(marked_by="indent", head="none", is_raised_by_font=True, font="Libertinus Serif"),
    *(any_layout(_DICE) for _ in range(12)),
]


@pytest.fixture(
    scope="module", params=LAYOUTS, ids=lambda one: f"{one.font}-{one.size}-{one.paper}-{one.columns}-{one.marked_by}"
)
def reading(request):
    return read_source(typeset(specimen(), NOTES, request.param, SYMBOL), "lanterns.pdf")


@pytest.fixture
def draft(reading) -> Draft:
    assert len(reading.drafts) == 1
    return reading.drafts[0]


def rows(draft: Draft):
    return [clause for clause in draft.text.walk() if clause.words.text or clause.number]


def test_each_paragraph_has_the_words_that_were_set(draft):
    wanted = [(None, words(runs)) for runs in PREAMBLE] + [(number, words(runs)) for number, _, runs in OPERATIVE]
    assert [(clause.number, clause.words.text) for clause in rows(draft)] == wanted


def test_each_call_is_bound_in_its_paragraph(draft):
    wanted = [marks(runs) for runs in PREAMBLE] + [marks(runs) for _, _, runs in OPERATIVE]
    assert [[mark.marker for mark in clause.words.marks] for clause in rows(draft)] == wanted


def test_each_note_is_whole(draft):
    assert {note.marker: note.words.text for note in draft.text.footnotes} == {
        mark: words(runs) for mark, runs in NOTES.items()
    }


def test_opening_words_are_italic(draft):
    for clause, runs in zip(rows(draft), [*PREAMBLE, *(runs for _, _, runs in OPERATIVE)], strict=True):
        if runs[0][0] == "italic":
            assert clause.words.italics[0] == (0, len(runs[0][1]))


def test_number_title_and_adoption_are_found(draft):
    assert (draft.identity.session, draft.identity.number) == ("42", 7)
    assert draft.text.title.text == TITLE
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (date(2099, 3, 17), 1201)


def test_cover_stays_and_running_heads_go(reading, draft):
    assert set(COVER) <= set(draft.text.masthead)
    assert all(item.text not in COVER for item in reading.dropped)
    assert not any(line == SYMBOL for line in draft.text.masthead)


def test_nothing_is_warned_of(reading):
    assert [problem for problem in reading.problems if problem.severity != Severity.INFO] == []
