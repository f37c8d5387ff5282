"""Notes: their printed numbers, their marks, their words."""

from resolutions.ingest.readers.docx import read_docx
from resolutions.tests.ingest.docx.building import (
    Parts,
    called,
    cell,
    document,
    note,
    paragraph,
    raised,
    run,
    section,
    table,
)
from resolutions.tests.ingest.docx.seeing import check_places, dropped, marks, notes, read, texts

START = '<w:footnotePr><w:numStart w:val="33"/></w:footnotePr>'


def test_notes_are_numbered_in_the_order_of_their_calls():
    source = read(
        paragraph("Boats", called(7), " and lamps", called(4)),
        parts=Parts(notes=note(4, "On lamps.") + note(7, "On boats.")),
    )
    assert marks(source) == ["1", "2"]
    assert notes(source) == [("1", "On boats."), ("2", "On lamps.")]
    check_places(source)


def test_notes_that_start_at_33_are_called_33():
    for at in (Parts(notes=note(1, "A.") + note(2, "B."), settings=START), Parts(notes=note(1, "A.") + note(2, "B."))):
        sections = [] if at.settings else [section(START)]
        source = read(paragraph("Boats", called(1), called(2)), *sections, parts=at)
        assert marks(source) == ["33", "34"]


def test_the_printed_number_stands_in_the_text_of_the_source():
    source = read(paragraph("Boats", called(1)), section(START), parts=Parts(notes=note(1, "See lists.")))
    assert source.source.text == "Boats33\n33\tSee lists.\n"


def test_each_section_may_count_anew():
    anew = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    source = read(
        paragraph("One", called(1)),
        paragraph("Two", called(2), properties=section(anew)),
        paragraph("Three", called(3)),
        section(anew),
        parts=Parts(notes=note(1, "A.") + note(2, "B.") + note(3, "C.")),
    )
    assert marks(source) == ["1", "2", "1"]


def test_notes_in_another_form():
    letters = '<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>'
    source = read(paragraph("One", called(1)), section(letters), parts=Parts(notes=note(1, "A.")))
    assert notes(source) == [("a", "A.")]


def test_notes_that_count_anew_on_pages_nobody_knows_are_doubtful():
    anew = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    source = read(paragraph("One", called(1)), section(anew), parts=Parts(notes=note(1, "A.")))
    assert [one.code for one in source.problems] == ["note-numbers-unsure"]


def test_a_typed_mark_is_kept_and_not_counted():
    source = read(
        paragraph("Title", called(1, "*")),
        paragraph("Boats", called(2)),
        parts=Parts(notes=note(1, "Reissued.", mark="*") + note(2, "On boats.")),
    )
    assert marks(source) == ["*", "1"]
    assert notes(source) == [("*", "Reissued."), ("1", "On boats.")]
    check_places(source)


def test_words_in_the_place_of_a_typed_mark_are_words():
    source = read(paragraph("Boats", called(1, "and lamps")), parts=Parts(notes=note(1, "Lists.")))
    assert texts(source) == ["Boatsand lamps"]
    assert notes(source) == [("", "Lists.")]


def test_a_typed_number_is_taken_off_its_note_but_a_date_is_not():
    source = read(
        paragraph("Boats", called(1, "2"), called(2)),
        parts=Parts(notes=note(1, "Lists.", mark="2") + note(2, "1 May 1990.")),
    )
    assert notes(source) == [("2", "Lists."), ("1", "1 May 1990.")]


def test_endnotes_are_small_numerals_after_the_footnotes():
    source = read(
        paragraph("Boats", called(1, kind="endnote"), called(1)),
        parts=Parts(notes=note(1, "Foot."), endnotes=note(1, "End.", kind="endnote")),
    )
    assert notes(source) == [("1", "Foot."), ("i", "End.")]


def test_a_note_of_two_paragraphs_has_one_mark():
    source = read(paragraph("Boats", called(1)), parts=Parts(notes=note(1, "First.", "Second.")))
    assert notes(source) == [("1", "First."), (None, "Second.")]


def test_notes_are_called_in_cells_and_titles_too():
    source = read(
        paragraph("Title", called(1)),
        table([["Harbour", cell(paragraph("Boats", called(2)))], ["Invented", "4"]]),
        parts=Parts(notes=note(1, "A.") + note(2, "B.")),
    )
    assert marks(source) == ["1", "2"]
    assert [run.text for run in source.blocks[1].cells[1]] == ["Boats", "2"]


def test_raised_figures_are_raised_and_no_marks_yet():
    source = read(paragraph("Boats", raised("8"), " of 5 m", raised("2")))
    assert marks(source) == []
    assert [run.text for run in source.blocks[0].runs if run.is_superscript] == ["8", "2"]


def test_a_note_that_nothing_calls_is_listed():
    source = read(paragraph("Boats"), parts=Parts(notes=note(1, "Forgotten.")))
    assert notes(source) == []
    assert ("note that nothing refers to", "Forgotten.") in dropped(source)


def test_a_call_of_a_note_that_the_file_lacks_stays_a_call():
    assert marks(read(paragraph("Boats", called(5)))) == ["1"]


def test_separators_are_no_notes():
    rule = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>____</w:t></w:r></w:p></w:footnote>'
    source = read(paragraph("Boats", called(1)), parts=Parts(notes=rule + note(1, "A.")))
    assert notes(source) == [("1", "A.")]
    assert dropped(source) == []


def test_links_of_notes_are_their_own():
    link = '<w:hyperlink r:id="rId1">' + run("A/C.1") + "</w:hyperlink>"
    more = {
        "word/_rels/footnotes.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/hyperlink" Target="https://docs.test/1" TargetMode="External"/></Relationships>'
    }
    data = document(paragraph("Boats", called(1)), parts=Parts(notes=note(1, link), more=more))
    source = read_docx(data, "invented.docx")
    assert [run.href for run in source.blocks[1].runs if run.href] == ["https://docs.test/1"]
    assert texts(source) == ["Boats1"]
