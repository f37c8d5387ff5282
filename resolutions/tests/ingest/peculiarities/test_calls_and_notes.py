"""Peculiarities 2 to 5, 11 and 22: where notes stand, how they are called, what they repeat."""

from __future__ import annotations

import pytest

from resolutions.tests.ingest.peculiarities.printed import BOXES, HEAD, calls, codes, notes, read, rows, targets

PAIR = {"slash": "{}/ Box list.\n\n{}/ Ibid., p. 3.\n", "rule": "_______________\n{} Box list.\n{} Ibid., p. 3.\n"}
PAIR |= {"bracket": "---\n\n[{}] Box list.\n\n[{}] Ibid., p. 3.\n", "tika": "[{}: Box list.]\n\n[{}: Ibid., p. 3.]\n"}
PAIR |= {"bare": "{} Box list.\n\n{} Ibid., p. 3.\n"}
STYLES = [
    ("a.txt", "³³", "³⁴", "slash"),
    ("a.md", " [\\[33\\]](#)", " [\\[34\\]](#)", "bracket"),
    ("a.txt", " 33/", " 34/", "slash"),
    ("a.txt", "33/", "34/", "slash"),
    ("a.txt", "33", "34", "rule"),
    ("a.txt", " 33", " 34", "rule"),
    ("a.txt", " 33", " 34", "bare"),
    ("a.md", "[footnoteRef:33]", "[footnoteRef:34]", "tika"),
    ("a.txt", "[footnoteRef:33]", "[footnoteRef:34]", "tika"),
    ("a.html", "<sup>33</sup>", "<sup>34</sup>", "slash"),
]


@pytest.mark.parametrize(("name", "first", "second", "listed"), STYLES)
def test_peculiarity_03_every_style_of_marks_binds_the_same_notes(name, first, second, listed):
    text = HEAD + BOXES.format(first, second) + PAIR[listed].format(33, 34)
    if name == "a.html":
        text = "<html><body>" + "".join(f"<p>{part}</p>" for part in text.split("\n\n")) + "</body></html>"
    reading = read(text, name)
    assert notes(reading) == {"33": "Box list.", "34": "Ibid., p. 3."}
    assert calls(reading) == {"pp1": ["33", "34"]}
    assert rows(reading)[0][1] == "Recalling the box of 1961, and its lid,"
    assert not codes(reading) & {"mark-without-note", "note-without-mark"}


def test_peculiarity_03_a_mark_glued_to_a_word():
    reading = read(HEAD + "Recalling the lid33/ of the box,\n\n1. Urges all.\n\n33/ Lid list.\n")
    assert (calls(reading), notes(reading)) == ({"pp1": ["33"]}, {"33": "Lid list."})
    assert rows(reading)[0][1] == "Recalling the lid of the box,"


@pytest.mark.parametrize("mark", ["{}/", " {}/", "{}"])
def test_peculiarity_03_stars_in_one_two_and_three(mark):
    one, two, three = (mark.format("*" * count) for count in (1, 2, 3))
    body = f"Recalling the box,{one} and its lid,{two}\n\n1. Urges all keepers{three} to count.\n\n"
    sign = "/" if "/" in mark else ""
    reading = read(HEAD + body + f"*{sign} First.\n\n**{sign} Second.\n\n***{sign} Third.\n")
    assert notes(reading) == {"*": "First.", "**": "Second.", "***": "Third."}
    assert calls(reading) == {"pp1": ["*", "**"], "op1": ["***"]}
    assert rows(reading) == [("pp1", "Recalling the box, and its lid,"), ("op1", "Urges all keepers to count.")]


def test_peculiarity_03_figures_that_no_note_has_are_figures():
    body = "Recalling the 12 boxes of 1961, article 4, 14 m² of lids and the list of 1988,³³\n\n1. Urges all.\n\n33/ List.\n"
    reading = read(HEAD + body)
    assert rows(reading)[0][1] == "Recalling the 12 boxes of 1961, article 4, 14 m² of lids and the list of 1988,"
    assert calls(reading) == {"pp1": ["33"]}


PLACES = {
    "at the end": "Recalling a,1/\n\nNoting b,2/\n\n1. Urges all.\n\n1/ First.\n\n2/ Second.\n",
    "after each paragraph": "Recalling a,1/\n1/ First.\n\nNoting b,2/\n2/ Second.\n\n1. Urges all.\n",
    "at the feet of pages": "Recalling a,1/\n\nNoting b,2/\n_____\n1/ First.\n2/ Second.\n\f1. Urges all.\n",
    "inside a paragraph": "Recalling a,1/\n\nNoting\n\n1/ First.\n\n2/ Second.\n\nb,2/\n\n1. Urges all.\n",
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES)
def test_peculiarity_02_notes_are_collected_wherever_they_stand(body):
    reading = read(HEAD + body)
    assert notes(reading) == {"1": "First.", "2": "Second."}
    assert calls(reading) == {"pp1": ["1"], "pp2": ["2"]}
    assert [words for _, words in rows(reading)] == ["Recalling a,", "Noting b,", "Urges all."]


@pytest.mark.parametrize("mark", ["¹", " 1/", "[footnoteRef:1]"])
def test_peculiarity_04_a_mark_again_calls_the_note_that_is_there(mark):
    listed = "[1: First.]\n" if "Ref" in mark else "1/ First.\n"
    body = f"Recalling the boxes{mark} of the North,\n\nNoting the boxes{mark} of the South,\n\n1. Urges the keepers{mark} to rest.\n\n"
    reading = read(HEAD + body + listed)
    assert calls(reading) == {"pp1": ["1"], "pp2": ["1"], "op1": ["1"]}
    assert rows(reading)[1] == ("pp2", "Noting the boxes of the South,")
    assert notes(reading) == {"1": "First."}
    assert "mark-without-note" not in codes(reading)


