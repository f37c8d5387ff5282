"""Numbers that Word prints and keeps nowhere."""

import pytest

from resolutions.ingest.readers.docx.numbering import format_number
from resolutions.tests.ingest.docx.building import Parts, level, listed, numbered, paragraph
from resolutions.tests.ingest.docx.seeing import check_places, read, texts

DECIMAL = level("decimal", "%1.")
LETTER = level("lowerLetter", "(%2)")
ROMAN = level("lowerRoman", "(%3)")


def of(*blocks: str, numbering: str, styles: str = "") -> list[str]:
    source = read(*blocks, parts=Parts(numbering=numbering, styles=styles))
    check_places(source)
    return [line.replace("\t", " ") for line in texts(source)]


def test_numbers_letters_and_numerals_of_a_list_are_printed():
    lines = of(
        numbered("Urges harbours:"),
        numbered("To count lamps:", level=1),
        numbered("Red ones;", level=2),
        numbered("Green ones;", level=2),
        numbered("To paint boats;", level=1),
        numbered("Requests lists."),
        numbering=listed(DECIMAL, LETTER, ROMAN),
    )
    assert lines == [
        "1. Urges harbours:",
        "(a) To count lamps:",
        "(i) Red ones;",
        "(ii) Green ones;",
        "(b) To paint boats;",
        "2. Requests lists.",
    ]


def test_a_deeper_level_begins_again_after_a_higher_one():
    lines = of(
        *(numbered("Word", level=at) for at in (0, 1, 1, 0, 1)), numbering=listed(DECIMAL, level("lowerLetter", "(%2)"))
    )
    assert [line.split()[0] for line in lines] == ["1.", "(a)", "(b)", "2.", "(a)"]


def test_a_level_that_never_begins_again_counts_on():
    going_on = level("lowerLetter", "(%2)", more='<w:lvlRestart w:val="0"/>')
    lines = of(*(numbered("Word", level=at) for at in (0, 1, 0, 1)), numbering=listed(DECIMAL, going_on))
    assert [line.split()[0] for line in lines] == ["1.", "(a)", "2.", "(b)"]


def test_a_list_starts_where_its_level_says():
    assert of(numbered("Word"), numbering=listed(level("decimal", "%1.", start=7))) == ["7. Word"]


def test_a_list_goes_on_after_plain_paragraphs():
    lines = of(numbered("One"), paragraph("Between"), numbered("Two"), numbering=listed(DECIMAL))
    assert lines == ["1. One", "Between", "2. Two"]


def test_lists_of_one_pattern_count_on_together():
    both = listed(DECIMAL) + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    assert of(numbered("One"), numbered("Two", number=2), numbering=both) == ["1. One", "2. Two"]


def test_a_list_that_overrides_the_start_begins_again_once():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    both = listed(DECIMAL) + f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{override}</w:num>'
    lines = of(numbered("One"), numbered("Again", number=2), numbered("Next", number=2), numbering=both)
    assert lines == ["1. One", "1. Again", "2. Next"]


def test_a_list_may_change_a_level():
    changed = level("upperRoman", "%1)").replace("LEVEL", "0")
    override = f'<w:lvlOverride w:ilvl="0">{changed}</w:lvlOverride>'
    assert of(numbered("Word"), numbering=listed(DECIMAL, overrides=override)) == ["I) Word"]


def test_a_style_carries_its_list_and_level():
    style = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Item"/></w:style>'
    )
    levels = listed(DECIMAL, level("lowerLetter", "(%2)", more='<w:pStyle w:val="Item"/>'))
    assert of(paragraph("Word", style="Item"), numbering=levels, styles=style) == ["(a) Word"]
    assert of(paragraph("Word", style="Below"), numbering=levels, styles=style) == ["1. Word"]


def test_a_paragraph_leaves_the_list_of_its_style():
    style = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    none = '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert of(paragraph("Word", properties=none), numbering=listed(DECIMAL), styles=style) == ["Word"]


def test_numbers_of_higher_levels_stand_in_a_lower_one():
    lines = of(*(numbered("Word", level=at) for at in (0, 1, 1)), numbering=listed(DECIMAL, level("decimal", "%1.%2.")))
    assert [line.split()[0] for line in lines] == ["1.", "1.1.", "1.2."]


def test_a_legal_level_prints_figures_for_all():
    legal = level("decimal", "%1.%2", more="<w:isLgl/>")
    lines = of(numbered("Word"), numbered("Word", level=1), numbering=listed(level("upperRoman", "%1."), legal))
    assert [line.split()[0] for line in lines] == ["I.", "1.1"]


@pytest.mark.parametrize(("sign", "printed"), [("\uf0b7", "•"), ("–", "–"), ("o", "•")])
def test_bullets_of_symbol_fonts_are_bullets(sign, printed):
    assert of(numbered("Boats"), numbering=listed(level("bullet", sign))) == [f"{printed} Boats"]


def test_an_empty_paragraph_counts_and_shows_nothing():
    assert of(numbered(), numbered("Word"), numbering=listed(DECIMAL)) == ["2. Word"]


def test_a_list_that_the_file_lacks_prints_nothing():
    assert of(numbered("Word", number=9), numbering=listed(DECIMAL)) == ["Word"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (40, "lowerRoman", "xl"),
        (9, "upperRoman", "IX"),
        (4, "decimalZero", "04"),
        (2, "ordinal", "2nd"),
        (13, "ordinal", "13th"),
        (2, "chicago", "†"),
        (5, "chicago", "**"),
        (6, "neverHeardOf", "6"),
        (0, "lowerRoman", "0"),
    ],
)
def test_forms_of_numbers(count, form, printed):
    assert format_number(count, form) == printed
