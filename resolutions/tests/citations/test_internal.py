"""Places of the same text."""

import pytest

from resolutions.citations.places import column_of_range
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


def test_a_range_is_one_reference_that_says_how_far_it_goes():
    (found,) = read(text(*LAW, clause("op3", "as in paragraphs 1 to 2 above;")))
    assert (found.printed, found.target, found.pinpoint) == ("paragraphs 1 to 2 above", "op1", "paragraphs 1 to 2")
    assert column_of_range(found.target, found.pinpoint) == " op1 op2 "
    assert column_of_range("annex1-p2", "paragraphs 2 to 4") == " annex1-p2 annex1-p3 annex1-p4 "


@pytest.mark.parametrize(
    ("words", "printed", "target"),
    [
        ("set out in the annex to the present resolution;", "annex to the present resolution", "annex1-p2"),
        ("the plan annexed to the present resolution;", "annexed to the present resolution", "annex1-p2"),
        ("set out in annex I to the present decision;", "annex I to the present decision", "annex1-p2"),
        ("set out in section II above;", "section II above", "s2-op1"),
    ],
)
def test_an_annex_or_section_of_the_text_is_where_it_begins(words, printed, target):
    found = read(text(clause("s2-op1", "Plants;"), clause("annex1-p2", "Rest;"), clause("op3", words)))
    assert [(one.printed, one.target, one.status) for one in found] == [(printed, target, Status.MATCHED)]


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
