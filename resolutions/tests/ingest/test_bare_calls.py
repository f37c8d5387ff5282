"""Peculiarities 3 and 4: bare figures glued to a word or spaced call notes; years, quantities and numbers do not."""

from __future__ import annotations

import pytest

from resolutions.ingest.bare_figures import find_figures
from resolutions.ingest.pipeline import read_source

HEAD = "902/7. Invented title\nThe Commission on Narcotic Drugs,\n"


def read(body, feet):
    lines = "\n".join(f"{number} Note {number} of boxes." for number in feet)
    return read_source(f"{HEAD}{body}\n_______________\n{lines}\n1/2\n\f2. Invites others.\n2/2\n".encode(), "a.txt")


def calls(reading):
    return [
        (mark.marker, one.text[: mark.at][-9:]) for one in reading.drafts[0].text.walk() for mark in one.words.marks
    ]


def text(reading):
    return reading.drafts[0].text.clauses[0].text


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Recalling the box of 1961,48 and peace,", "Recalling the box of 1961, and peace,"),
        ("Recalling its resolution48 of May,", "Recalling its resolution of May,"),
        ("Recalling the box of 28 March 200848 and peace,", "Recalling the box of 28 March 2008 and peace,"),
        ("Recalling the plan 2015–203048 and peace,", "Recalling the plan 2015–2030 and peace,"),
        ("Recalling the box (the Lid Rules)48 and peace,", "Recalling the box (the Lid Rules) and peace,"),
        ("Recalling its resolution 64/28948 and peace,", "Recalling its resolution 64/289 and peace,"),
        ("Recalling Agenda 2148 and peace,", "Recalling Agenda 21 and peace,"),
        ("Recalling Agenda 21, 48 and peace,", "Recalling Agenda 21, and peace,"),
        ("Recalling the Box Plan, 48 and peace,", "Recalling the Box Plan, and peace,"),
        ("Recalling the Box Plan 48 and peace,", "Recalling the Box Plan and peace,"),
        ("Recalling its meeting of 12 May 2014 48 and 14 May,", "Recalling its meeting of 12 May 2014 and 14 May,"),
        ("Recalling its latest session 48 of May,", "Recalling its latest session of May,"),
    ],
)
def test_call_in_every_form(printed, plain):
    reading = read(f"{printed}\n1. Urges all.", [48])
    assert text(reading) == plain
    assert [marker for marker, _ in calls(reading)] == ["48"]


@pytest.mark.parametrize(
    "words",
    [
        "on 3 May", "3 boxes", "the 3 keepers", "articles 1, 3 and 4", "paragraph 3 above", "resolution 71/3 of May",
        "(B/12/Add.3)", "No. 3 of the list", "vol. 3", "3 per cent", "3,000 lids", "the 3rd box", "Goal 3 of the plan",
        "2.3 lids", "a 3-year plan", "paragraph VII.3 of it",
    ],
)  # fmt: skip
def test_look_alike_stays_where_the_call_stands_elsewhere(words):
    reading = read(f"Recalling {words} and the Box Plan;3\n1. Urges all.", [3])
    assert calls(reading) == [("3", "Box Plan;")]
    assert words in text(reading)


def test_calls_follow_the_order_of_the_notes():
    reading = read("Recalling in 2015 the Box,5 the Lid,6 and the Key7 of 16 May,\n1. Urges all.", [5, 6, 7])
    assert calls(reading) == [("5", " the Box,"), ("6", " the Lid,"), ("7", "d the Key")]


def test_calls_glued_together_are_two():
    reading = read("Recalling the Box,9 the Lid1011 and the Key,12\n1. Urges all.", [9, 10, 11, 12])
    assert [marker for marker, _ in calls(reading)] == ["9", "10", "11", "12"]
    assert text(reading) == "Recalling the Box, the Lid and the Key,"


def test_peculiarity_04_mark_again_without_a_new_note():
    reading = read("Recalling the Box,1 the Lid,2 and 42/9,1 with 30 keys,\n1. Urges the Box.1", [1, 2])
    assert [marker for marker, _ in calls(reading)] == ["1", "2", "1", "1"]


