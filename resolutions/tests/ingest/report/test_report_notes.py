"""Notes of a report: each with the text that calls it, also where a mark is used for many notes."""

from __future__ import annotations

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.footnotes import Note
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.report.notes import notes_of_texts
from resolutions.structure.nodes import Kind
from resolutions.structure.spans import Span
from resolutions.tests.ingest.docx import building


def block(at: int, *marks: str, page: int = 1) -> Block:
    words = Run("Words", Span(at, at + 5, page))
    calls = (Run(mark, Span(at + 5 + index, at + 6 + index, page), is_mark=True) for index, mark in enumerate(marks))
    return Block((words, *calls))


def note(at: int, marker: str, page: int = 1) -> Note:
    return Note(marker, (Run(f"Note at {at}.", Span(at, at + 10, page)),), (Span(at, at + 10, page),))


def given(blocks: list[Block], notes: list[Note], *texts: tuple[int, int]) -> tuple[list[list[int]], list[int]]:
    """The notes by the place where each is printed."""
    of_texts, of_rest = notes_of_texts(blocks, notes, texts)
    return [[one.source[0].start for one in own] for own in of_texts], [one.source[0].start for one in of_rest]


def test_note_of_two_texts_goes_to_both():
    blocks = [block(0, "1"), block(10), block(20, "1")]
    assert given(blocks, [note(100, "1")], (0, 1), (2, 3)) == ([[100], [100]], [])


def test_note_that_only_the_proceedings_call_goes_to_no_text():
    blocks = [block(0, "1"), block(10, "2")]
    assert given(blocks, [note(100, "1"), note(110, "2")], (0, 1)) == ([[100]], [110])


def test_note_that_nothing_calls_goes_with_the_one_before_it():
    blocks = [block(0, "1"), block(10, "3")]
    assert given(blocks, [note(100, "1"), note(110, "2"), note(120, "3")], (0, 1), (1, 2)) == ([[100, 110], [120]], [])


def test_numbers_that_begin_again_belong_to_their_own_page():
    blocks = [block(0, "1", page=1), block(10, "1", page=1), block(200, "1", page=2)]
    notes = [note(100, "1", page=1), note(300, "1", page=2)]
    assert given(blocks, notes, (0, 2), (2, 3)) == ([[100], [300]], [])


def test_call_without_a_note_on_its_page_means_an_earlier_one():
    blocks = [block(0, "1", page=1), block(200, "1", page=2), block(400, "1", page=3)]
    notes = [note(100, "1", page=1), note(500, "1", page=3)]
    assert given(blocks, notes, (0, 1), (1, 2), (2, 3)) == ([[100], [100], [500]], [])


def test_numbers_that_begin_again_belong_to_the_next_list_below():
    blocks = [block(0, "1"), block(10, "1"), block(200, "1")]
    assert given(blocks, [note(100, "1"), note(300, "1")], (0, 1), (2, 3)) == ([[100], [300]], [])


def test_as_many_calls_as_notes_with_one_mark_go_in_order():
    blocks = [block(0, "*"), block(10, "*")]
    assert given(blocks, [note(100, "*"), note(110, "*")], (0, 1), (1, 2)) == ([[100], [110]], [])


def test_star_notes_of_a_word_file_and_a_table_in_an_annex():
    bold, line = "<w:b/>", building.paragraph
    organ = line(building.italic("The Commission on Narcotic Drugs,"))
    data = building.document(
        line("Report on the nine hundred and fifth session"),
        line("1. The following resolutions adopted by the Commission are brought to the attention of the Council:"),
        *(line(building.run("Resolution 905/1", bold), building.called(1, mark="*")), line(building.run("Oil", bold)), organ),
        *(line(building.italic("Recalling"), " oil,", building.called(2)), line("1.\t", building.italic("Asks"), " for it.")),
        *(line(building.run("Annex", bold)), line(building.run("Kinds of oil", bold))),
        building.table([["Kind", "Barrels"], ["Light", "5"], ["Heavy", "9"]]),
        *(line(building.run("Resolution 905/2", bold), building.called(3, mark="*")), line(building.run("Wicks", bold)), organ),
        *(line(building.italic("Recalling"), " wicks,", building.raised("1")), line("1.\t", building.italic("Asks"), " for it.")),
        parts=building.Parts(
            notes=building.note(1, "See chapter II.", mark="*")
            + building.note(2, "E/CN.7/2095/3.")
            + building.note(3, "See chapter III.", mark="*")
        ),
    )  # fmt: skip
    first, second = read_source(data, "report.docx").drafts
    assert [(note.marker, note.words.text) for note in first.text.footnotes] == [
        ("*", "See chapter II."),
        ("1", "E/CN.7/2095/3."),
    ]
    assert [note.words.text for note in second.text.footnotes] == ["E/CN.7/2095/3.", "See chapter III."]
    rows = [
        [cell.text for cell in clause.cells]
        for clause in first.text.walk()
        if clause.kind == Kind.TABLE and clause.cells
    ]
    assert rows == [["Kind", "Barrels"], ["Light", "5"], ["Heavy", "9"]]
