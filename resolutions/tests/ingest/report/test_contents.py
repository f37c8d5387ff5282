"""The contents list of a report is never a text, but it says what must be found below it."""

from __future__ import annotations

import pytest

from resolutions.citations.bodies import shipped_bodies
from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.report.contents import Entry, chapter_at, find_contents, key_of
from resolutions.structure.spans import Span

TIDY = (
    "Contents",
    "Chapter Page",
    "I. Matters calling for action by the Council ........ 1",
    "A. Draft resolutions for adoption by the Council ........ 1",
    "I. Lamps of the north, in particular those that",
    "nobody sees ........ 2",
    "II. Lamps of the south 3",
    "B. Draft decision for adoption by the Council\t4",
    "Report of the Commission\t4",
    "C. Matters brought to the attention of the Council . . . . 2-3 5",
    "Resolution 905/1. Oil . . . . . 5",
    "Resolution 905/2 Wicks, as recalled in resolution 904/2 . . . . . 6",
    "Decision 905/3 Budget . . . . . 7",
    "II. Keeping of lamps 4-12 8",
    "Annex. Those who came 9",
)
BELOW = (
    "I. Matters calling for action by the Council",
    "A. Draft resolutions for adoption by the Council",
    "1. The Commission recommends to the Council the adoption of the following draft resolutions:",
)
REPORT = (
    "2. The following resolutions and decisions adopted by the Commission are brought to the attention of the Council:",
    "Resolution 905/1",
    "{title}",
    "The Commission on Narcotic Drugs,",
    "Recalling oil,",
    "Asks for it.",
    "II. Keeping of lamps",
    "3. At its 1st meeting, on 14 March, the Commission considered lamps.",
)


def blocks(*lines: str) -> list[Block]:
    out, at = [], 0
    for line in lines:
        out.append(Block((Run(line, Span(at, at + len(line))),)))
        at += len(line) + 1
    return out


def contents(*lines: str):
    made = blocks(*lines)
    return find_contents(made, len(made), shipped_bodies())


def complaint(entries: tuple[str, ...], title: str = "Oil") -> str:
    lines = ["E/2095/28", *entries, *(line.format(title=title) for line in REPORT)]
    reading = read_source("\n\n".join(lines).encode(), "report.txt")
    return " ".join(problem.message for problem in reading.problems if problem.code == "contents-differ")


def test_list_ends_where_its_headings_stand_again():
    found = contents(*TIDY, *BELOW)
    assert (found.start, found.end) == (0, len(TIDY))


def test_numbered_texts_are_named_once_and_not_in_titles_of_others():
    assert contents(*TIDY, *BELOW).numbers == (
        ("resolution", "905", 1),
        ("resolution", "905", 2),
        ("decision", "905", 3),
    )


def test_drafts_count_from_one_under_their_section():
    assert contents(*TIDY, *BELOW).drafts == (
        ("resolution", Entry("I.", "Lamps of the north, in particular those that nobody sees")),
        ("resolution", Entry("II.", "Lamps of the south")),
        ("decision", Entry("", "Report of the Commission")),
    )


@pytest.mark.parametrize("line", ["II. Keeping of lamps", "KEEPING OF LAMPS", "Those who came"])
def test_chapters_of_the_list_are_known_again(line):
    assert chapter_at(blocks(line), 0, contents(*TIDY, *BELOW))


def test_title_of_a_chapter_on_two_lines():
    assert chapter_at(blocks("II. Keeping of", "lamps"), 0, contents(*TIDY, *BELOW))


@pytest.mark.parametrize("line", ["Lamps of the south", "Oil", "Keeping of lamps and wicks"])
def test_titles_of_texts_and_longer_lines_are_no_chapters(line):
    assert not chapter_at(blocks(line), 0, contents(*TIDY, *BELOW))


def test_key_is_the_letters_alone():
    assert key_of("Lamps of the north . . . 12") == key_of("LAMPS OF\nTHE NORTH")


def test_list_that_agrees_gives_no_problem():
    assert complaint(("Contents", "Resolution 905/1. Oil .... 1", "II. Keeping of lamps .... 2")) == ""


def test_list_whose_labels_and_titles_a_text_layer_tore_apart_gives_no_problem():
    assert (
        complaint(
            ("Contents", "I.", "Page", "1-3", "Resolution 905/1.", "II.", "Oil . . . . .", "1", "Keeping of lamps", "2")
        )
        == ""
    )


def test_text_that_was_not_found_is_named():
    said = complaint(("Contents", "Resolution 905/1. Oil .... 1", "Resolution 905/2. Wicks .... 2"))
    assert "resolution 905/2 was not found" in said


def test_text_that_the_list_has_not_is_named():
    assert "resolution 905/1 is not in the list" in complaint(("Contents", "Resolution 905/2. Wicks .... 2"))


def test_other_title_is_named():
    said = complaint(("Contents", "Resolution 905/1. Oil .... 1"), title="Oil and wicks")
    assert "Resolution 905/1 has another title there (“Oil and wicks”)" in said


def test_draft_that_was_not_found_is_named_by_its_title():
    drafts = ("A. Draft resolutions for adoption by the Council", "I. Fog .... 1")
    texts = ("B. Matters brought to the attention of the Council .... 2", "Resolution 905/1. Oil .... 2")
    assert "draft resolution “Fog” was not found" in complaint(("Contents", *drafts, *texts))


def test_list_that_names_sections_only_says_nothing_of_texts():
    assert (
        complaint(
            ("Contents", "I. Matters brought to the attention of the Council .... 1", "II. Keeping of lamps .... 2")
        )
        == ""
    )
