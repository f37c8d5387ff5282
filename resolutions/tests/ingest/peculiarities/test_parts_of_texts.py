"""Peculiarities 9 and 12 to 16, 24, 27: preamble and operative part, lists, sections, parts, annexes, tables."""

from __future__ import annotations

import pytest

from resolutions.ingest.drafts import Severity
from resolutions.structure.nodes import Kind
from resolutions.tests.ingest.peculiarities.printed import HEAD, anchors, calls, codes, notes, read, rows

GA = "902/7. Boxes\n\nThe General Assembly,\n\n"
ADOPTED = "12th plenary meeting\n4 May 2021\n"


def headings(reading, index=0):
    return [one.text for one in reading.drafts[index].text.walk() if one.kind == Kind.HEADING]


@pytest.mark.parametrize("start", ["", "*"])
def test_peculiarity_09_without_numbers_the_first_finite_verb_begins_the_operative_part(start):
    body = "Recalling boxes,\n\nMindful of lids,\n\nUrges all to count;\n\nInvites some to close:\n\n(a) Lids;\n\n(b) Boxes.\n"
    for verb in ("Recalling", "Mindful", "Urges", "Invites") if start else ():
        body = body.replace(verb, f"*{verb}*")
    assert anchors(read(HEAD + body)) == ["pp1", "pp2", "op1", "op2", "op2-a", "op2-b"]


def test_peculiarity_12_four_levels_and_a_list_in_each():
    body = (
        "1. Urges all:\n\n(a) To count:\n\n(i) Boxes:\n\na. Of wood,\n\nb. Of iron:\n\n(1) Red;\n\n(2) Blue;\n\n"
        "(ii) Lids:\n\na. Flat;\n\nb. Round;\n\n(b) To close;\n\n2. Invites others.\n"
    )
    reading = read(HEAD + body)
    assert anchors(reading) == [
        "op1",
        "op1-a",
        "op1-a-i",
        "op1-a-i-a",
        "op1-a-i-b",
        "op1-a-i-b-1",
        "op1-a-i-b-2",
        "op1-a-ii",
        "op1-a-ii-a",
        "op1-a-ii-b",
        "op1-b",
        "op2",
    ]
    assert [one.depth for one in reading.drafts[0].text.walk()] == [0, 1, 2, 3, 3, 4, 4, 2, 3, 3, 1, 0]
    assert [one.number for one in reading.drafts[0].text.walk()][3:6] == ["a.", "b.", "(1)"]


def test_peculiarity_12_a_small_letter_with_a_stop_is_an_item_below_an_item_only():
    body = "1. Urges all:\n\na. To count boxes;\n\n2. Invites others.\n"
    assert "op1-a" not in anchors(read(HEAD + body))


@pytest.mark.parametrize("letters", ["abcdefghij", "abcdefghijklmnopqrstuvw"])
def test_peculiarity_12_i_after_h_is_a_letter(letters):
    items = "".join(f"({letter}) Box {letter}{letter};\n\n" for letter in letters)
    assert anchors(read(f"{HEAD}1. Urges all:\n\n{items}2. Invites others.\n"))[1:-1] == [
        f"op1-{one}" for one in letters
    ]


def test_peculiarity_12_i_after_h_may_begin_a_list_of_its_own():
    items = "".join(f"({letter}) Box {letter}{letter};\n\n" for letter in "abcdefg")
    body = f"{HEAD}1. Urges all:\n\n{items}(h) Lids:\n\n(i) Flat;\n\n(ii) Round;\n\n(i) Keys.\n"
    assert anchors(read(body))[-4:] == ["op1-h", "op1-h-i", "op1-h-ii", "op1-i"]


def test_peculiarity_12_headings_between_paragraphs_and_closing_words_after_a_list():
    body = (
        "Recalling boxes,\n\nKeeping of lids\n\n1. Urges all:\n\n(a) To count;\n\n(b) To close;\n\nand to tell the others;\n\n"
        "Keeping of keys\n\n2. Invites some.\n"
    )
    reading = read(HEAD + body)
    assert anchors(reading) == ["pp1", "h1", "op1", "op1-a", "op1-b", "op1-end", "h2", "op2"]
    assert headings(reading) == ["Keeping of lids", "Keeping of keys"]
    assert dict(rows(reading))["op1-end"] == "and to tell the others;"