def test_peculiarity_05_ibid_takes_up_the_source_of_the_note_before():
    body = (
        "Recalling the box,³ the lid,⁴ the key,⁵ the ring⁶ and the chain,⁷\n\n1. Urges all.\n\n"
        "3/ United Nations, Treaty Series, vol. 976, No. 14152.\n\n4/ Ibid., vol. 1019, No. 14956.\n\n"
        "5/ E/902/3 (ibid.).\n\n6/ Ibid.\n\n7/ Invented book of boxes.\n"
    )
    reading = read(HEAD + body)
    found = {one.anchor: (one.printed, one.target) for one in reading.drafts[0].references}
    assert found["fn3"][1] == "1961-as-amended"
    assert found["fn4"] == ("vol. 1019, No. 14956", "1971")
    assert found["fn6"] == ("Ibid.", found["fn5"][1])
    assert "fn7" not in found
    assert notes(reading)["4"] == "Ibid., vol. 1019, No. 14956."


def test_peculiarity_05_ibid_with_another_symbol_names_that():
    body = "Recalling a,¹ and b,²\n\n1. Urges all.\n\n1/ E/902/3.\n\n2/ Ibid., E/902/4.\n"
    assert [target for _, target in targets(read(HEAD + body))] == ["E/902/3", "E/902/4"]


def test_peculiarity_11_labels_in_the_wrong_order_are_bound_by_their_numbers():
    body = "Recalling a,¹ b,² c,³ and d,⁴\n\n1. Urges all.\n\n1/ First.\n\n3/ Third.\n\n2/ Second.\n\n4/ Fourth.\n"
    reading = read(HEAD + body)
    assert notes(reading) == {"1": "First.", "2": "Second.", "3": "Third.", "4": "Fourth."}
    assert calls(reading) == {"pp1": ["1", "2", "3", "4"]}


@pytest.mark.parametrize(
    ("second", "split"),
    [
        ("Lid list, No. 12, p. 4. Ibid., p. 12.", ("Lid list, No. 12, p. 4.", "Ibid., p. 12.")),
        ("Lid list of the keepers. Key list of 1971.", ("Lid list of the keepers.", "Key list of 1971.")),
    ],
)
def test_peculiarity_11_two_notes_under_one_label_are_cut_apart_and_told(second, split):
    reading = read(HEAD + f"Recalling a box,¹ a lid² and a key,³\n\n1. Urges all.\n\n1/ Box list.\n\n2/ {second}\n")
    assert notes(reading) == {"1": "Box list.", "2": split[0], "3": split[1]}
    assert calls(reading) == {"pp1": ["1", "2", "3"]}
    assert [one.message for one in reading.problems if one.code == "mended"] == [
        f"“{split[1]}…”: note 3 has lost its number and was cut off the note before it."
    ]
    first, last = reading.drafts[0].text.footnotes[1:]
    assert first.source[-1].end <= last.source[0].start


def test_peculiarity_11_a_note_that_no_mark_asks_for_is_not_cut():
    reading = read(HEAD + "Recalling a,¹ and b,²\n\n1. Urges all.\n\n1/ Box list.\n\n2/ Lid list here. Ibid., p. 12.\n")
    assert notes(reading) == {"1": "Box list.", "2": "Lid list here. Ibid., p. 12."}


STARRED = "902/14. Boxes\n\nThe Economic and Social Council,\n\nRecalling boxes,¹\n\n1. Urges all.\n\n12th meeting\n4 May 2021\n\n"


@pytest.mark.parametrize("label", ["* ", "*/ ", "_____\n* "])
def test_peculiarity_22_a_reissue_on_the_cover_is_a_star_note(label):
    reading = read(f"E/RES/902/14*\n\n{STARRED}{label}Reissued on 3 June 2021.\n\n1/ Box list.\n")
    assert notes(reading) == {"*": "Reissued on 3 June 2021.", "1": "Box list."}
    assert [anchor for anchor, _ in rows(reading)] == ["pp1", "op1"]
    assert reading.drafts[0].adoption.symbol == "E/RES/902/14"
    assert reading.drafts[0].text.masthead == ("E/RES/902/14*",)
    assert codes(reading) == set()


def test_peculiarity_22_the_origin_of_a_draft_stands_behind_the_title():
    reading = read(STARRED.replace("Boxes", "Boxes*", 1) + "* Put forward by the keepers.\n\n1/ Box list.\n")
    title = reading.drafts[0].text.title
    assert (title.text, [mark.marker for mark in title.marks]) == ("Boxes", ["*"])
    assert [str(note.anchor) for note in reading.drafts[0].text.footnotes] == ["fn1", "fn-star1"]


def test_peculiarity_22_remarks_in_brackets_are_neither_title_nor_paragraph():
    remarks = "902/14. Boxes\n\n[on the report of the keepers (E/902/3)]\n\n"
    text = STARRED.replace("902/14. Boxes\n\n", remarks).replace("12th", "[Adopted without a vote.]\n\n12th")
    (draft,) = read(text + "1/ Box list.\n").drafts
    assert draft.text.title.text == "Boxes"
    assert draft.text.masthead == ("[on the report of the keepers (E/902/3)]",)
    assert draft.text.adoption_line.text == "[Adopted without a vote.] 12th meeting 4 May 2021"
    assert [str(clause.anchor) for clause in draft.text.walk()] == ["pp1", "op1"]
