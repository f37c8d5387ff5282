"""Runs of any length: phrases hold inside them and never reach from one into the next."""

import numpy as np
import pytest

from resolutions.search.index.snapshot import current
from resolutions.search.index.writing import rebuild
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_text, note
from resolutions.tests.search.conftest import holding, indexed, places, search

SIZES = (1, 254, 255, 256, 257, 511, 512, 300, 2_000)


def _words(name, size):
    return " ".join(f"{name}{number}" for number in range(size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("made_by", ["publication", "rebuild"])
def test_phrases_hold_across_the_whole_of_a_run_and_end_with_it(size, made_by):
    holding(clause("op1", _words("a", size)), clause("op2", _words("b", 3)), number=1)
    if made_by == "rebuild":
        list(rebuild())
    for at in {0, size // 2, 253, 254, 255, 510} & set(range(size - 1)):
        assert places(search(f"q=%22a{at}+a{at + 1}%22")) == {"901/1": ["op1"]}
    assert search(f"q=%22a{size - 1}+b0%22").total == 0
    assert search("q=%22b0+b1+b2%22").total == 1


def test_a_long_note_counts_for_all_who_call_it():
    text = make_text(
        [clause("op1", "Counts;", marks=[("1", 0)]), clause("op2", "Waits.", marks=[("1", 0)])],
        [note("1", _words("n", 2_000))],
        title=Words("Lanterns"),
    )
    indexed(text)
    assert places(search("q=%22n1998+n1999%22")) == {"901/1": ["op1", "op2"]}
    assert places(search("q=%22n255+n256%22")) == {"901/1": ["op1", "op2"]}


def test_places_of_a_long_run_have_one_run_and_others_their_own():
    holding(clause("op1", _words("a", 600)), clause("op2", _words("b", 300)), clause("op3", "c0"), number=1)
    snapshot = current()
    runs = snapshot.run_of((np.arange(len(snapshot.run_slot)) << 8).astype(np.uint32))
    assert np.diff(runs).tolist().count(0) == len(snapshot.continues) == 3
    assert len(set(runs.tolist())) == len(snapshot.run_slot) - 3


def test_a_paragraph_has_the_length_of_all_words_that_count_for_it():
    holding(
        clause("op1", _words("a", 10), children=[clause("op1-a", "b0 b1", number="(a)")]), title="One two", number=1
    )
    norms = current().norms[:3]
    assert norms[1] > norms[2]  # the item has the words of its opening as well
    assert norms[0] > 2 * norms[1]  # a title counts more, and is short