def test_peculiarity_13_sections_whose_numbers_begin_again():
    body = "Recalling boxes,\n\nI\n\nCounting\n\nNoting lids,\n\n1. Urges all;\n\n2. Invites some;\n\nII\n\nKeys\n\n1. Requests:\n\n(a) Iron.\n\n"
    reading = read(GA + body + ADOPTED)
    assert anchors(reading) == [
        "pp1",
        "s1-h1",
        "s1-h2",
        "s1-pp1",
        "s1-op1",
        "s1-op2",
        "s2-h1",
        "s2-h2",
        "s2-op1",
        "s2-op1-a",
    ]
    assert headings(reading) == ["I", "Counting", "II", "Keys"]
    assert codes(reading) == set()


@pytest.mark.parametrize("first", ["I\n\nCounting", "I. Counting"])
def test_peculiarity_13_sections_whose_numbers_run_on_have_no_scope(first):
    second = first.replace("I", "II").replace("Counting", "Keys")
    reading = read(
        f"{GA}Recalling boxes,\n\n{first}\n\n1. Urges all;\n\n2. Invites some;\n\n{second}\n\n3. Requests.\n\n{ADOPTED}"
    )
    assert [one for one in anchors(reading) if not one.startswith("h")] == ["pp1", "op1", "op2", "op3"]
    assert codes(reading) == set()


PART = (
    "{}\n\n{}\n\nThe General Assembly,\n\nRecalling boxes,{}\n\n1. Urges all.\n\n{}th plenary meeting\n4 May 2021\n\n"
)


def test_peculiarity_14_lettered_parts_are_texts_with_one_number():
    parts = [PART.format(letter, title, mark, meeting) for letter, title, mark, meeting in (
        ("A", "COUNTING", "¹", 12), ("B", "LIDS", "²", 13), ("C", "KEYS", "", 14))]  # fmt: skip
    reading = read(f"902/4. Common boxes\n\n{''.join(parts)}1/ Box list.\n\n2/ Lid list.\n")
    assert [draft.identity.path for draft in reading.drafts] == [f"/ga/resolutions/902/4-{one}" for one in "ABC"]
    assert [draft.text.title.text for draft in reading.drafts] == ["Common boxes COUNTING", "LIDS", "KEYS"]
    assert [draft.adoption.meeting for draft in reading.drafts] == [12, 13, 14]
    assert [notes(reading, index) for index in range(3)] == [{"1": "Box list."}, {"2": "Lid list."}, {}]
    assert [anchors(reading, index) for index in range(3)] == [["pp1", "op1"]] * 3
    assert all(codes(reading, index) == set() for index in range(3))


def test_peculiarity_14_parts_with_the_letter_behind_the_number():
    parts = [
        f"902/4 {letter}. Title {letter}{letter}\n\nThe General Assembly,\n\n1. Urges all.\n\n{ADOPTED}\n"
        for letter in "ABC"
    ]
    reading = read("".join(parts))
    assert [draft.identity.designation for draft in reading.drafts] == ["902/4A", "902/4B", "902/4C"]
    assert [draft.text.title.text for draft in reading.drafts] == ["Title AA", "Title BB", "Title CC"]


ANNEX = "Annex\n\nRules of boxes\n\nWe, the keepers,\n\nRecalling lids,⁴\n\n1. Boxes have lids.\n\n2. Lids have keys:\n\n(a) Of iron.\n\n"


