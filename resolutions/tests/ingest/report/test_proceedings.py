"""When a text was adopted, out of the proceedings: only where the words name it."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.citations.bodies import shipped_bodies
from resolutions.ingest.blocks import Run
from resolutions.ingest.outline.paragraphs import Paragraph
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.report.cover import Cover, read_cover
from resolutions.ingest.report.proceedings import find_told
from resolutions.structure.identity import Vote
from resolutions.structure.spans import Span

COVER = Cover(years=((12, 2094), (3, 2095)))
FIRST, SECOND = ("resolution", "905", 1), ("resolution", "905", 2)


def told(*words: str, cover: Cover = COVER):
    made = [Paragraph((), None, (Run(text, Span(0, len(text))),), text) for text in words]
    return find_told(made, cover)


def when(*words: str, cover: Cover = COVER):
    return {key: (one.adopted_on, one.meeting) for key, one in told(*words, cover=cover).items()}


@pytest.mark.parametrize(
    "words",
    [
        "At its 9th meeting, on 17 March 2095, the Commission adopted resolution 905/1.",
        "At its 9th meeting, on 17 March, the Commission adopted a draft. (For the text, see chap. I, resolution 905/1.)",
        "At its 9th meeting, held on 17 March, the Commission adopted, as amended, resolution 905/1, on oil.",
    ],
)
def test_meeting_and_day_of_the_sentence_that_names_it(words):
    assert when(words) == {FIRST: (date(2095, 3, 17), 9)}


def test_several_texts_of_one_meeting():
    words = "At its 9th meeting, on 17 March, the Commission adopted resolutions 905/1 and 905/2."
    assert when(words) == {FIRST: (date(2095, 3, 17), 9), SECOND: (date(2095, 3, 17), 9)}


def test_same_meeting_is_the_one_named_before():
    said = when(
        "At its 9th meeting, on 17 March, the Commission considered lamps.",
        "At the same meeting, the Commission adopted resolution 905/2.",
    )
    assert said == {SECOND: (date(2095, 3, 17), 9)}


def test_numbers_in_roman_form():
    words = "At its 1100th meeting, on 20 March 2095, the Commission adopted resolutions 1 (XL) and 2 (XL)."
    assert list(when(words)) == [("resolution", "40", 1), ("resolution", "40", 2)]


@pytest.mark.parametrize(
    "words",
    [
        "At its 9th meeting, on 17 March, the Commission considered resolution 905/1.",
        "At its 9th meeting, on 17 March, the Commission decided to follow resolution 905/1.",
        "At its 9th meeting, on 17 March, the Commission adopted a draft resolution on oil.",
        "At its 9th meeting, on 17 March, the Commission adopted a draft that recalls Council resolution 905/1.",
        "The Commission adopted resolution 905/1.",
        "At its 9th meeting, the Commission adopted resolution 905/1.",
        "At its 9th meeting, on 17 April, the Commission adopted resolution 905/1.",
    ],
)
def test_nothing_is_taken_from_words_that_do_not_say_it(words):
    assert when(words) == {}


def test_vote_and_draft_belong_to_the_only_text_that_is_named():
    words = "At its 9th meeting, on 17 March, the Commission adopted E/CN.7/2095/L.2/Rev.1, by 31 votes to 2, with 19 abstentions, as {}."
    alone = told(words.format("resolution 905/1"))[FIRST]
    assert (alone.draft_symbol, alone.vote) == (
        "E/CN.7/2095/L.2/Rev.1",
        Vote(31, 2, 19, "by 31 votes to 2, with 19 abstentions"),
    )
    shared = told(words.format("resolutions 905/1 and 905/2"))[FIRST]
    assert (shared.draft_symbol, shared.vote) == ("", None)


def test_two_meetings_for_one_text_contradict_each_other():
    said = told(
        "At its 9th meeting, on 17 March, the Commission adopted resolution 905/1.",
        "At its 10th meeting, on 18 March, the Commission adopted resolution 905/1.",
    )
    assert said[FIRST].is_contradicted


def report(*more: str) -> str:
    lines = (
        "E/2095/28", "Commission on Narcotic Drugs", "Report on the nine hundred and fifth session", "(12 December 2094 and 14-18 March 2095)",
        "1. The following resolutions and decisions adopted by the Commission are brought to the attention of the Council:",
        "Resolution 905/1", "Oil", "The Commission on Narcotic Drugs,", "Recalling oil,", "Asks for it.",
        "Decision 905/2", "Budget", "At its 7th meeting, on 17 March 2095, the Commission on Narcotic Drugs decided to count.",
        "II. Lamps", *more,
    )  # fmt: skip
    return "\n\n".join(lines)


def test_days_of_the_session_are_no_date_of_adoption():
    reading = read_source(report("2. The session was long.").encode(), "report.txt")
    assert [draft.adoption.adopted_on for draft in reading.drafts] == [None, date(2095, 3, 17)]
    said = next(problem for problem in reading.problems if problem.code == "no-adoption-date")
    assert said.severity == "info"
    assert said.message.endswith("The session was held 12 December 2094 and 14-18 March 2095.")


def test_decision_that_the_proceedings_date_otherwise_is_doubtful():
    reading = read_source(
        report("2. At its 8th meeting, on 18 March, the Commission adopted decision 905/2.").encode(), "report.txt"
    )
    assert reading.drafts[1].adoption.adopted_on == date(2095, 3, 17)
    (doubt,) = [problem for problem in reading.problems if problem.code == "dates-disagree"]
    assert (doubt.resolution, doubt.severity) == (1, "warning")
    place = doubt.source[0]
    assert reading.source.text[place.start : place.end].startswith("2. At its 8th meeting")


def test_paragraph_of_the_proceedings_is_the_place_of_the_date():
    reading = read_source(
        report("2. At its 8th meeting, on 18 March, the Commission adopted resolution 905/1.").encode(), "report.txt"
    )
    (said,) = [problem for problem in reading.problems if problem.code == "date-from-proceedings"]
    assert reading.source.text[said.source[0].start :].startswith("2. At its 8th meeting")


@pytest.mark.parametrize(
    ("lines", "symbol", "held"),
    [
        (("E/2020/28", "E/CN.7/2020/15", "Report on the session", "(13 December 2019 and 2–6 March 2020)"), "E/2020/28", "13 December 2019 and 2–6 March 2020"),
        (("E/2024/28-E/CN.7/2024/16", "Report on the session (14–22 March 2024)"), "E/2024/28", "14–22 March 2024"),
        (("E/2007/28/Rev.1", "Report of the session"), "E/2007/28/Rev.1", ""),
    ],
)  # fmt: skip
def test_cover_of_a_report(lines, symbol, held):
    found = read_cover(lines, shipped_bodies())
    assert (found.symbol, found.held) == (symbol, held)


def test_organ_of_the_report_is_not_the_one_whose_records_it_is_printed_in():
    lines = ("Economic and Social Council", "Commission on Narcotic Drugs", "Economic and Social Council")
    assert read_cover(lines, shipped_bodies()).organ == "cnd"


def test_year_of_a_month_is_the_one_printed_after_it():
    found = read_cover(("Report on the session", "(28 November 2006 and 10 and 11 March 2007)"), shipped_bodies())
    assert (found.year_of(11), found.year_of(3), found.year_of(4)) == (2006, 2007, None)
