"""Quotations with their reference, and the links that mark them on the page of the text."""

from dataclasses import replace
from urllib.parse import unquote

import pytest

from resolutions.exports.fragments import encoded, folded, fragment_of, quotation_of
from resolutions.exports.record import Record
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Kind, Mark, Text, Words
from resolutions.tests.exports.citing import clause, seed_a


def record(*clauses):
    return Record(Identity("cnd", "resolution", "45", 9), Adoption(), Text(clauses=clauses))


def parts(quotation):
    directive = fragment_of(quotation).split(":~:text=")
    return [unquote(part) for part in directive[1].split(",")] if len(directive) > 1 else []


def test_paragraph_is_quoted_with_its_number_and_what_stands_below_it():
    assert quotation_of(seed_a(), "op2").words == "2. Urges keepers:\n(a) To trim the wicks;"


def test_note_is_quoted_with_its_mark():
    assert quotation_of(seed_a(), "fn33").words == "33 Register of lanterns."


def test_range_is_quoted_line_by_line():
    assert quotation_of(seed_a(), "op1..op2").words.count("\n") == 2


def test_place_that_is_not_there():
    assert quotation_of(seed_a(), "op9") is None


def test_few_words_begin_and_end_the_marked_words():
    assert fragment_of(quotation_of(seed_a(), "op1")) == (
        "#op1:~:text=Invites%20each%20harbour%20to,its%20lanterns%20at%20dusk%3B"
    )


def test_signs_of_the_directive_are_encoded():
    assert encoded("high-level, oil & wicks") == "high%2Dlevel%2C%20oil%20%26%20wicks"
    assert encoded("“Зажечь” 灯") == "%E2%80%9C%D0%97%D0%B0%D0%B6%D0%B5%D1%87%D1%8C%E2%80%9D%20%E7%81%AF"


def test_words_are_not_looked_for_across_the_mark_of_a_note():
    noted = clause("pp1", Words("Recalling the wicks of old and the lamps of new", (Mark("1", 19),)))
    found = parts(quotation_of(record(noted), "pp1"))
    assert found == ["Recalling the wicks", "the lamps of new"]


def test_mark_at_the_end_ends_nothing():
    noted = clause("pp1", Words("Recalling the customs of all lamp makers and oilmen,", (Mark("1", 52),)))
    assert parts(quotation_of(record(noted), "pp1")) == ["Recalling the customs of", "lamp makers and oilmen,"]


def test_words_too_few_for_two_ends_are_written_whole():
    noted = clause("pp1", Words("Recalling the customs of lamp makers,", (Mark("1", 37),)))
    assert parts(quotation_of(record(noted), "pp1")) == ["Recalling the customs of lamp makers,"]


def test_as_many_words_as_no_earlier_place_has():
    first = clause("op1", "Requests the keepers of the harbour to light their lamps at dusk;", "1.")
    second = clause("op2", "Requests the keepers of the lighthouse to light their lamps at dusk;", "2.")
    start, end = parts(quotation_of(record(first, second), "op2"))
    assert start == "Requests the keepers of the lighthouse"
    assert parts(quotation_of(record(first, second), "op1"))[0] == "Requests the keepers of"
    assert end == "their lamps at dusk;"


def test_words_that_stand_twice_are_not_marked_at_the_wrong_place():
    twice = [clause(f"op{n}", "Decides to look again.", f"{n}.") for n in (1, 2)]
    assert fragment_of(quotation_of(record(*twice), "op2")) == "#op2"
    assert parts(quotation_of(record(*twice), "op1")) == ["Decides to look again."]


def test_end_that_comes_earlier_inside_takes_more_words():
    long = clause(
        "op1", "Urges all good keepers to light the lamps at dusk, to clean them, and to light the lamps at dusk", "1."
    )
    start, end = parts(quotation_of(record(long), "op1"))
    assert start == "Urges all good keepers"
    assert end == "and to light the lamps at dusk"


def test_chinese_is_cut_at_its_commas():
    chinese = clause("op1", "请各港口在黄昏时点灯，并在黎明时熄灯，以节省灯油，再三考虑，最后决定，继续审议。", "1.")
    start, end = parts(quotation_of(record(chinese), "op1"))
    assert start.endswith("，")
    assert end.endswith("。")


def test_table_row_is_quoted_cell_by_cell():
    row = replace(clause("t1-r1", ""), kind=Kind.TABLE, cells=(Words("Oil"), Words("Two barrels")))
    quotation = quotation_of(record(row), "t1-r1")
    assert quotation.words == "Oil | Two barrels"
    assert parts(quotation) == ["Oil", "Two barrels"]


def test_empty_words_give_the_place_alone():
    assert fragment_of(quotation_of(record(clause("op1", "", "1.")), "op1")) == "#op1"


@pytest.mark.parametrize("token", ["pp1", "op1", "op2", "op2-a", "fn33", "op1..op2"])
def test_what_marks_the_words_stands_in_the_text_in_that_order(token):
    quotation = quotation_of(seed_a(), token)
    page = folded(" ".join(words for words in _all_words(seed_a().text)))
    at = -1
    for part in parts(quotation):
        at = page.find(folded(part), at + 1)
        assert at >= 0


def _all_words(text):
    yield text.title.text
    yield from (one.text for one in text.walk())
    yield from (note.words.text for note in text.footnotes)
