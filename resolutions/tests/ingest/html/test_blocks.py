"""Lists, tables, lines and styles of a page."""

from __future__ import annotations

import pytest

from resolutions.ingest.readers.html import read_html
from resolutions.tests.ingest.html.pages import HEAD, PAGE, only, read, rows


def blocks(body):
    return read_html(PAGE.format(body=body).encode(), "page.html").blocks


def texts(body):
    return [block.text for block in blocks(body)]


@pytest.mark.parametrize(
    ("list_", "labels"),
    [
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ('<ol type="a" start="26"><li>x<li>y</ol>', ["(z) x", "(aa) y"]),
        ('<ol type="i"><li>x<li value="4">y<li>z</ol>', ["(i) x", "(iv) y", "(v) z"]),
        ('<ol type="A"><li>x</ol>', ["A. x"]),
        ('<ol type="I" start="4"><li>x</ol>', ["IV. x"]),
        ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
        ('<ol style="list-style-type: lower-alpha"><li>x</ol>', ["(a) x"]),
        ('<ol style="list-style: none"><li>x</ol>', ["x"]),
        ("<ol><li>(a) x<li>(b) y</ol>", ["(a) x", "(b) y"]),
        ("<ol><li>x<ol><li>y</ol></ol>", ["1. x", "(1) y"]),
        ("<p>Such as:</p><ul><li>x</ul>", ["Such as:", "• x"]),
        ("<p>So.</p><ul><li>x</ul>", ["So.", "x"]),
        ("<ol><li><p>x</p><p>more</p></ol>", ["1. x", "more"]),
        ('<ol start="99999999999"><li>x</ol>', ["1. x"]),
    ],
)
def test_labels_are_counted_as_a_browser_does_and_set_as_the_united_nations_print_them(list_, labels):
    assert texts(list_) == labels


def test_counted_labels_make_the_outline_and_are_told():
    reading = read(
        HEAD
        + "<ol><li>Urges:<ol type=a><li>Lamps:<ol type=i><li>Great;<li>Small;</ol><li>Birds;</ol><li>Decides to meet.</ol>"
    )
    assert [row.split()[0] for row in rows(reading)] == ["op1", "op1-a", "op1-a-i", "op1-a-ii", "op1-b", "op2"]
    assert "6 labels of lists are not in the page" in next(
        p.message for p in reading.problems if p.code == "labels-counted"
    )


def test_a_table_has_rows_and_cells():
    found = blocks(
        "<table><caption>Lamps</caption><tr><th>Place<th>Keepers<tr><td>North<br>Cape<td><p>2</p><p>or 3</p></table>"
    )
    assert [(block.table, [[run.text for run in cell] for cell in block.cells]) for block in found] == [
        (0, []),
        (1, [["Place"], ["Keepers"]]),
        (1, [["North Cape"], ["2", " ", "or 3"]]),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>x<td>y<tr><td>z<td>w</table>",
        "<table><tr><td>x<tr><td>y</table>",
        "<table><tr><td>x<td>y<tr><td>z<td><table><tr><td>w</table></table>",
        "<table><tr><td>1.<td>Urges all;<tr><td>2.<td>Decides.</table>",
        f"<table><tr><td>x<td>y<tr><td>{HEAD}<td>z</table>",
    ],
    ids=["role", "one column", "tables in it", "numbers beside words", "the text itself"],
)
def test_tables_that_only_place_words_are_paragraphs(table):
    assert not any(block.table for block in blocks(f"{table}<p>{'Words beside it. ' * 30}</p>"))


def test_a_caption_is_a_heading_over_its_table():
    table = "<table><caption>Lamps</caption><tr><th>Place<th>Keepers<tr><td>North Cape<td>2</table>"
    reading = read(f"{HEAD}<p>1. Decides to meet, as the table below has it.</p>{table}")
    kinds = [(str(clause.anchor), clause.kind.value) for clause in only(reading).text.walk()]
    assert kinds == [("op1", "paragraph"), ("h1", "heading"), ("t1", "table"), ("t1-r1", "table"), ("t1-r2", "table")]


def test_a_number_beside_its_words_is_the_number_of_the_paragraph():
    table = "<table><tr><td>1.<td>Urges all;<tr><td>2.<td>Decides to meet.</table>"
    assert rows(read(HEAD + table)) == ["op1 1. Urges all;", "op2 2. Decides to meet."]


def test_a_paragraph_that_a_page_end_cut_before_it_was_a_page_is_joined():
    reading = read(
        f"{HEAD}<p>Recalling the keepers who see to the</p><p>lamps of the north,</p><p>1. Decides to meet.</p>"
    )
    assert rows(reading)[0] == "pp1 Recalling the keepers who see to the lamps of the north,"


def test_a_line_end_in_a_paragraph_is_a_line_without_a_gap():
    found = blocks("<p>71st meeting<br>4 March 2091<br><br>Annex</p>")
    assert [(block.text, block.has_gap_before) for block in found] == [
        ("71st meeting", True),
        ("4 March 2091", False),
        ("Annex", True),
    ]


def test_preformatted_text_keeps_its_lines():
    found = blocks("<pre>\nRecalling the\n  fog,\n\n1. Urges all.\n</pre>")
    assert [(block.text.strip(), block.has_gap_before) for block in found] == [
        ("Recalling the", True),
        ("fog,", False),
        ("1. Urges all.", True),
    ]


def test_an_element_a_printed_line_is_joined_to_paragraphs():
    lines = [
        "1. Urges all the keepers of all the coasts to",
        "light every one of the great lamps before",
        "dusk and to see to it that none of them goes",
        "out before dawn;",
    ] * 4
    lines = [line.replace("1.", f"{at // 4 + 1}.") for at, line in enumerate(lines)]
    reading = read(HEAD + "".join(f"<div>{line}</div>" for line in lines))
    assert len(rows(reading)) == 4
    assert rows(reading)[0] == "op1 1. " + " ".join(lines[:4])[3:]


def test_styles_come_from_elements_and_style_sheets():
    found = blocks(
        "<style>.c3, p.c4 {font-style:italic} .c5{vertical-align:super}</style><p><i>a</i> <b>b</b> <span class=c3>c</span> "
        '<span style="font-style: normal">d</span> m<span class=c5>2</span> <em>e <span style="font-style:normal">f</span></em></p>'
    )
    runs = {run.text.strip(): run for run in found[0].runs}
    assert [words for words in "abcdef" if words in runs and runs[words].is_italic] == ["a", "c", "e"]
    assert runs["b"].is_bold
    assert runs["²"].is_superscript


def test_entities_blanks_and_soft_hyphens_are_kept():
    body = "<p>of&nbsp;4 March&hellip; r&eacute;gime &#146;x&#8217; see&shy;ing a&#8203;b &amp;c &lighthouse;</p>"
    assert texts(body) == ["of\xa04 March… régime ’x’ see\xading a\u200bb &c &lighthouse;"]


def test_links_to_other_pages_are_kept():
    (block,) = blocks('<p>See <a href="https://u.test/A/RES/1">A/RES/1</a> and <a href="javascript:void(0)">b</a>.</p>')
    assert [run.href for run in block.runs] == ["", "https://u.test/A/RES/1", ""]


def test_broken_markup_loses_no_word():
    reading = read(
        HEAD
        + "<p>Recalling <b>the <i>fog</b>,</i><div>1. Urges <a href='x'>all;</b><p>2. Decides</p></li></table> to < meet."
    )
    assert "meet." in rows(reading)[-1]
    assert only(reading).text.clauses
