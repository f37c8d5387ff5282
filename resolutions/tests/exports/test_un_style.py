"""Citations as the United Nations writes them."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.exports.un_style import footnote_form, ordinal, place_in_words, text_form

NAME = "Commission on Lamps resolution 45/9"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("", f"{NAME} of 15 March 2002"),
        ("op3", f"paragraph 3 of {NAME} of 15 March 2002"),
        ("op2-a", f"paragraph 2 (a) of {NAME} of 15 March 2002"),
        ("op3..op5", f"paragraphs 3 to 5 of {NAME} of 15 March 2002"),
        ("pp3", f"third preambular paragraph of {NAME} of 15 March 2002"),
        ("fn33", f"footnote 33 of {NAME} of 15 March 2002"),
        ("annex1-p4", f"annex I, paragraph 4 of {NAME} of 15 March 2002"),
    ],
)
def test_form_in_a_text(token, words):
    assert text_form(NAME, date(2002, 3, 15), token) == words


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("", f"{NAME}."),
        ("op3", f"{NAME}, para. 3."),
        ("op2-a-i", f"{NAME}, para. 2 (a) (i)."),
        ("op3..op5", f"{NAME}, paras. 3–5."),
        ("s2-op1", f"{NAME}, sect. II, para. 1."),
        ("annex2-s1-p3-a", f"{NAME}, annex II, sect. I, para. 3 (a)."),
        ("partii-op1", f"{NAME}, part II, para. 1."),
    ],
)
def test_form_in_a_footnote(token, words):
    assert footnote_form(NAME, token) == words


def test_text_without_a_date_gives_none():
    assert text_form(NAME, None, "op1") == f"paragraph 1 of {NAME}"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("op12bis", "paragraph 12 bis"),
        ("op3~2", "paragraph 3"),
        ("op2-end", "paragraph 2"),
        ("pp5a", "preambular paragraph 5a"),
        ("t1-r4", "table 1"),
        ("annex1-h2", "annex I, heading 2"),
        ("fn-star2", "footnote **"),
        ("title", "title"),
        ("pp3..pp5", "third preambular paragraph to fifth preambular paragraph"),
        ("no anchor", ""),
    ],
)
def test_places_in_words(token, words):
    assert place_in_words(token) == words


def test_ordinals_up_to_a_hundred_are_words():
    assert [ordinal(number) for number in (1, 13, 20, 21, 40, 99, 101)] == [
        "first",
        "thirteenth",
        "twentieth",
        "twenty-first",
        "fortieth",
        "ninety-ninth",
        "101st",
    ]
