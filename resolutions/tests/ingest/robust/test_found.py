"""What mutated texts showed once, each told again as small as it can be."""

from __future__ import annotations

import pytest

from resolutions.exports.canonical_form import FORM_LINE
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.invariants import faults_of

SENTENCE = "At its 7th plenary meeting, on 4 May 2091, the General Assembly decided to light the lamp."

TAIL = (
    "and of the birds,34\n\n1. Urges the keepers to light every lamp;35\n\n2. Requests the mate to count the birds;36\n\n"
    "3. Decides to look at the matter again."
)


def test_a_symbol_over_all_parts_names_none_of_them():
    text = "United Nations\n\nA/RES/920/264 A-C\n\nThe General Assembly,\n\nNoting the fog,\n\n1. Decides to meet.\n"
    (draft,) = read_source(text.encode(), "a.txt").drafts
    assert (draft.identity.path, draft.text.masthead[-1]) == ("/ga/resolutions/920/264", "A/RES/920/264 A-C")


def test_what_is_typed_deeper_than_anything_printed_is_set_higher_and_told():
    lines = "\n".join("  " * depth + "(a) x" for depth in range(1500))
    reading = read_source(f"{FORM_LINE}\n\n== operative ==\n{lines}\n".encode(), "a.txt")
    assert max(clause.depth for clause in reading.drafts[0].text.walk()) == 20
    assert any("1499 steps deep" in problem.message for problem in reading.problems)


def test_one_letter_stands_over_one_decision():
    text = f"United Nations\n\nA/DEC/920/18\n\nGeneral Assembly\n\nDecision\n\nA\n\n{SENTENCE}\n\n{SENTENCE}\n"
    assert len(read_source(text.encode(), "a.txt").drafts) == 1


@pytest.mark.parametrize(
    "rest",
    [
        "Masthead: Distr.",
        "Number as printed: 901/1.",
        "== notes ==\n\n[^1] The log.",
        "== adoption line ==\n\n9th meeting",
    ],
)
def test_a_canonical_text_may_lack_any_of_its_parts(rest):
    (draft,) = read_source(f"{FORM_LINE}\n\n{rest}\n".encode(), "a.txt").drafts
    assert draft.text.masthead or draft.text.printed or draft.text.footnotes or draft.text.adoption_line


def test_the_label_of_a_note_is_no_number_that_a_scanner_spoilt():
    text = f"{TAIL}\n\n34/ The almanac.\n\n35/ Ibid.\n\n36/ The log.\n"
    (draft,) = read_source(text.encode(), "a.txt").drafts
    assert [note.marker for note in draft.text.footnotes] == ["34", "35", "36"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"{FORM_LINE}\n\nMasthead: Distr.\u2028\nNumber as printed: 901/1.\u00a0\n"),
        ("a.txt", "1. ¹\n\n1 The almanac.\n"),
        ("a.txt", f"United Nations\n\nA/DEC/920/18\n\nDecision\n\nA\n\n{SENTENCE}\n\n{SENTENCE}\n"),
    ],
)
def test_nothing_is_wrong_with_it_any_more(name, text):
    assert faults_of(text.encode(), name) == []
