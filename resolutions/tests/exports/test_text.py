"""The .txt of a record: readable, honest about what it is, and the same text when read back."""

from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.text import write_passage_text, write_text
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Kind, Part, Text, Words


def record(session: str, version: int | None = None) -> Record:
    clause = Clause(Anchor("op1"), Part.OPERATIVE, Kind.PARAGRAPH, Words("Decides to light the lamp."), "1.")
    text = Text(title=Words("Keeping of lighthouses"), clauses=(clause,))
    return Record(Identity("cnd", "resolution", session, 1), Adoption(), text, version=version)


def test_a_specimen_says_that_it_is_no_law():
    written = write_text(record("901"))
    assert "Specimen: Invented wording to show the archive; this is not law" in written
    assert "United Nations" not in written


def test_a_text_of_the_united_nations_says_where_it_is_from():
    written = write_text(record("45", version=2))
    assert written.startswith("CND archive text, form 1\n\nVersion: 2\nSource: United Nations, with thanks.")


def test_the_text_stands_under_its_address():
    assert write_text(record("45")).endswith(
        "Address: /cnd/resolutions/45/1\nLanguage: en\nTitle: Keeping of lighthouses\n"
        "\n== operative ==\n\n1. Decides to light the lamp.\n"
    )


def test_a_row_of_a_table_is_written_with_its_cells_and_a_paragraph_with_its_number():
    row = Clause(Anchor("t1-r1"), Part.OPERATIVE, Kind.TABLE, Words(""), cells=(Words("Oil"), Words("Wick | string")))
    clause = Clause(Anchor("op1"), Part.OPERATIVE, Kind.PARAGRAPH, Words("Decides to light the lamp."), "1.")
    written = write_passage_text(record("45", version=2), Passage("op1..t1-r1", row=(clause, row), end=2))
    assert written.startswith("Version: 2\nSource: United Nations, with thanks.")
    assert (
        "\nAddress: /cnd/resolutions/45/1/op1..t1-r1\nLanguage: en\n\n1. Decides to light the lamp.\nOil | " in written
    )
    assert "Wick \\| string\n" in written