@pytest.mark.parametrize("order", ["{adopted}\n{annex}", "{annex}{adopted}\n"])
def test_peculiarity_15_an_annex_is_never_counted_as_operative(order):
    body = order.format(adopted=ADOPTED, annex=ANNEX)
    reading = read(f"{GA}1. Adopts the rules.³\n\n{body}3/ Rule book.\n\n4/ Lid book.\n")
    assert anchors(reading) == [
        "op1",
        "annex1-h1",
        "annex1-h2",
        "annex1-pp1",
        "annex1-pp2",
        "annex1-p1",
        "annex1-p2",
        "annex1-p2-a",
    ]
    assert notes(reading) == {"3": "Rule book.", "4": "Lid book."}
    assert calls(reading) == {"op1": ["3"], "annex1-pp2": ["4"]}
    assert reading.drafts[0].text.adoption_line.text == ADOPTED.strip().replace("\n", " ")
    assert codes(reading) == set()


def test_peculiarity_15_two_annexes_are_apart():
    second = "Annex II\n\nRules of lids\n\n1. Lids are flat.\n"
    reading = read(
        f"{GA}1. Adopts the rules.\n\n{ADOPTED}\nAnnex I\n\nRules of boxes\n\n1. Boxes have lids.\n\n{second}"
    )
    assert [one for one in anchors(reading) if "-p" in one] == ["annex1-p1", "annex2-p1"]


@pytest.mark.parametrize("quote", ["“", ""])
def test_peculiarity_16_a_text_inside_a_paragraph_stands_under_it(quote):
    inner = f"{quote}The Economic and Social Council,\n\n{quote}Recalling order,\n\n{quote}1. Urges all:\n\n{quote}(a) To count;\n\n"
    end = f"{quote}2. Invites some.{'”' * bool(quote)}\n\n"
    introduced = "1. Recommends to the Economic and Social Council the adoption of the following draft resolution:\n\n"
    reading = read(f"{HEAD}Recalling boxes,\n\n{introduced}{inner}{end}{'2. Requests a report.' if quote else ''}\n")
    assert len(reading.drafts) == 1
    inside = ["text1-pp1", "text1-pp2", "text1-op1", "text1-op1-a", "text1-op2"]
    assert anchors(reading) == ["pp1", "op1", *inside, *(["op2"] if quote else [])]


def test_peculiarity_24_a_paragraph_without_its_verb_is_kept_and_flagged():
    body = "1. Urges all to count;\n\n2. the keepers to close the boxes;\n\n3. Gratitude to the board;\n\n"
    body += "".join(f"{number}. Invites keeper {number}.\n\n" for number in range(4, 9))
    reading = read(f"{HEAD}the box of long ago,\n\nRecalling lids,\n\n{body}")
    assert anchors(reading) == ["pp1", "pp2", *(f"op{number}" for number in range(1, 9))]
    assert dict(rows(reading))["op3"] == "Gratitude to the board;"
    flagged = [problem for problem in reading.problems if problem.code == "opening-lost"]
    assert [(problem.anchor, problem.severity) for problem in flagged] == [
        (anchor, Severity.WARNING) for anchor in ("pp1", "op2", "op3")
    ]


def test_peculiarity_24_a_declaration_in_the_first_person_is_not_flagged():
    body = "".join(
        f"{number}. {verb} keepers;\n\n" for number, verb in enumerate(("Commit to", "Recognize", "Call on"), 1)
    )
    assert "opening-lost" not in codes(read(f"{HEAD}{body}4. Urges all.\n"))


def test_peculiarity_27_rows_and_cells_of_a_table_are_kept():
    table = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Kind", "Number"), ("Wood", "12"), ("Iron", "7"))
    )
    page = f"<h1>902/14. Boxes</h1><p>The General Assembly,</p><p>1. Decides:</p><table border=1>{table}</table><p>2. Urges.</p>"
    reading = read(f"<html><body>{page}</body></html>", "a.html")
    assert anchors(reading) == ["op1", "t1", "t1-r1", "t1-r2", "t1-r3", "op2"]
    cells = [[cell.text for cell in one.cells] for one in reading.drafts[0].text.walk() if one.cells]
    assert cells == [["Kind", "Number"], ["Wood", "12"], ["Iron", "7"]]
