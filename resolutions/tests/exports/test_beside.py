"""Rows of two languages: by anchor, with what only one of them has at its place."""

from dataclasses import replace

from resolutions.exports.beside import write_rows
from resolutions.exports.record import Record
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_text

IDENTITY = Identity("cnd", "resolution", "901", 1)


def record(text):
    return Record(IDENTITY, Adoption(), text)


def rows(one, other):
    return write_rows(record(one), record(other), lambda reference: "")


def test_rows_stand_in_printed_order_with_both_languages():
    found = rows(make_text(), make_text(language="fr"))
    assert [row.token for row in found] == [
        *("title", "formula", "pp1", "pp2", "op1", "op2", "op2-a", "op2-b", "op3", "adoption", "fn1")
    ]
    assert all(all(row.cells) for row in found)
    assert [cell.path for cell in found[6].cells] == [f"{IDENTITY.path}/op2-a", f"{IDENTITY.path}/fr/op2-a"]


def test_what_one_language_lacks_leaves_its_cell_empty():
    clauses = make_text().clauses
    found = {row.token: row for row in rows(make_text(), make_text([clauses[0], *clauses[2:]], language="fr"))}
    assert found["pp2"].cells[1] is None
    added = rows(make_text(), make_text([*clauses, clause("op4", "De plus.", number="4.")], language="ar"))
    at = [row.token for row in added].index("op4")
    assert added[at - 1].token == "op3"
    assert (added[at].cells[0], added[at].cells[1].direction) == (None, "rtl")


def test_notes_are_called_within_the_page_and_words_are_escaped():
    text = make_text()
    evil = replace(
        text.clauses[0], words=replace(text.clauses[0].words, text="<b>Recalling</b> customs of the lamp makers")
    )
    found = rows(make_text([evil, *text.clauses[1:]]), make_text(language="fr"))[2].cells[0].html
    assert "&lt;b&gt;" in found
    assert '<a href="#fn1" role="doc-noteref">1</a>' in found


def test_a_text_without_title_has_no_empty_row():
    assert rows(make_text(title=Words()), make_text(title=Words()))[0].token == "formula"
