"""A text that holds all of several words anywhere, where any of them will do."""

import numpy as np
import pytest

from resolutions.search.asking.parsing import parse_query
from resolutions.search.finding.coverage import COVERAGE, coverage
from resolutions.search.finding.postings import Postings
from resolutions.search.index.snapshot import current
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import designations, holding, search

pytestmark = pytest.mark.django_db
LONG = "in many places of this long and quiet coast"


def _points(typed):
    return coverage(parse_query(typed), Postings(current()))


def test_a_text_with_all_words_in_several_paragraphs_stands_before_one_that_repeats_a_single_word():
    holding(clause("op1", f"Counts lamps {LONG}."), clause("op2", f"Counts wicks {LONG}."), number=1)
    holding(clause("op1", "Counts lamps."), clause("op2", "Lamps, lamps."), number=2)
    holding(clause("op1", "Counts wicks."), clause("op2", "Wicks, wicks."), number=3)
    assert designations(search("q=lamps+OR+wicks"))[0] == "901/1"


def test_each_word_counts_as_it_is_rare_among_texts():
    holding(clause("op1", "Counts lamps and wicks."), number=1)
    holding(clause("op1", "Counts lamps, lamps."), number=2)
    holding(clause("op1", "Rests."), number=3)
    points = np.sort(_points("lamps OR wicks") / COVERAGE)
    lamps, wicks = np.log(1 + 1.5 / 2.5), np.log(1 + 2.5 / 1.5)
    assert points == pytest.approx([0, lamps, lamps + wicks])


@pytest.mark.parametrize("typed", ["lamps", "lamps wicks", "-(lamps OR wicks)", "lamps OR lamps", ""])
def test_nothing_counts_where_all_that_is_asked_stands_in_every_text(typed):
    holding(clause("op1", "Counts lamps and wicks."), number=1)
    assert _points(typed) is None


def test_a_word_that_nothing_has_counts_nothing():
    holding(clause("op1", "Counts lamps."), number=1)
    assert _points("ropes OR wicks").tolist() == [0]
