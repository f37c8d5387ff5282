"""Places of the same text."""

import pytest

from resolutions.citations.references import ReferenceKind, Status
from resolutions.tests.citations.reading import clause, read, text

LAW = [clause("op1", "Plants trees;"), clause("op2", "Waters them;"), clause("op2-a", "at night;")]


def places(token, words):
    found = read(text(*LAW, clause("annex1-p2", "Rest;"), clause(token, words)))
    return [(one.printed, one.target, one.status) for one in found if one.kind is ReferenceKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("as in paragraph 2 above;", [("paragraph 2 above", "op2")]),
        ("as in paragraph 2 (a) of the present resolution;", [("paragraph 2 (a) of the present resolution", "op2-a")]),
        ("as in paragraphs 1 and 2 above;", [("1", "op1"), ("2", "op2")]),
    ],
)
def test_a_place_that_is_there_is_matched(words, expected):
    assert places("op3", words) == [(*one, Status.MATCHED) for one in expected]


def test_a_place_of_another_section_is_there():
    words = "as in section I, paragraph 2, above;"
    found = read(text(clause("s1-op2", "Waters trees;"), clause("s2-op2", words)))
    assert [(one.printed, one.target, one.status) for one in found] == [
        ("section I, paragraph 2, above", "s1-op2", Status.MATCHED)
    ]


def test_a_place_that_is_not_there_is_kept_as_unmatched():
    assert places("op3", "as in paragraph 9 below;") == [("paragraph 9 below", "op9", Status.UNMATCHED)]


def test_a_subparagraph_is_of_the_paragraph_that_speaks():
    assert places("op2-b", "as in subparagraph (a) above;") == [("subparagraph (a) above", "op2-a", Status.MATCHED)]


def test_an_annex_speaks_of_its_own_paragraphs_first():
    assert places("annex1-p3", "as in paragraph 2 above;") == [("paragraph 2 above", "annex1-p2", Status.MATCHED)]


def test_the_present_resolution_is_no_reference():
    assert places("op3", "in following the present resolution;") == []
    assert places("op3", "a high above, a paragraph of the present resolution;") == []
