"""Words that a spreadsheet would take for a formula."""

import pytest

from resolutions.exports.spreadsheets import harmless


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx"])
def test_words_that_begin_like_a_formula_are_marked_as_words(words):
    assert harmless(words) == f"'{words}"


@pytest.mark.parametrize("cell", ["lanterns", "1. =", "", 7, -7, None])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell
