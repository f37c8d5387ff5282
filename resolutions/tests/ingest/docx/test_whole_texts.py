"""From the Word file to the draft: tables, drafts inside a text, annexes, headings, notes called again."""

from __future__ import annotations

from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Draft, Severity
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.docx import read_docx
from resolutions.structure.nodes import Kind, Part
from resolutions.tests.ingest.docx.building import (
    NOTE_STYLES,
    Parts,
    called,
    cell,
    document,
    italic,
    level,
    listed,
    note,
    numbered,
    paragraph,
    raised,
    section,
    table,
)
from resolutions.tests.ingest.test_nothing_lost import stored, words

HEADER = {
    "header1": table(
        [["United Nations", "E/RES/1990/77"], ["Economic and Social Council", cell("Distr.: General", "9 May 1990")]]
    )
}
HEADINGS = '<w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
TITLE = paragraph("1990/77.\tInvented harbours")
ORGAN = paragraph("\t", italic("The Economic and Social Council"), ",")
RECALLING = paragraph("\t", italic("Recalling"), " that boats sail,")
ADOPTED = paragraph("12th plenary meeting\n4 May 1990")
HARBOURS = table([["Harbour", "Boats"], ["Invented", "4"]])


def draft(*blocks: str, notes: str = "", numbering: str = "") -> Draft:
    parts = Parts(notes=notes, numbering=numbering, headers=HEADER, styles=NOTE_STYLES + HEADINGS)
    reading = read_source(document(TITLE, ORGAN, *blocks, section(first="header1"), parts=parts), "invented.docx")
    (only,) = reading.drafts
    assert {item.reason for item in reading.dropped} <= {"page furniture"}
    listed_words = words(" ".join(item.text for item in reading.dropped))
    assert stored(reading) - listed_words == words(reading.source.text)
    assert [one.message for one in reading.problems if one.severity != Severity.INFO] == []
    return only


def outlined(read: Draft) -> list[str]:
    """'op1 Urges …' for each paragraph, cells divided by a bar."""
    return [
        f"{clause.anchor} {clause.text or ' | '.join(one.text for one in clause.cells)}".strip()
        for clause in read.text.walk()
    ]


def test_masthead_number_title_date_and_paragraphs():
    read = draft(RECALLING, paragraph("\t1.\t", italic("Urges"), " all;"), paragraph("\t2.\tAsks some."), ADOPTED)
    assert read.identity is not None
    assert read.identity.path == "/ecosoc/resolutions/1990/77"
    assert read.text.masthead[:2] == ("United Nations", "E/RES/1990/77")
    assert read.text.title.text == "Invented harbours"
    assert (str(read.adoption.adopted_on), read.adoption.meeting) == ("1990-05-04", 12)
    assert str(read.adoption.distributed_on) == "1990-05-09"
    assert outlined(read) == ["pp1 Recalling that boats sail,", "op1 Urges all;", "op2 Asks some."]
    assert read.text.clauses[1].words.italics == ((0, 5),)


def test_computed_numbers_are_those_of_the_outline():
    levels = listed(level("decimal", "%1."), level("lowerLetter", "(%2)"))
    read = draft(
        RECALLING,
        numbered("Urges all:"),
        numbered("To count;", level=1),
        numbered("To sail."),
        ADOPTED,
        numbering=levels,
    )
    assert outlined(read)[1:] == ["op1 Urges all:", "op1-a To count;", "op2 To sail."]


def test_peculiarity_04_a_typed_raised_figure_calls_its_note_again():
    read = draft(
        RECALLING,
        paragraph("\t1.\tUrges harbours", called(1), " and lamps;", called(2)),
        paragraph("\t2.\tAsks harbours", raised("1"), " of 5 m", raised("9"), "."),
        ADOPTED,
        notes=note(1, "See lists.") + note(2, "See lamps."),
    )
    assert [mark.marker for mark in read.text.clauses[2].words.marks] == ["1"]
    assert read.text.clauses[2].text == "Asks harbours of 5 m9."


def test_notes_are_called_in_title_and_enacting_words():
    parts = Parts(notes=note(1, "A.") + note(2, "B."), headers=HEADER)
    blocks = (
        paragraph("1990/77.\tInvented harbours", called(1)),
        paragraph("The Economic and Social Council,", called(2)),
        RECALLING,
        paragraph("1.\tUrges all."),
        ADOPTED,
    )
    (read,) = read_source(document(*blocks, section(first="header1"), parts=parts), "invented.docx").drafts
    assert [mark.marker for mark in read.text.title.marks] == ["1"]
    assert [mark.marker for mark in read.text.formula.marks] == ["2"]


