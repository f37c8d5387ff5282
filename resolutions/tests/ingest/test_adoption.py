"""Words of adoption: at the end in several lines, with votes and names; over the text; in a scanner's figures."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.ingest.adoption import find_adoption, find_vote, is_heading_date
from resolutions.ingest.dates import find_date, is_scanned_occasion, read_date, read_meeting
from resolutions.ingest.pipeline import read_source

BODY = "The Security Council,\n\nRecalling the fog,\n\nRequests the keepers to watch.\n"


def draft_of(head, foot=""):
    (draft,) = read_source(f"{head}\n\n{BODY}\n{foot}".encode(), "a.txt").drafts
    return draft


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("r9 November r946.", date(1946, 11, 19)),
        ("25 May 1%7", date(1967, 5, 25)),
        ("I October 1984", date(1984, 10, 1)),
        ("16 Dccember 1973", date(1973, 12, 16)),
        ("15 March 2002", date(2002, 3, 15)),
        ("99 March 2002", None),
        ("the March hare", None),
    ],
)
def test_peculiarity_19_dates_in_a_scanners_figures(words, read):
    found = read_date(words)
    assert (found.value if found else None) == read
    if found is not None:
        assert bool(found.scanned) == (find_date(words) is None)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("105 th plenary meetinR", 105),
        ("1748th plenary meetin_q,", 1748),
        ("Forty-ninth plenary meeting,", 49),
        ("Hundred and eighty-third plenary meeting", 183),
        ("]0Sth meeting", 105),
        ("56th (resumed) plenary meeting", 56),
        ("the last meeting", None),
    ],
)
def test_peculiarity_19_meetings_in_words_or_misread(words, number):
    found = read_meeting(words)
    assert (found.value if found else None) == number


def test_scanned_lines_of_meeting_and_date_are_an_adoption():
    assert is_scanned_occasion("1748th plenary meetin_q, r9 December 1968.")
    assert not is_scanned_occasion("1748th plenary meetin_q, decided to go on")


@pytest.mark.parametrize(
    "words", ["Resolution of 28 February 1948", "of 22 November 1967", "20 December 1993", "on 6 October 1992"]
)
def test_peculiarity_20_words_that_date_a_number(words):
    assert is_heading_date(words)


@pytest.mark.parametrize("words", ["Review of 28 February 1948", "Events of 1 May 1950 and after", "of the keepers"])
def test_words_that_are_a_title(words):
    assert not is_heading_date(words)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("41 (1948). Resolution of 28 February 1948\n[S/678]", ("Resolution of 28 February 1948", "[S/678]")),
        ("Resolution 41 (1948)\nof 28 February 1948", ("of 28 February 1948",)),
        ("Resolution 41 (1948)\n28 February 1948", ("28 February 1948",)),
    ],
)
def test_peculiarity_20_a_date_under_the_number_is_no_title(head, lines):
    draft = draft_of(head)
    assert (draft.text.title.text, draft.text.masthead) == ("", lines)
    assert (draft.adoption.adopted_on, draft.adoption.basis) == (date(1948, 2, 28), "heading")


def test_document_in_brackets_under_the_number_is_the_symbol():
    assert draft_of("41 (1948). Resolution of 28 February 1948\n[S/678]").adoption.symbol == "S/678"


def test_peculiarity_08_sentence_of_adoption_over_the_text_in_two_lines():
    draft = draft_of(
        "RESOLUTION 780 (1992)\n\nAdopted by the Security Council at _its 3119th meeting,\n\non 6 October 1992"
    )
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (date(1992, 10, 6), 3119)
    assert draft.text.title.text == ""


def test_peculiarity_25_votes_and_names_run_over_lines():
    foot = (
        "Adopted at the 259th meeting by 7 votes to none,\nwith 4 abstentions (Avalon, Laputa,\n"
        "Utopia, United Republics\nof Erewhon)."
    )
    draft = draft_of("Resolution 41 (1948)\nof 28 February 1948", foot)
    assert len(draft.text.clauses) == 2
    assert draft.text.adoption_line.text.endswith("United Republics of Erewhon).")
    assert (draft.adoption.meeting, draft.adoption.vote.in_favour, draft.adoption.vote.abstaining) == (259, 7, 4)


def test_names_between_the_votes_are_passed_over():
    vote = find_vote("by 4 votes to 1 (Union of Erewhon) with 1 abstention (Laputa)")
    assert (vote.in_favour, vote.against, vote.abstaining) == (4, 1, 1)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. Urges all.", "Adopted unanimously at the", "775th meeting."], (1, 3)),
        (["1. Urges all.", "12th meeting", "4 May 2021"], (1, 3)),
        (["1. Urges all.", "Adopted without a vote.", "12th meeting", "4 May 2021"], (1, 4)),
        (["1. Urges the words", "adopted at the 12th meeting to stand.", "12th meeting"], (2, 3)),
        (["1. Urges all.", "Adopted at the 707th meeting.", "A remark that stands below."], (1, 2)),
        (["1. Urges all.", "2. Invites all."], (2, 2)),
    ],
)
def test_peculiarity_08_where_the_words_of_adoption_stand(lines, found):
    assert find_adoption(lines) == found


def test_adoption_printed_at_the_top_and_at_the_end():
    draft = draft_of("Resolution 41 (1948)\nof 28 February 1948", "Adopted unanimously at the 259th meeting.")
    assert (draft.adoption.meeting, draft.adoption.adopted_on) == (259, date(1948, 2, 28))


def test_words_after_the_adoption_are_kept_and_told():
    text = f"Resolution 41 (1948)\nof 28 February 1948\n\n{BODY}\nAdopted at the 259th meeting.\n\nA remark nobody knows.\n"
    reading = read_source(text.encode(), "a.txt")
    (draft,) = reading.drafts
    assert [(clause.kind.value, clause.text) for clause in draft.text.clauses][-1] == (
        "unparsed",
        "A remark nobody knows.",
    )
    assert "words-after-adoption" in {problem.code for problem in reading.problems}


def test_day_with_a_misread_figure_loses_none():
    draft = draft_of("54 (I). Lamps", "Forty-ninth plenary meeting,\nr9 November r946.")
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (date(1946, 11, 19), 49)
