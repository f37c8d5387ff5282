"""References in the cells of tables: offsets are those of the row's joined words."""

from resolutions.structure.anchors import parse_anchor
from resolutions.structure.nodes import Clause, Kind, Link, Mark, Part, Words, joined_cells
from resolutions.tests.citations.reading import read, text


def row(*cells):
    return Clause(parse_anchor("t1-r1"), Part.OPERATIVE, Kind.TABLE, Words(), cells=cells)


def test_a_citation_in_a_cell_is_found_at_its_place_in_the_row():
    source = text(row(Words("Trees"), Words("General Assembly resolution 54/132, annex"), Words("E/CN.7/2001/16")))
    found = [(one.anchor, one.printed, one.target) for one in read(source)]
    assert found == [("t1-r1", "54/132, annex", "A/RES/54/132"), ("t1-r1", "E/CN.7/2001/16", "E/CN.7/2001/16")]
    joined = "Trees | General Assembly resolution 54/132, annex | E/CN.7/2001/16"
    assert [joined[one.start : one.end] for one in read(source)] == ["54/132, annex", "E/CN.7/2001/16"]


def test_no_citation_reaches_from_one_cell_into_the_next():
    assert [one.printed for one in read(text(row(Words("resolution 54/132"), Words("of 17 December 1999"))))] == [
        "54/132"
    ]
    assert read(text(row(Words("Single Convention on"), Words("Narcotic Drugs"))))[0].printed == "Single Convention"


def test_a_link_that_the_source_marked_in_a_cell_is_kept():
    cell = Words("see there", links=(Link(4, 9, "https://undocs.org/A/RES/77/238"),))
    (found,) = read(text(row(Words("Trees"), cell)))
    assert (found.printed, found.target, found.origin) == ("there", "A/RES/77/238", "markup")


def test_joined_cells_keep_marks_and_italics_where_they_stood():
    joined = joined_cells((Words("ab", (Mark("1", 1),)), Words("cd", (Mark("2", 2),), ((0, 2),))))
    assert (joined.text, joined.marks, joined.italics) == ("ab | cd", (Mark("1", 1), Mark("2", 7)), ((5, 7),))
