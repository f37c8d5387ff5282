"""What a text layer gives late: numbers after the first line of their paragraph, labels of notes after their words."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

HEAD = "59/990. Lamps and keepers of the North\nThe General Assembly,\nRecalling the long nights and the cold of the winter,\n"
BODY = (
    "1.\nWelcomes the count of the lamps made by the keepers of\nthe North in the last winter;\n"
    "Also requests the keepers of the lamps to support\n2.\nthe lighting of all lamps in the North, as follows:\n"
    "Trimming of the wicks of all lamps, with particular\n(a)\nattention to those of the smaller harbours;\n"
    "(b)\nFilling of the lamps with oil on every day of the\nwinter, and on feast days;\n"
    "3.\nThanks the keepers of the lamps.\n"
)


def read(text):
    (draft,) = read_source(text.encode(), "a.txt").drafts
    return draft


def test_peculiarity_10_a_number_after_the_first_line_is_moved_up_and_told():
    clauses = [clause for clause in read(HEAD + BODY).text.walk() if clause.number]
    assert [str(clause.anchor) for clause in clauses] == ["op1", "op2", "op2-a", "op2-b", "op3"]
    assert (
        clauses[1].text
        == "Also requests the keepers of the lamps to support the lighting of all lamps in the North, as follows:"
    )
    assert [clause.repairs for clause in clauses] == [
        ("number on a line of its own",),
        ("number printed after the first line",),
        ("number printed after the first line",),
        ("number on a line of its own",),
        ("number on a line of its own",),
    ]


def test_a_heading_over_a_number_alone_stays_over_it():
    text = (
        HEAD + "1.\nUrges all keepers to watch by night;\n\nLamps and keepers\n2.\nThanks the keepers of the lamps.\n"
    )
    kinds = [(str(clause.anchor), clause.kind.value) for clause in read(text).text.clauses]
    assert kinds[-2:] == [("h1", "heading"), ("op2", "paragraph")]


def test_peculiarity_11_a_label_of_a_note_after_later_notes():
    text = (
        HEAD.replace("nights and", "nights, 1 the fog, 2 and").replace("winter,", "winter, 3")
        + "1.\nThanks all keepers.\n"
        "_______________\n1\n\nSee resolution 59/901.\nIbid., annex.\n3\nResolution 59/902.\n2\n\f"
        "2.\nThanks all.\n"
    )
    notes = [(note.marker, note.words.text) for note in read(text).text.footnotes]
    assert notes == [("1", "See resolution 59/901."), ("2", "Ibid., annex."), ("3", "Resolution 59/902.")]


def test_slash_labels_alone_on_their_lines():
    text = (
        HEAD.replace("nights and", "nights, 1/ the fog, 2/ and") + "1.\nThanks all keepers.\n\n____________\n1/\n"
        "See the almanac of the\nkeepers.\n2/\n\nSee resolution 59/901.\n"
    )
    draft = read(text)
    assert [mark.marker for mark in draft.text.clauses[0].words.marks] == ["1", "2"]
    assert [note.words.text for note in draft.text.footnotes] == [
        "See the almanac of the keepers.",
        "See resolution 59/901.",
    ]
