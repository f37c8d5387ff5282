"""Runs: what stands between words, and what wraps them."""

import pytest

from resolutions.ingest.readers.docx.symbols import symbol
from resolutions.tests.ingest.docx.building import NOTE_STYLES, Parts, called, note, paragraph, raised, run
from resolutions.tests.ingest.docx.seeing import check_places, dropped, marks, read, runs, texts


def field(instruction: str, *result: str, properties: str = "") -> str:
    def sign(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    said = f"<w:r>{properties}<w:instrText>{instruction}</w:instrText></w:r>"
    return sign("begin") + said + sign("separate") + "".join(result) + sign("end")


def test_runs_that_look_alike_are_one():
    source = read(paragraph("Bo", run("ats"), run(" sail", "<w:i/>"), run(".", "<w:i/>")))
    assert [(one.text, one.is_italic) for one in runs(source)] == [("Boats", False), (" sail.", True)]


def test_tabs_and_line_ends_are_kept():
    source = read(paragraph("1.\tUrges\nall"))
    assert source.source.text == "1.\tUrges\nall\n"
    check_places(source)


def test_hyphens():
    words = "<w:r><w:t>Non</w:t><w:noBreakHyphen/><w:t>Self co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>"
    assert texts(read(paragraph(words))) == ["Non\u2011Self cooperation"]


def test_symbols():
    words = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    assert texts(read(paragraph("5", words))) == ["5°"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F061", "α"),
        ("Symbol", "F032", "2"),
        ("Wingdings", "F0FC", "✓"),
        ("Arial", "00E9", "é"),
        ("X", "zz", ""),
    ],
)
def test_symbols_of_fonts(font, code, shown):
    assert symbol(font, code) == shown


def test_a_field_is_what_it_gave():
    source = read(paragraph("Page ", field(" PAGE ", run("4")), " of five"))
    assert texts(source) == ["Page 4 of five"]


def test_fields_inside_of_fields():
    inner = field(" PAGE ", run("4"))
    source = read(paragraph(field(" IF ", inner, run(" boats"))))
    assert texts(source) == ["4 boats"]


def test_what_an_inner_field_gives_to_an_instruction_is_not_printed():
    inner = field(" PAGE ", run("4"))
    outer = field(" IF ", run("boats"))
    at = outer.index('<w:r><w:fldChar w:fldCharType="separate"/>')
    source = read(paragraph(outer[:at], inner, outer[at:]))
    assert texts(source) == ["boats"]
    assert dropped(source) == [("instruction of a field", "4")]


def test_a_field_without_an_end_swallows_nothing():
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    assert texts(read(paragraph(broken, "Boats"), paragraph("sail."))) == ["Boats", "sail."]


def test_a_raised_noteref_calls_the_note_again():
    above = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    again = field(" NOTEREF _Ref1 \\h ", raised("1"), properties=above)
    source = read(paragraph("Boats", called(1), " and lamps", again), parts=Parts(notes=note(1, "A.")))
    assert marks(source) == ["1", "1"]


def test_a_noteref_in_the_line_is_a_figure():
    source = read(
        paragraph("Boats", called(1), "; see note ", field(" NOTEREF _Ref1 ", run("1"))),
        parts=Parts(notes=note(1, "A.")),
    )
    assert marks(source) == ["1"]
    assert texts(source) == ["Boats1; see note 1"]


def test_a_noteref_in_the_look_of_a_note_calls_it():
    again = field(" NOTEREF _Ref1 ", run("1", style="FootnoteReference"))
    source = read(paragraph("Boats", called(1), again), parts=Parts(notes=note(1, "A."), styles=NOTE_STYLES))
    assert marks(source) == ["1", "1"]


def test_links_of_all_kinds():
    source = read(
        paragraph(
            '<w:hyperlink r:id="link">' + run("1/2") + "</w:hyperlink>",
            field(' HYPERLINK "https://docs.test/b" ', run("3/4")),
            '<w:fldSimple w:instr=" HYPERLINK https://docs.test/c ">' + run("5/6") + "</w:fldSimple>",
            '<w:hyperlink w:anchor="here">' + run("below") + "</w:hyperlink>",
        ),
        parts=Parts(links={"link": "https://docs.test/a"}),
    )
    assert [(one.text, one.href[-1:]) for one in runs(source)] == [
        ("1/2", "a"),
        ("3/4", "b"),
        ("5/6", "c"),
        ("below", ""),
    ]


@pytest.mark.parametrize("wrapper", ["smartTag", "customXml", "bdo", "dir", "neverHeardOf"])
def test_what_only_wraps_loses_no_words(wrapper):
    assert texts(read(paragraph("A ", f"<w:{wrapper}>{run('boat')}</w:{wrapper}>", " sails"))) == ["A boat sails"]


def test_content_controls_in_lines_and_around_paragraphs():
    control = f'<w:sdt><w:sdtPr><w:alias w:val="X"/></w:sdtPr><w:sdtContent>{run("boat")}</w:sdtContent></w:sdt>'
    around = f"<w:sdt><w:sdtContent>{paragraph('It sails.')}</w:sdtContent></w:sdt>"
    assert texts(read(paragraph("A ", control), around)) == ["A boat", "It sails."]


def test_text_boxes_stand_after_their_paragraph_once():
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(paragraph("Before", both), paragraph("After"))) == ["Before", "In a box", "After"]


def test_text_boxes_in_a_group_stand_once():
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(paragraph("Before", f"<w:r><w:drawing>{both}{both}</w:drawing></w:r>"))) == [
        "Before",
        "In a box",
        "In a box",
    ]


def test_the_fallback_is_read_where_the_choice_has_no_words():
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        "<mc:Fallback><w:t>✓</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(paragraph("Boat ", both))) == ["Boat ✓"]


def test_words_of_drawings_are_words():
    drawing = "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>Chart of boats</a:t></a:r></a:p></a:txBody></w:drawing></w:r>"
    assert texts(read(paragraph("See:", drawing))) == ["See:", "Chart of boats"]


def test_formulas_are_words():
    assert texts(read(paragraph("So ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"))) == ["So x=1"]


def test_nothing_is_listed_that_was_read():
    assert dropped(read(paragraph("Boats ", field(" PAGE ", run("4"))))) == []


def test_a_part_in_another_format_is_told():
    source = read(paragraph("Boats"), '<w:altChunk r:id="x"/>')
    assert [one.code for one in source.problems] == ["part-not-read"]
