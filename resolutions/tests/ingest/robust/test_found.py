"""What mutated texts showed once, each told again as small as it can be."""

from __future__ import annotations

import pytest

from resolutions.exports.canonical_form import FORM_LINE
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.invariants import faults_of

SENTENCE = "At its 7th plenary meeting, on 4 May 2091, the General Assembly decided to light the lamp."


def test_one_letter_stands_over_one_decision():
    text = f"United Nations\n\nA/DEC/920/18\n\nGeneral Assembly\n\nDecision\n\nA\n\n{SENTENCE}\n\n{SENTENCE}\n"
    assert len(read_source(text.encode(), "a.txt").drafts) == 1


@pytest.mark.parametrize("head", ["Masthead: Distr.", "Number as printed: 901/1."])
def test_a_canonical_text_may_be_nothing_but_its_head(head):
    (draft,) = read_source(f"{FORM_LINE}\n\n{head}\n".encode(), "a.txt").drafts
    assert draft.text.masthead == ("Distr.",) or draft.text.printed == "901/1."


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", f"United Nations\n\nA/DEC/920/18\n\nDecision\n\nA\n\n{SENTENCE}\n\n{SENTENCE}\n")],
)
def test_nothing_is_wrong_with_it_any_more(name, text):
    assert faults_of(text.encode(), name) == []
