"""Notes and their calls: one scheme a document, any first number, marks repeated, stars apart."""

from __future__ import annotations

import pytest

from resolutions.ingest.pipeline import read_source

HEAD = "CND Res.902/7. Invented title\n\nThe Commission on Narcotic Drugs,\n\n"


def read(body, name="a.txt"):
    return read_source((HEAD + body).encode(), name).drafts[0].text


def calls(text):
    return {
        str(one.anchor): [(m.marker, one.text[: m.at][-5:]) for m in one.words.marks]
        for one in text.walk()
        if one.words.marks
    }


def notes(text):
    return {note.marker: note.words.text for note in text.footnotes}


def test_raised_figures_call_notes_with_a_slash():
    text = read("Recalling order,³³ and peace,³⁴\n\n1. Urges all.\n\n33/ First note.\n\n34/ *Second* note.\n")
    assert calls(text) == {"pp1": [("33", "rder,"), ("34", "eace,")]}
    assert notes(text) == {"33": "First note.", "34": "Second note."}
    assert text.clauses[0].text == "Recalling order, and peace,"


def test_markdown_calls_and_bracketed_notes():
    text = read("Recalling order, [\\[1\\]](#) and peace,\n\n1. Urges all.\n\n---\n\n[1] First note.\n", "a.md")
    assert calls(text) == {"pp1": [("1", "rder,")]}
    assert text.clauses[0].text == "Recalling order, and peace,"
    assert notes(text) == {"1": "First note."}


@pytest.mark.parametrize("printed", ["order, 33/ and", "order,33/ and"])
def test_slash_calls(printed):
    text = read(f"Recalling {printed} peace,\n\n1. Urges all.\n\n33/ First note.\n")
    assert calls(text) == {"pp1": [("33", "rder,")]}
    assert text.clauses[0].text == "Recalling order, and peace,"


def test_bracketed_calls_in_plain_text():
    text = read("Recalling order, [2] and peace,\n\n1. Urges all.\n\n[2] First note.\n")
    assert calls(text) == {"pp1": [("2", "rder,")]}


def test_same_mark_again_calls_its_note_again():
    text = read("Recalling order,¹\n\nNoting peace,²\n\n1. Urges order.¹\n\n1/ First.\n\n2/ Second.\n")
    assert list(calls(text).values()) == [[("1", "rder,")], [("2", "eace,")], [("1", "rder.")]]


def test_figure_that_no_note_has_stays_a_figure():
    text = read("Recalling 40 m³ of boxes,¹\n\n1. Urges all.\n\n1/ First.\n")
    assert text.clauses[0].text == "Recalling 40 m³ of boxes,"
    assert calls(text) == {"pp1": [("1", "oxes,")]}


def test_two_raised_calls_glued_together_are_two():
    body = "Recalling a,¹ b,² c,³⁴ and d,⁵\n\n1. Urges all.\n\n" + "\n\n".join(f"{n}/ Note {n}." for n in range(1, 6))
    assert [marker for marker, _ in calls(read(body))["pp1"]] == ["1", "2", "3", "4", "5"]


def test_star_notes_are_apart_from_numbered_ones():
    text = read("Recalling order,¹ and the list*\n\n1. Urges all.\n\n1/ First.\n\n*/ A remark.\n")
    assert notes(text) == {"1": "First.", "*": "A remark."}
    assert [str(note.anchor) for note in text.footnotes] == ["fn1", "fn-star1"]
    assert [marker for marker, _ in calls(text)["pp1"]] == ["1", "*"]


def test_note_between_two_halves_of_a_paragraph_does_not_cut_it():
    text = read("Recalling order,¹\n\nNoting the work of the board on\n\n1/ First.\n\nlong lists,\n\n1. Urges all.\n")
    assert [one.text for one in text.clauses][1] == "Noting the work of the board on long lists,"
    assert notes(text) == {"1": "First."}


def test_note_of_several_lines_is_one_note():
    text = read("Recalling order,¹\n\n1. Urges all.\n\n1/ First note that\ngoes on here.\n\n")
    assert notes(text) == {"1": "First note that goes on here."}


def test_mark_without_note_and_note_without_mark_are_problems():
    body = HEAD + "Recalling order, [\\[1\\]](#)\n\n1. Urges all.\n\n[2] Second.\n"
    codes = {problem.code for problem in read_source(body.encode(), "a.md").problems}
    assert {"mark-without-note", "note-without-mark"} <= codes


def test_one_list_of_notes_for_two_texts_is_shared_out():
    body = (
        HEAD
        + "Recalling order,¹\n\n1. Urges all.\n\nCND Res.902/8. Other title\n\nThe Commission on Narcotic Drugs,\n\n"
        + "Recalling peace,²\n\n1. Urges some.\n\n1/ First.\n\n2/ Second.\n"
    )
    drafts = read_source(body.encode(), "a.txt").drafts
    assert [notes(draft.text) for draft in drafts] == [{"1": "First."}, {"2": "Second."}]


def test_call_before_a_label_stays_and_the_label_goes():
    text = read("Recalling order,\n\n[\\[1\\]](#)1. Urges all.\n\n[1] First.\n", "a.md")
    assert [(one.number, one.text, [m.marker for m in one.words.marks]) for one in text.clauses][1] == (
        "1.",
        "Urges all.",
        ["1"],
    )


def test_enacting_words_may_call_a_note():
    source = "CND Res.902/7. Title\n\nThe Commission on Narcotic Drugs,¹\n\n1. Urges all.\n\n1/ First.\n"
    text = read_source(source.encode(), "a.txt").drafts[0].text
    assert (text.formula.text, [m.marker for m in text.formula.marks]) == ("The Commission on Narcotic Drugs,", ["1"])
