"""Parts of what was named just before."""

import pytest

from resolutions.tests.citations.reading import clause, read, targets, text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the 1988 Convention, in particular article 14 thereof,", ("1988", "article 14")),
        ("the 1988 Convention and trees, and articles 5 to 7 thereof,", ("1988", "articles 5 to 7")),
        ("its resolution 44/3 on trees, in particular paragraph 5 thereof,", ("CND/RES/44/3", "paragraph 5")),
        ("its resolution 44/3 and the annex thereto,", ("CND/RES/44/3", "annex")),
        ("its resolution 44/3 of trees; recalling paragraph 4 of that resolution,", ("CND/RES/44/3", "paragraph 4")),
        ("its decision 44/3 and resolution 43/1, and section II of the said decision,", ("CND/DEC/44/3", "section II")),
        ("General Assembly resolution 51/64 B of trees, and paragraph 2 thereof,", ("A/RES/51/64", "B, paragraph 2")),
    ],
)
def test_a_part_is_of_what_was_named_before(words, expected):
    assert targets(words)[-1] == expected


def test_an_article_is_of_the_last_convention_even_after_a_resolution():
    words = "the 1988 Convention, its resolution 44/3 and, above all, article 14 thereof,"
    assert targets(words)[-1] == ("1988", "article 14")


def test_an_article_of_an_unknown_instrument_is_not_of_the_known_one_before_it():
    words = "the 1988 Convention and the Charter of Lamps and Lanterns, which says in article 32 thereof,"
    assert targets(words) == [("1988", "")]


def test_without_anything_named_before_there_is_none():
    assert targets("in particular article 14 thereof and paragraph 4 of that resolution,") == []


def test_what_another_paragraph_named_is_not_meant():
    source = text(clause("op1", "Reads its resolution 44/3;"), clause("op2", "Reads paragraph 4 of that resolution;"))
    assert [one.anchor for one in read(source)] == ["op1"]


def test_the_span_is_that_of_the_words():
    found = read("Reads its resolution 44/3 and the annex thereto;")[-1]
    assert found.printed == "annex thereto"
