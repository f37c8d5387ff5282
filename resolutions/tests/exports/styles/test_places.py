"""Places of a text in the words of each style."""

import pytest

from resolutions.exports.styles import apa, bluebook, chicago, oscola
from resolutions.exports.styles.cited import cited_of
from resolutions.exports.styles.places import place_words
from resolutions.exports.un_style import IN_FULL, SHORT, place_in_words, write_in_footnote
from resolutions.tests.exports.citing import SITE, seed_a


@pytest.mark.parametrize(
    ("token", "full", "short", "compact"),
    [
        ("op3", "paragraph 3", "para. 3", "para 3"),
        ("op2-a", "paragraph 2 (a)", "para. 2 (a)", "para 2(a)"),
        ("op2-a-i", "paragraph 2 (a) (i)", "para. 2 (a) (i)", "para 2(a)(i)"),
        ("op12bis", "paragraph 12 bis", "para. 12 bis", "para 12 bis"),
        ("op3..op5", "paragraphs 3 to 5", "paras. 3–5", "paras 3–5"),
        ("op2-a..op2-c", "paragraph 2 (a) to (c)", "para. 2 (a)–(c)", "para 2(a)–(c)"),
        ("pp3", "third preambular paragraph", "third preambular paragraph", "pmbl. para 3"),
        ("pp3-b", "third preambular paragraph (b)", "third preambular paragraph (b)", "pmbl. para 3(b)"),
        ("pp3..pp5", *["third to fifth preambular paragraphs"] * 2, "pmbl. paras 3–5"),
        ("pp5a", "preambular paragraph 5a", "preambular paragraph 5a", "pmbl. para 5a"),
        ("s2-op1", "section II, paragraph 1", "sect. II, para. 1", "section II, para 1"),
        ("annex1-p4", "annex I, paragraph 4", "annex I, para. 4", "annex I, para 4"),
        ("annex1-p4..annex1-p6", "annex I, paragraphs 4 to 6", "annex I, paras. 4–6", "annex I, paras 4–6"),
        ("annex2-s1-p3-a", "annex II, section I, paragraph 3 (a)", "annex II, sect. I, para. 3 (a)", None),
        ("partii-op1", "part II, paragraph 1", "part II, para. 1", "part II, para 1"),
        ("s1-op3..s2-op1", "section I, paragraph 3 to section II, paragraph 1", None, None),
        ("t1-r4", "table 1, row 4", "table 1, row 4", "table 1, row 4"),
        ("annex1-h2", "annex I, heading 2", None, None),
        ("fn33", "footnote 33", "footnote 33", "footnote 33"),
        ("fn-star2", "footnote **", None, None),
        ("op2-end", "paragraph 2", None, None),
        ("op3~2", "paragraph 3", None, None),
        ("title", "title", None, None),
        ("no anchor", "", "", ""),
        ("op3..", "paragraph 3", None, None),
    ],
)
def test_place_in_full_short_and_compact(token, full, short, compact):
    for manner, words in ((IN_FULL, full), (SHORT, short), (oscola.MANNER, compact)):
        assert words is None or place_words(token, manner) == words


@pytest.mark.parametrize(
    ("token", "words"),
    [("op3", "¶ 3"), ("op3..op5", "¶¶ 3–5"), ("s2-op1-a", "§ II, ¶ 1(a)"), ("pp3", "pmbl. para 3")],
)
def test_signs_of_the_bluebook(token, words):
    assert place_words(token, bluebook.MANNER) == words


@pytest.mark.parametrize("manner", [oscola.MANNER, bluebook.MANNER, chicago.MANNER, apa.MANNER])
def test_preamble_is_named_alike_outside_the_united_nations(manner):
    assert place_words("pp3", manner) == "pmbl. para 3"


def test_note_goes_after_the_paragraph_that_calls_it():
    assert place_words("fn2", SHORT, "op3") == "para. 3, footnote 2"
    assert place_words("fn2", bluebook.MANNER, "op3") == "¶ 3, footnote 2"


def test_caller_of_a_note_is_found_in_the_text():
    shown = write_in_footnote(cited_of(seed_a(), SITE, "fn33")).text
    assert shown == "Commission on Narcotic Drugs resolution 45/9, first preambular paragraph, footnote 33."


def test_place_in_words_is_that_of_the_united_nations():
    assert place_in_words("op2-a") == "paragraph 2 (a)"
