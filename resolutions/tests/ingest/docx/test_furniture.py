"""Headers and footers: the masthead of the first page is of the text, all else is listed once."""

from resolutions.tests.ingest.docx.building import Parts, paragraph, section, table
from resolutions.tests.ingest.docx.seeing import dropped, read, texts

MASTHEAD = table([["United Nations", "E/RES/1990/7"], ["Economic and Social Council", "Distr.: General"]])
REASON = "page furniture"


def test_a_masthead_in_the_first_header_stands_first():
    source = read(
        paragraph("Boats"),
        section(first="header1", default="header2"),
        parts=Parts(headers={"header1": MASTHEAD, "header2": paragraph("E/RES/1990/7")}),
    )
    assert texts(source) == [
        "United Nations",
        "E/RES/1990/7",
        "Economic and Social Council",
        "Distr.: General",
        "Boats",
    ]
    assert dropped(source) == [(REASON, "E/RES/1990/7")]


def test_a_first_header_without_masthead_is_furniture():
    source = read(paragraph("Boats"), section(first="header1"), parts=Parts(headers={"header1": paragraph("Harbours")}))
    assert texts(source) == ["Boats"]
    assert dropped(source) == [(REASON, "Harbours")]


def test_a_masthead_in_a_header_of_every_page_is_furniture():
    headers = {"header1": paragraph("United Nations")}
    source = read(paragraph("Boats"), section(default="header1"), parts=Parts(headers=headers))
    assert texts(source) == ["Boats"]


def test_running_words_are_listed_once_for_all_sections():
    headers = {"header1": paragraph("Harbours"), "header2": paragraph("Harbours")}
    source = read(
        paragraph("Boats", properties=section(default="header1")),
        paragraph("Lamps"),
        section(default="header2"),
        parts=Parts(headers=headers, footers={"footer1": paragraph("90-12345 (E)")}),
    )
    assert dropped(source) == [(REASON, "90-12345 (E)"), (REASON, "Harbours")]


def test_lines_of_a_masthead_are_no_headings():
    big = '<w:style w:type="paragraph" w:styleId="Big"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    headers = {"header1": paragraph("United Nations", style="Big")}
    source = read(paragraph("Boats", style="Big"), section(first="header1"), parts=Parts(headers=headers, styles=big))
    assert [block.level for block in source.blocks] == [0, 1]