def test_mark_again_needs_a_form_that_leaves_no_doubt():
    reading = read("Recalling the Box,1 and the Lid,2 under article 1 of 2 May,\n1. Urges 2 keepers.", [1, 2])
    assert [marker for marker, _ in calls(reading)] == ["1", "2"]


def test_call_may_stand_first_on_its_line():
    reading = read("Recalling the report of the Keepers\n1 and the report of the Makers,\n2\n1. Urges all.", [1, 2])
    assert text(reading) == "Recalling the report of the Keepers and the report of the Makers,"
    assert [marker for marker, _ in calls(reading)] == ["1", "2"]


def test_note_is_called_on_its_own_page():
    first = "Recalling the Box,3 made with 4 lids,\nNoting the Key of 1961,4 in Hall5 of the house,\n_______________\n3 Note of boxes.\n4 Note of keys.\n1/2"
    second = "1. Urges all to hold the Lid;5\n2. Invites 5 makers.\n_______________\n5 Note of lids.\n2/2"
    reading = read_source(f"{HEAD}{first}\n\f{second}\n".encode(), "a.txt")
    assert calls(reading) == [("3", " the Box,"), ("4", " of 1961,"), ("5", " the Lid;")]


def test_paragraph_that_a_page_end_cuts_may_call_on_the_next_page():
    first = (
        "Recalling the Box,3 and made for all keepers of the\n_______________\n3 Note of boxes.\n4 Note of keys.\n1/2"
    )
    second = "Key of 1961,4 in the house,\n1. Urges all to hold the Lid.\n2/2"
    reading = read_source(f"{HEAD}{first}\n\f{second}\n".encode(), "a.txt")
    assert calls(reading) == [("3", " the Box,"), ("4", " of 1961,")]


def test_what_only_the_order_speaks_for_is_bound_and_told():
    reading = read("Recalling the Box,3 and its resolution 71/2334 and the Lid,5\n1. Urges all.", [3, 4, 5])
    doubtful = [problem for problem in reading.problems if problem.code == "mark-by-order"]
    assert [marker for marker, _ in calls(reading)] == ["3", "4", "5"]
    sure = read("Recalling the Box,3 and the Lid,4\n1. Urges all.", [3, 4])
    assert not [problem for problem in sure.problems if problem.code == "mark-by-order"]
    faint = read("Recalling the Box,3 and its resolution 71/294 and the Lid,5\n1. Urges all.", [3, 4, 5])
    told = [problem for problem in faint.problems if problem.code == "mark-by-order"]
    assert doubtful == []
    assert [faint.source.text[one.source[0].start : one.source[0].end] for one in told] == ["4"]


def test_place_of_a_call_is_that_of_its_figures():
    reading = read("Recalling its resolution48 of May,\n1. Urges all.", [48])
    assert "".join(reading.source.text[span.start : span.end] for span in reading.drafts[0].text.clauses[0].source) == (
        "Recalling its resolution48 of May,"
    )


def test_figures_take_time_in_proportion_to_the_text():
    words = "the box,1 " * 20_000
    assert sum(1 for _ in find_figures(words, {"1"})) == 20_000


@pytest.mark.parametrize(
    "words", ["6 keepers were hurt", "6\nkeepers were hurt", "1 was hurt, 6 were lost", "6 of whom were lost"]
)
def test_figure_after_a_comma_that_counts_what_follows_is_no_call_again(words):
    body = f"Recalling the Box, 5 and the Lid, 6 and the Key, 7\nNoting that in the fire of that year, {words},\n1. Urges all."
    assert [marker for marker, _ in calls(read(body, [5, 6, 7]))] == ["5", "6", "7"]


def test_first_of_two_places_calls_the_note_first():
    reading = read("Recalling the report on personnel 1 and the Lid,\n1. Urges the reports; 1\n3. Thanks all.", [1])
    marks = [(str(one.anchor), [mark.marker for mark in one.words.marks]) for one in reading.drafts[0].text.walk()]
    assert marks[:2] == [("pp1", ["1"]), ("op1", ["1"])]


def test_number_of_a_decision_is_no_number_with_a_mark():
    reading = read("Recalling decisions 58/521 and 60/518 and the Box of 2009,1 and the Lid,2\n1. Urges all.", [1, 2])
    assert [marker for marker, _ in calls(reading)] == ["1", "2"]
    assert "58/521 and 60/518" in text(reading)
