"""Italic, bold and headings, wherever Word keeps them."""

import pytest

from resolutions.tests.ingest.docx.building import Parts, paragraph, run
from resolutions.tests.ingest.docx.seeing import read, runs

STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Plain"/>'
    '<w:style w:type="paragraph" w:styleId="Slanted"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="OnIt"><w:basedOn w:val="Slanted"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>'
    '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="SubHead"><w:basedOn w:val="Head"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="Head"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
)


def parts(default: str = "") -> Parts:
    return Parts(styles=STYLES.format(default=default))


@pytest.mark.parametrize(
    ("style", "words", "is_italic"),
    [
        ("", run("Boats"), False),
        ("", run("Boats", "<w:i/>"), True),
        ("", run("Boats", '<w:i w:val="0"/>'), False),
        ("Slanted", run("Boats"), True),
        ("OnIt", run("Boats"), True),
        ("OnIt", run("Boats", '<w:i w:val="false"/>'), False),
        ("", run("Boats", style="Emphasis"), True),
        ("Slanted", run("Boats", style="Emphasis"), False),
        ("Slanted", run("Boats", "<w:i/>", style="Emphasis"), True),
        ("Circle", run("Boats"), False),
    ],
)
def test_italic_comes_from_the_run_its_style_and_the_paragraph(style, words, is_italic):
    assert [one.is_italic for one in runs(read(paragraph(words, style=style), parts=parts()))] == [is_italic]


def test_the_default_of_a_document():
    assert [one.is_bold for one in runs(read(paragraph("Boats"), parts=parts("<w:b/>")))] == [True]


def test_raised_by_its_place():
    source = read(paragraph("Boats", run("2", '<w:position w:val="6"/>')))
    assert [one.is_superscript for one in runs(source)] == [False, True]


def test_lowered_figures_are_not_raised():
    source = read(paragraph("CO", run("2", '<w:vertAlign w:val="subscript"/>')))
    assert not any(one.is_superscript for one in runs(source))


@pytest.mark.parametrize(
    ("style", "words", "level"),
    [
        ("Head", "Boats and lamps", 2),
        ("SubHead", "Boats and lamps", 2),
        ("Body", "Boats and lamps", 0),
        ("Title", "Boats and lamps", 1),
        ("", "Boats and lamps", 0),
        ("Head", "Urges all harbours to count their boats;", 0),
        ("Head", "[on the report of an invented committee]", 0),
        ("Head", "Boats " * 80, 0),
    ],
)
def test_headings_are_told_by_style_and_words(style, words, level):
    assert [block.level for block in read(paragraph(words, style=style), parts=parts()).blocks] == [level]


def test_a_heading_may_have_its_level_itself():
    assert read(paragraph("Boats", properties='<w:outlineLvl w:val="0"/>')).blocks[0].level == 1
    assert read(paragraph("Boats", properties='<w:pStyle w:val="Head"/><w:outlineLvl w:val="9"/>')).blocks[0].level == 0
