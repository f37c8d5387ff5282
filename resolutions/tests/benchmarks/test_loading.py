"""What judges a load: the ledger of publications, shares, slopes, and how counts are held against them."""

import json
import os
import random

import pytest

from benchmarks.loading.figures import memory, share
from benchmarks.loading.ledger import Ledger
from benchmarks.loading.memory import Sample, grown, resident, settled, slope
from benchmarks.loading.questions import Known, Questions
from benchmarks.loading.readers import Answer


@pytest.fixture
def ledger():
    """Begun at 1 and 3, confirmed at 2; the second is under way."""
    moments = iter([1.0, 2.0, 3.0])
    made = Ledger(lambda: next(moments))
    made.begin()
    made.confirm()
    made.begin()
    return made


@pytest.mark.parametrize(
    ("asked", "answered", "least", "most"), [(0.5, 0.9, 0, 0), (1.5, 1.8, 0, 1), (2.5, 2.8, 1, 1), (2.5, 3.5, 1, 2)]
)
def test_a_count_lies_between_what_was_confirmed_and_what_was_begun(ledger, asked, answered, least, most):
    assert (ledger.least(asked), ledger.most(answered)) == (least, most)


class Told:
    """A connection that always gets the same total and facets."""

    def __init__(self, total, bodies, began=2.5, ended=2.8, status=200):
        facets = [{"name": "body", "values": [{"count": count} for count in bodies]}]
        body = json.dumps({"total": total, "facets": facets}).encode()
        self.answer = Answer(status, {}, body, began, ended)

    def get(self, path, headers=None):
        return self.answer


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        (Told(1, [1]), 0),
        (Told(0, []), 1),
        (Told(2, [2]), 1),
        (Told(2, [2], ended=3.5), 0),
        (Told(1, [1, 1]), 1),
        (Told(1, [1], status=500), 1),
    ],
)
def test_a_wrong_count_is_a_fault(ledger, told, faults):
    assert len(Questions(Known([], {}), ledger).count(told, random.Random(1))) == faults


def test_a_count_that_goes_back_is_a_fault(ledger):
    questions, told = Questions(Known([], {}), ledger), Told(2, [2], ended=3.5)
    assert not questions.count(told, random.Random(1))
    told.answer = Told(1, [1]).answer
    assert questions.count(told, random.Random(1)) == ["1 texts after 2"]


def test_old_words_are_in_as_many_texts_as_ever(ledger):
    questions = Questions(Known([], {"lantern": 3}), ledger)
    assert not questions.search(Told(3, [3]), random.Random(1))
    assert questions.search(Told(4, [4]), random.Random(1)) == ["“lantern” is in 4 texts, not 3"]


@pytest.mark.parametrize(("part", "value"), [(0.5, 2), (0.51, 3), (0.99, 4), (1.0, 4)])
def test_a_share_is_a_value_that_was_measured(part, value):
    assert share([4, 1, 3, 2], part) == value


def _seen(*megabytes):
    return [Sample(float(second), own, 10.0) for second, own in enumerate(megabytes)]


def test_memory_that_grows_has_a_slope_by_the_minute():
    assert slope(_seen(*(100 + second / 20 for second in range(60)))) == pytest.approx(3.0)
    assert slope(_seen(*[100.0] * 300)) == 0
    assert slope(_seen(100.0)) == slope([]) == 0
    assert settled(_seen(*[0.0] * 31))[0].at == 10


def test_peaks_that_come_and_go_are_no_growth():
    assert slope(_seen(*(100 + 60 * (second % 9 == 0 and second > 30) for second in range(90)))) == 0


def test_growth_is_judged_where_a_run_is_long_enough():
    seen = {7: _seen(*(100 + second / 10 for second in range(200))), 8: _seen(*[100.0] * 200)}
    assert list(grown(seen, 200)) == [7]
    assert grown(seen, 60) == {}


def test_memory_is_told_of_a_process_that_is_there():
    own, mapped = resident(os.getpid())
    assert own > 5
    assert mapped > 1
    assert resident(2**22 + 1) is None
    assert "was not judged" in list(memory({7: _seen(*[100.0] * 30)}, 30))[-1]
