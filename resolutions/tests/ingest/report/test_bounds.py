"""Where the last text before the proceedings ends: each sign alone is enough."""

from __future__ import annotations

import pytest

from resolutions.ingest.drafts import Reading
from resolutions.tests.ingest.report.test_report_forms import BELOW, COMMISSION, body, names, read

TEXT = (f"2. {BELOW}", "Resolution 905/1", "Oil", *body(COMMISSION))


def told(reading: Reading) -> list[tuple[str, str]]:
    """What was left out after the texts: (reason, first line)."""
    after = [item for item in reading.dropped if item.source and item.source[0].start > 200]
    return [(item.reason.removeprefix("session report: "), item.text.partition("\n")[0]) for item in after]


@pytest.mark.parametrize(
    "after",
    [
        ("Chapter II", "Keeping of lamps", "Lamps were kept."),
        ("Part two", "Lamps were kept."),
        ("Keeping of lamps", "12. At its 3rd meeting, on 14 March, the Commission considered lamps."),
        ("Keeping of lamps", "12. For its consideration of the item the Commission had a lamp."),
        ("II. Keeping of lamps", "A. Deliberations", "3. Lamps were kept."),
        ("C. Other matters", "Lamps were kept."),
    ],
)
def test_words_of_the_report_end_the_text_above_them(after):
    reading = read(*TEXT, *after)
    assert len(reading.drafts[0].text.clauses) == 2
    assert told(reading)[-1][1] == after[0] or told(reading)[-2][1] == after[0]


def test_title_of_a_chapter_in_the_contents_list_ends_the_text_above_it():
    contents = ("Contents", "Resolution 905/1. Oil .... 1", "Keeping of lamps .... 2")
    reading = read(*contents, *TEXT, "Keeping of lamps", "Lamps were kept.")
    assert len(reading.drafts[0].text.clauses) == 2
    assert told(reading)[-1] == ("proceedings", "Keeping of lamps")


def test_annex_of_the_report_named_in_the_contents_list_is_none_of_the_text():
    contents = ("Contents", "Resolution 905/1. Oil .... 1", "Annex I. Those who came to the session .... 2")
    reading = read(*contents, *TEXT, "Annex I", "Those who came to the session", "Everybody.")
    assert len(reading.drafts[0].text.clauses) == 2
    assert told(reading)[-1] == ("annexes", "Annex I")


def test_annex_that_the_contents_list_does_not_name_is_the_text_s_own():
    contents = ("Contents", "Resolution 905/1. Oil .... 1", "Keeping of lamps .... 2")
    reading = read(*contents, *TEXT, "Annex", "Kinds of oil", "1. Light oil.", "Keeping of lamps", "Lamps were kept.")
    assert [str(clause.anchor) for clause in reading.drafts[0].text.walk()][2:] == [
        "annex1-h1",
        "annex1-h2",
        "annex1-p1",
    ]


def test_sections_of_a_text_with_numbers_of_their_own_do_not_end_it():
    reading = read(
        *TEXT[:-1], "I", "1. Asks for oil;", "2. Asks for wicks;", "II", "1. Asks for glass;", "2. Asks for lamps."
    )
    assert [str(clause.anchor) for clause in reading.drafts[0].text.walk()][-1] == "s2-op2"


def test_chapter_between_two_texts_is_listed_as_proceedings_and_headings_as_such():
    reading = read(
        *TEXT,
        "C. Other matters brought to the attention of the Council",
        "Resolution 905/2",
        "Wicks",
        *body(COMMISSION),
        "Lamps",
        "3. At its 3rd meeting, on 14 March, the Commission considered lamps.",
        "Decision 905/3",
        "Glass",
        "At its 4th meeting, on 15 March 2095, the Commission decided to buy glass.",
    )
    assert names(reading) == ["/cnd/resolutions/905/1", "/cnd/resolutions/905/2", "/cnd/decisions/905/3"]
    assert [reason for reason, _ in told(reading)] == ["headings and introductions", "proceedings"]


def test_proceedings_before_the_texts_date_them_too():
    reading = read("1. At its 3rd meeting, on 15 March 2095, the Commission adopted resolution 905/1.", *TEXT)
    assert reading.drafts[0].adoption.meeting == 3


@pytest.mark.parametrize(
    "lines",
    [
        ("draft decision I", "The Commission took note of it."),
        ("Decision 905/4", "was recalled by all.", "The Commission took note of it."),
        ("Resolution 905/4", "The Commission took note of it."),
    ],
)
def test_lines_of_the_proceedings_that_look_like_headings_begin_no_text(lines):
    assert names(read(*TEXT, "C. Other matters", *lines)) == ["/cnd/resolutions/905/1"]