def test_a_star_after_the_symbol_calls_the_note_of_a_reissue():
    starred = {"header1": HEADER["header1"].replace("E/RES/1990/77", "E/RES/1990/77*")}
    unseen = called(1, "*").replace("<w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="2"/>')
    blocks = (paragraph(unseen, "1990 session"), TITLE, ORGAN, RECALLING, paragraph("1.\tUrges all."), ADOPTED)
    parts = Parts(notes=note(1, "Reissued.", mark="*"), headers=starred)
    reading = read_source(document(*blocks, section(first="header1"), parts=parts), "invented.docx")
    assert reading.drafts[0].text.masthead == (
        *("United Nations", "E/RES/1990/77*", "Economic and Social Council", "Distr.: General", "9 May 1990"),
        "1990 session",
    )
    assert [one.code for one in reading.problems] == []


def test_peculiarity_27_a_table_stands_in_the_part_above_it():
    read = draft(RECALLING, HARBOURS, paragraph("1.\tUrges all:"), HARBOURS, paragraph("2.\tAsks some."), ADOPTED)
    assert outlined(read) == [
        *("pp1 Recalling that boats sail,", "t1", "t1-r1 Harbour | Boats", "t1-r2 Invented | 4"),
        *("op1 Urges all:", "t2", "t2-r1 Harbour | Boats", "t2-r2 Invented | 4", "op2 Asks some."),
    ]
    tables = [clause for clause in read.text.clauses if clause.kind == Kind.TABLE]
    assert [clause.part for clause in tables] == [Part.PREAMBLE, Part.OPERATIVE]


def test_two_tables_with_nothing_between_are_two():
    read = draft(RECALLING, paragraph("1.\tUrges all:"), HARBOURS, paragraph(""), HARBOURS, ADOPTED)
    assert [str(clause.anchor) for clause in read.text.clauses if clause.kind == Kind.TABLE] == ["t1", "t2"]


def test_calls_in_cells_are_bound_also_typed_ones():
    calls = table([["Harbour", cell(paragraph("Boats", called(2)))], [cell(paragraph("Invented", raised("1"))), "4"]])
    read = draft(RECALLING, paragraph("1.\tUrges all:", called(1)), calls, ADOPTED, notes=note(1, "A.") + note(2, "B."))
    cells = [one for clause in read.text.walk() for one in clause.cells]
    assert [(one.text, [mark.marker for mark in one.marks]) for one in cells] == [
        ("Harbour", []),
        ("Boats", ["2"]),
        ("Invented", ["1"]),
        ("4", []),
    ]


def test_a_row_is_no_annex_and_no_furniture():
    odd = table([["Annex", ""], ["1234567", ""], ["x", "y"]])
    read = draft(RECALLING, paragraph("1.\tUrges all:"), odd, ADOPTED)
    assert outlined(read)[1:] == ["op1 Urges all:", "t1", "t1-r1 Annex |", "t1-r2 1234567 |", "t1-r3 x | y"]


def test_a_row_at_the_end_is_no_adoption_line():
    cover = paragraph("Resolution adopted by the Economic and Social Council on 4 May 1990")
    blocks = (cover, TITLE, ORGAN, RECALLING, paragraph("1.\tUrges:"), table([["Day", "Boats"], ["4 May 1991", ""]]))
    reading = read_source(document(*blocks, section(first="header1"), parts=Parts(headers=HEADER)), "invented.docx")
    assert outlined(reading.drafts[0])[-1] == "t1-r2 4 May 1991 |"
    assert str(reading.drafts[0].adoption.adopted_on) == "1990-05-04"


def test_tables_go_through_canonical_text():
    read = draft(RECALLING, paragraph("1.\tUrges all:"), HARBOURS, ADOPTED)
    again = read_source(write_canonical(read).encode(), "invented.txt").drafts[0]
    assert again.text.without_sources() == read.text.without_sources()


def test_peculiarity_15_an_annex_with_headings_tables_and_numbers():
    read = draft(
        RECALLING,
        paragraph("1.\tUrges all."),
        ADOPTED,
        paragraph("Annex", style="Head"),
        paragraph("List of harbours", style="Head"),
        paragraph("I.\tBoats", style="Head"),
        paragraph("1.\tBoats are counted:"),
        paragraph("\t(a)\tBy night;"),
        paragraph("\t(b)\tBy day."),
        HARBOURS,
        paragraph("II.\tLamps", style="Head"),
        paragraph("2.\tLamps are not."),
    )
    assert outlined(read)[2:] == [
        *("annex1-h1 Annex", "annex1-h2 List of harbours", "annex1-h3 I. Boats", "annex1-p1 Boats are counted:"),
        *("annex1-p1-a By night;", "annex1-p1-b By day.", "annex1-t1", "annex1-t1-r1 Harbour | Boats"),
        *("annex1-t1-r2 Invented | 4", "annex1-h4 II. Lamps", "annex1-p2 Lamps are not."),
    ]


def test_peculiarity_15_an_annex_that_is_a_resolution_of_another_organ():
    read = draft(
        RECALLING,
        paragraph("Approves the list."),
        ADOPTED,
        paragraph("Annex", style="Head"),
        paragraph("Resolution 44/5", style="Head"),
        paragraph("Harbours of the region", style="Head"),
        paragraph("\t", italic("The Economic and Social Commission for Asia and the Pacific"), ","),
        paragraph("\t", italic("Recalling"), " its resolution 43/1,"),
        paragraph("\t1.\t", italic("Endorses"), " the list;"),
        paragraph("\t2.\t", italic("Requests"), " boats."),
    )
    assert read.identity is not None
    assert read.identity.path == "/ecosoc/resolutions/1990/77"
    assert outlined(read)[2:] == [
        *("annex1-h1 Annex", "annex1-h2 Resolution 44/5", "annex1-h3 Harbours of the region"),
        "annex1-pp1 The Economic and Social Commission for Asia and the Pacific,",
        *("annex1-pp2 Recalling its resolution 43/1,", "annex1-p1 Endorses the list;", "annex1-p2 Requests boats."),
    ]


def test_peculiarity_16_a_draft_inside_a_text():
    read = draft(
        paragraph("Recommends to the General Assembly the adoption of the following draft resolution:"),
        paragraph("The General Assembly,"),
        RECALLING,
        paragraph("1.\tUrges all;"),
        paragraph("2.\tAsks some."),
        ADOPTED,
    )
    assert outlined(read) == [
        "op1 Recommends to the General Assembly the adoption of the following draft resolution:",
        *("text1-pp1 The General Assembly,", "text1-pp2 Recalling that boats sail,"),
        *("text1-op1 Urges all;", "text1-op2 Asks some."),
    ]


def test_paragraphs_of_word_are_never_joined():
    read = draft(
        RECALLING,
        paragraph("1.\tUrges all to count the"),
        paragraph("boats are counted by night."),
        ADOPTED,
    )
    assert outlined(read)[1:] == ["op1 Urges all to count the", "op1a boats are counted by night."]


def test_headings_between_paragraphs():
    read = draft(
        RECALLING,
        paragraph("1.\tUrges all;"),
        paragraph("Lamps", style="Head"),
        paragraph("2.\tAsks some."),
        ADOPTED,
    )
    assert outlined(read)[1:] == ["op1 Urges all;", "h1 Lamps", "op2 Asks some."]


LINES = """\
Recalling that boats sail between all
invented harbours by day and by night, and
that lamps are lit on each of them,

1. Urges all harbours to count the boats
that are moored there each night, and to
write their number into a list of boats;

2. Requests the keepers of the lamps to
send these lists to the council in time
for its session, so that it may read it."""


def test_a_paragraph_for_each_printed_line_is_joined():
    read = draft(*(paragraph(line) for line in LINES.split("\n")), paragraph(""), ADOPTED)
    assert [one.split()[0] for one in outlined(read)] == ["pp1", "op1", "op2"]
    assert read.text.clauses[1].text.endswith("there each night, and to write their number into a list of boats;")


def test_a_few_open_paragraphs_are_no_printed_lines():
    ended = [paragraph(f"{number}.\tUrges all harbours of the coast to count.") for number in range(1, 9)]
    source = read_docx(document(paragraph("Asks all harbours of the coast to count the"), *ended), "invented.docx")
    assert all(block.is_whole for block in source.blocks)
