"""Tables that say something, and tables that only place words."""

from resolutions.ingest.blocks import Block
from resolutions.tests.ingest.docx.building import cell, paragraph, table
from resolutions.tests.ingest.docx.seeing import cells, check_places, read, texts

HARBOURS = [["Harbour", "Boats"], ["Invented", "4"], ["Made up", "7"]]


def rows(blocks: tuple[Block, ...]) -> list[tuple[int, list[str]]]:
    return [(block.table, cells(block)) for block in blocks if block.table]


def test_rows_and_cells_are_kept():
    source = read(paragraph("Before"), table(HARBOURS), paragraph("After"))
    assert rows(source.blocks) == [(1, row) for row in HARBOURS]
    assert source.source.text == "Before\nHarbour\tBoats\nInvented\t4\nMade up\t7\nAfter\n"
    check_places(source)


def test_tables_are_counted():
    source = read(table(HARBOURS[:2]), table(HARBOURS[1:]))
    assert [number for number, _ in rows(source.blocks)] == [1, 1, 2, 2]


def test_empty_rows_are_passed_over_and_empty_cells_kept():
    source = read(table([["Harbour", "Boats"], ["", ""], ["Invented", ""]]))
    assert rows(source.blocks) == [(1, ["Harbour", "Boats"]), (1, ["Invented", ""])]


def test_a_cell_over_two_columns_takes_two_places():
    wide = cell("Harbours", properties='<w:gridSpan w:val="2"/>')
    source = read(table([[wide, "Boats"], ["North", "South", "4"]]))
    assert rows(source.blocks) == [(1, ["Harbours", "", "Boats"]), (1, ["North", "South", "4"])]


def test_a_cell_over_two_rows_is_blank_below():
    source = read(
        table(
            [
                [cell("North", properties='<w:vMerge w:val="restart"/>'), "4"],
                [cell(properties="<w:vMerge/>"), "7"],
            ]
        )
    )
    assert rows(source.blocks) == [(1, ["North", "4"]), (1, ["", "7"])]


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own():
    source = read(table([[cell("Invented", "harbour"), "4"], ["Other", "7"]]))
    assert rows(source.blocks)[0] == (1, ["Invented\nharbour", "4"])


def test_a_box_around_words_is_no_table():
    source = read(table([[cell("In a box.", "Still in it.")]]))
    assert rows(source.blocks) == []
    assert texts(source) == ["In a box.", "Still in it."]


def test_one_filled_cell_a_row_is_no_table():
    assert texts(read(table([["", "Boats"], ["Lamps", ""]]))) == ["Boats", "Lamps"]


def test_a_masthead_is_no_table():
    source = read(table([["United Nations", "A/RES/1/2"], ["General Assembly", cell("Distr.: General", "1 May 1990")]]))
    assert texts(source) == ["United Nations", "A/RES/1/2", "General Assembly", "Distr.: General", "1 May 1990"]


def test_labels_beside_their_paragraphs_are_no_table():
    source = read(table([["1.", "Urges all;"], ["(a)", "To count;"], ["(b)", cell("To paint.", "And more.")]]))
    assert texts(source) == ["1.\tUrges all;", "(a)\tTo count;", "(b)\tTo paint.", "And more."]
    check_places(source)


def test_a_table_of_bare_figures_is_a_table():
    assert len(rows(read(table([["1", "Urges"], ["2", "Asks"]])).blocks)) == 2


def test_a_table_that_holds_a_table_only_places_it():
    source = read(table([[cell("Words", table(HARBOURS)), "More"]]))
    assert texts(source)[0] == "Words"
    assert [row for _, row in rows(source.blocks)] == HARBOURS
    assert texts(source)[-1] == "More"
