"""Decisions of conferences of parties."""

import pytest

from resolutions.citations.references import ReferenceKind
from resolutions.tests.citations.reading import read, targets


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Recalling decision 1/CP.21,", [("1/CP.21", "")]),
        ("Recalling decisions 3/COP.14 and 2/CMA.3, annex,", [("3/COP.14", ""), ("2/CMA.3", "annex")]),
    ],
)
def test_the_number_is_the_key(words, expected):
    assert targets(words) == expected
    assert {one.kind for one in read(words)} == {ReferenceKind.DECISION}


def test_in_a_document_the_decision_is_its_place_too():
    words = "See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex."
    assert targets(words) == [("FCCC/CP/2015/10/Add.1", "decision 1/CP.21, annex"), ("1/CP.21", "annex")]


@pytest.mark.parametrize("words", ["a ratio of 1/CPU.2,", "group 3/COPS.1 met,", "E/CN.7/1/CP.2,"])
def test_look_alikes_are_none(words):
    assert [key for key, _ in targets(words) if "CP" in key and "/CN." not in key] == []
