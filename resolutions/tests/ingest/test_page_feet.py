"""Peculiarities 2 and 11: notes at the feet of pages, with bare figures, under a rule or a gap, cut by page ends."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

HEAD = "United Nations\nE/CN.7/RES/902/7\n902/7. Invented title\nThe Commission on Narcotic Drugs,\n"


def read(*pages):
    return read_source((HEAD + "\n\f".join(pages) + "\n").encode(), "a.txt")


def notes(reading):
    return {note.marker: note.words.text for note in reading.drafts[0].text.footnotes}


def words(reading):
    return [clause.text for clause in reading.drafts[0].text.walk()]


def calls(reading):
    return {str(one.anchor): [mark.marker for mark in one.words.marks] for one in reading.drafts[0].text.walk()}


def test_notes_under_a_rule_at_the_foot_of_each_page():
    reading = read(
        "Recalling the wooden box of 1961,1 and its two lids,2\n_______________\n1 Treaty of Boxes, No. 14.\n2 Ibid., No. 15.\n1/2",
        "1. Urges all keepers to count the boxes;3\n2. Invites others.\n_______________\n3 Register of lids, 1971.\n2/2",
    )
    assert notes(reading) == {"1": "Treaty of Boxes, No. 14.", "2": "Ibid., No. 15.", "3": "Register of lids, 1971."}
    assert calls(reading) == {"pp1": ["1", "2"], "op1": ["3"], "op2": []}
    assert words(reading)[0] == "Recalling the wooden box of 1961, and its two lids,"


def test_notes_below_a_gap_where_no_rule_is_printed():
    reading = read(
        "Recalling the wooden box,33\n1. Urges all.\n\n33 See the list of boxes.\n34 Ibid.\n- 1 -",
        "2. Invites some.\n- 2 -",
    )
    assert notes(reading) == {"33": "See the list of boxes.", "34": "Ibid."}


def test_wrapped_note_is_one_note_and_a_number_inside_it_begins_none():
    foot = "5 Official Records of Boxes, Third Session, Supplement No.\n6 (B/12/6), chap. I, held from\n12 to 14 May."
    reading = read(
        f"Recalling the wooden box,5\n1. Urges all.\n_______________\n{foot}\nPage 1", "2. Invites some.\nPage 2"
    )
    assert notes(reading) == {"5": foot[2:].replace("\n", " ")}


def test_note_may_begin_with_a_year():
    reading = read(
        "Recalling the wooden box,1\n1. Urges all.\n_______________\n1 2010 Review of Boxes, annex.\n1/2",
        "2. Invites.\n2/2",
    )
    assert notes(reading) == {"1": "2010 Review of Boxes, annex."}


def test_note_cut_by_a_page_end_goes_on_at_the_next_foot():
    reading = read(
        "Recalling the wooden box,1\n1. Urges all.\n_______________\n1 Official Records of the Keepers of\n1/2",
        "2. Invites some.\n_______________\nBoxes, 1971.\n2/2",
    )
    assert notes(reading) == {"1": "Official Records of the Keepers of Boxes, 1971."}
    assert words(reading) == ["Recalling the wooden box,", "Urges all.", "Invites some."]


def test_peculiarity_11_labels_in_the_wrong_order():
    reading = read(
        "Recalling a box,1 a lid,2 and a key,3\n1. Urges all.\n_______________\n1 First.\n3 Third.\n2 Second.\n1/2",
        "2. Invites.\n2/2",
    )
    assert notes(reading) == {"1": "First.", "2": "Second.", "3": "Third."}


def test_gap_over_a_row_in_wrong_order():
    body = "Recalling its resolution 5/64 of May, the box of 20151 and the lid,2 and a key,3\n1. Urges all.\n\n4 Fourth.\n1 First.\n2 Second.\n3 Third.\n1/2"
    assert list(notes(read(body, "2. Invites.\n2/2"))) == ["1", "2", "3", "4"]


def test_label_on_a_line_of_its_own_before_or_after_its_note():
    reading = read(
        "Recalling a box,3 and a lid,4\n1. Urges all.\n_______________\n3\nBox list.\nLid list of\nmany lids.\n4\n1/2",
        "2. Invites.\n2/2",
    )
    assert notes(reading) == {"3": "Box list.", "4": "Lid list of many lids."}


def test_page_ends_lost_but_page_marks_left():
    body = (
        "Recalling the wooden box,1\n_______________\n1 First box.\n19-47310 (E) 1/2\n"
        "1. Urges all keepers;2\n_______________\n2 Second box.\n19-47310 (E) 2/2"
    )
    reading = read(body)
    assert notes(reading) == {"1": "First box.", "2": "Second box."}
    assert words(reading) == ["Recalling the wooden box,", "Urges all keepers;"]


def test_neither_page_ends_nor_page_marks():
    reading = read(
        "Recalling the wooden box,1 and the work of the keepers who hold\n_______________\n1 First box.\n"
        "it in their hands,\n1. Urges all keepers.\n"
    )
    assert notes(reading) == {"1": "First box."}
    assert words(reading) == [
        "Recalling the wooden box, and the work of the keepers who hold it in their hands,",
        "Urges all keepers.",
    ]


def test_rule_without_notes_below_it_is_no_foot():
    reading = read(
        "Recalling the wooden box,\n1. Urges all.\n_______________\n12 May 2021\n1/2", "2. Invites some.\n2/2"
    )
    assert notes(reading) == {}


def test_page_with_the_tail_of_one_text_and_the_head_of_the_next_shares_its_notes_out():
    second = "902/8. Other title\nThe Commission on Narcotic Drugs,\nRecalling the iron box,1\n1. Urges some.2\n"
    foot = "_______________\n1 First of the first.\n1 First of the second.\n2 Second of the second."
    reading = read(f"Recalling the wooden box,1\n1. Urges all.\n{second}{foot}\n1/2", "2. Invites some.\n2/2")
    held = [{note.marker: note.words.text for note in draft.text.footnotes} for draft in reading.drafts]
    assert held == [{"1": "First of the first."}, {"1": "First of the second.", "2": "Second of the second."}]


def test_every_note_knows_its_place():
    reading = read(
        "Recalling the box,1\n1. Urges all.\n_______________\n1 First box,\nwith a lid.\n1/2", "2. Invites.\n2/2"
    )
    (note,) = reading.drafts[0].text.footnotes
    printed = [reading.source.text[span.start : span.end] for span in note.source]
    assert printed == ["1 First box,", "with a lid."]
