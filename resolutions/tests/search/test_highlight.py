"""Marked words are safe to stand in a page, whatever a text or a query holds."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.asking.parsing import parse_query
from resolutions.search.showing.highlight import Call, Highlighter, write_html
from resolutions.tests.factories import clause, note
from resolutions.tests.search.conftest import holding, search

HOSTILE = "<script>alert(\"lamp\")</script> & <b onclick=x>lamps</b> 'lamp'"
OURS = re.compile(r'</?mark>|</?i>|<sup class="note-mark">|</sup>|<a href="[^"<>]*">|</a>')


def marked(typed, text, language="en", **more):
    highlighter = Highlighter(parse_query(typed), ("en", "fr", "zh"))
    return write_html(text, highlighter.stretches(text, language), **more)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("lamp", "Brass lamps & lamp.", "Brass <mark>lamps</mark> &amp; <mark>lamp</mark>."),
        ('"brass lamps"', "Brass lamps, lamps", "<mark>Brass lamps</mark>, lamps"),
        ('"oil burning"', "an oil-burning lamp", "an <mark>oil-burning</mark> lamp"),
        ("cooperation", "Co-operation", "<mark>Co-operation</mark>"),
        ("regime", "Le régime", "Le <mark>régime</mark>"),
        ("lam*", "lamb lamp land", "<mark>lamb</mark> <mark>lamp</mark> land"),
        ("45/9", "in 45/9, not 45/90", "in <mark>45/9</mark>, not 45/90"),
        ("lamp -oil", "oil lamp", "oil <mark>lamp</mark>"),
        ("药品", "麻醉药品", "麻醉<mark>药品</mark>"),
        ("a OR b", "a b c", "<mark>a</mark> <mark>b</mark> c"),
        ("", "a <b>", "a &lt;b&gt;"),
    ],
)
def test_what_is_sought_is_marked(typed, text, expected):
    assert marked(typed, text) == expected


def test_hostile_text_is_shown_as_it_is_written():
    html = marked("lamp", HOSTILE)
    assert "<script" not in html
    assert "<b" not in html
    assert html.count("<mark>") == 3
    assert unescape(OURS.sub("", html)) == HOSTILE


def test_a_hostile_query_marks_nothing_it_should_not():
    assert marked("<script> lamp", "a <script> lamp") == "a &lt;<mark>script</mark>&gt; <mark>lamp</mark>"


@given(
    st.text(alphabet=st.sampled_from("<>&\"' lampoiX/9é"), max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4),
    st.lists(st.tuples(st.integers(0, 45), st.sampled_from(["1", "*", "<x>"])), max_size=3),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=3),
)
def test_no_character_is_lost_and_no_tag_but_ours_is_written(text, found, calls, italics):
    marks = [Call(at, marker, "/cnd/resolutions/901/1/fn1") for at, marker in calls]
    html = write_html(text, found, calls=marks, italics=italics)
    shown = re.sub(r'<sup class="note-mark">.*?</sup>', "", html)
    assert unescape(OURS.sub("", shown)) == text
    assert "<" not in OURS.sub("", html)
    assert html.count('<sup class="note-mark">') == len(calls)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_call_of_a_note_is_never_inside_a_marked_stretch(start, end, at):
    html = write_html("lamplight", [(start, end)], calls=[Call(at, "7", "/x")])
    for inside in re.findall(r"<mark>(.*?)</mark>", html):
        assert "sup" not in inside


def test_a_call_inside_a_marked_phrase_stands_between_two_marks():
    html = marked('"brass lamps"', "brass lamps", calls=[Call(5, "3", "/cnd/resolutions/901/1/fn3")])
    assert html == (
        '<mark>brass</mark><sup class="note-mark"><a href="/cnd/resolutions/901/1/fn3">3</a></sup><mark> lamps</mark>'
    )


def test_a_hostile_text_comes_through_a_whole_search_unharmed():
    holding(
        clause("op1", HOSTILE, marks=[("1", 3)]),
        notes=[note("1", "<img src=x onerror=lamp>")],
        title="<i>lamp</i>",
    )
    hit = search("q=lamp").hits[0]
    assert hit.title_html == "&lt;i&gt;<mark>lamp</mark>&lt;/i&gt;"
    for html in (hit.paragraphs[0].html, hit.paragraphs[0].notes[0].html):
        assert "<" not in OURS.sub("", html)
