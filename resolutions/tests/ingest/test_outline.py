"""Labels, levels, joins, parts: each rule on invented words, through the whole reading."""

from __future__ import annotations

import pytest

from resolutions.ingest.outline.labels import Style, parse_label
from resolutions.ingest.outline.levels import Levels
from resolutions.ingest.pipeline import read_source

HEAD = "CND Res.902/7. Invented title\n\nThe Commission on Narcotic Drugs,\n\n"


def read(body, name="a.txt"):
    (draft,) = read_source((HEAD + body).encode(), name).drafts
    return draft


def tokens(body, name="a.txt"):
    return [(str(one.anchor), one.part.value[:2], one.kind.value[:4], one.text) for one in read(body, name).text.walk()]


def places(body):
    return [token for token, *_ in tokens(body)]


def depths(labels):
    found = [parse_label(f"{label} Words;") for label in labels]
    levels = Levels()
    return [levels.depth(label, found[index + 1 :]) for index, label in enumerate(found)]


@pytest.mark.parametrize(
    ("words", "printed", "readings"),
    [
        ("12. Urges", "12.", ((Style.NUMBER, 12),)),
        ("2 bis. Urges", "2 bis.", ((Style.NUMBER, 2),)),
        ("(b) To report", "(b)", ((Style.LETTER, 2),)),
        ("(i) To report", "(i)", ((Style.LETTER, 9), (Style.ROMAN, 1))),
        ("(xiv) To report", "(xiv)", ((Style.ROMAN, 14),)),
        ("xx) To report", "xx)", ((Style.LETTER, 50), (Style.ROMAN, 20))),
        ("(aa) To report", "(aa)", ((Style.LETTER, 27),)),
        ("(3) To report", "(3)", ((Style.BRACKETED, 3),)),
        ("• Report", "•", ((Style.BULLET, 1),)),
    ],
)
def test_labels(words, printed, readings):
    label = parse_label(words)
    assert (label.printed, label.readings) == (printed, readings)


@pytest.mark.parametrize("words", ["2021 was a year", "1.5 per cent", "(see above) x", "3.Urges", "Urges", ""])
def test_words_without_a_label(words):
    assert parse_label(words) is None


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["(a)", "(b)", "(c)"], [1, 1, 1]),
        (["(a)", "(i)", "(ii)", "(b)", "(i)"], [1, 2, 2, 1, 2]),
        (["(g)", "(h)", "(i)", "(j)"], [1, 1, 1, 1]),
        (["(g)", "(h)", "(i)", "(ii)", "(i)"], [1, 1, 2, 2, 1]),
        (["(a)", "(i)", "(1)", "(2)", "(ii)"], [1, 2, 3, 3, 2]),
        (["(a)", "•", "•", "(b)"], [1, 2, 2, 1]),
        (["(u)", "(v)", "(w)", "(x)"], [1, 1, 1, 1]),
        (["(i)", "(ii)", "(iv)", "(v)"], [1, 1, 1, 1]),
    ],
)
def test_levels_follow_the_sequence(labels, expected):
    assert depths(labels) == expected


def test_paragraph_cut_by_a_page_end_is_joined():
    body = "Recalling the work of the invented board on\n\nlong lists,\n\n1. Urges all to read."
    draft = read(body)
    assert draft.text.clauses[0].text == "Recalling the work of the invented board on long lists,"
    assert draft.text.clauses[0].repairs == ("joined across a page end",)
    assert len(draft.text.clauses[0].source) == 2


def test_cut_after_a_conjunction_is_joined():
    assert places("Noting order and;\n\n1. Urges speed; and\n\nmore of it.\n\n2. Invites rest.") == [
        "pp1",
        "op1",
        "op2",
    ]


def test_cut_item_is_joined_and_closing_words_are_not():
    body = "1. Requests the board:\n\n(a) To count the\n\nboxes;\n\n(b) To paint them;\n\nbefore the year ends.\n\n2. Invites all."
    assert places(body) == ["op1", "op1-a", "op1-b", "op1-end", "op2"]


def test_number_on_a_line_of_its_own_joins_what_follows():
    draft = read("1.\nUrges all to read.\n2.\nInvites all to write.")
    assert [(one.number, one.text) for one in draft.text.clauses] == [
        ("1.", "Urges all to read."),
        ("2.", "Invites all to write."),
    ]
    assert draft.text.clauses[0].repairs == ("number on a line of its own",)


def test_number_without_words_above_a_list_stays_a_paragraph():
    assert places("1.\n\n(a) Urges all;\n\n(b) Invites some.") == ["op1", "op1-a", "op1-b"]


def test_wrapped_lines_are_one_paragraph():
    body = (
        "Recalling the work of the invented board, which has counted all boxes in\n"
        "the north and has found that many of them were painted, and that some\n"
        "were not,\n"
        "Noting with appreciation the report of the painter, in which she says that the\n"
        "work will be done,\n"
        "1. Urges all members of the board to count again and to report at the end\n"
        "of the year;\n"
        "2. Invites the painter to go on."
    )
    assert places(body) == ["pp1", "pp2", "op1", "op2"]


def test_unnumbered_paragraphs_begin_at_the_first_finite_verb():
    body = "Recalling order,\n\nConvinced of its worth,\n\nDecides to go on;\n\nRequests the board to count."
    assert places(body) == ["pp1", "pp2", "op1", "op2"]


def test_single_unnumbered_paragraph_is_operative():
    assert places("Takes note of the report of the invented board.") == ["op1"]


def test_headings_stand_between_numbers_that_run_on():
    body = "Recalling order,\n\nGeneral matters\n\n1. Urges order;\n\nOther matters\n\n2. Invites rest."
    assert tokens(body)[1][0::2] == ("h1", "head")
    assert places(body) == ["pp1", "h1", "op1", "h2", "op2"]


def test_sections_whose_numbers_begin_again_have_a_scope():
    body = "Recalling order,\n\nI\n\nNoting work,\n\n1. Urges speed;\n\nII\n\nNoting rest,\n\n1. Invites rest."
    assert places(body) == ["pp1", "s1-h1", "s1-pp1", "s1-op1", "s2-h1", "s2-pp1", "s2-op1"]


def test_annex_is_never_operative():
    body = "1. Adopts the plan.\n\n12th meeting\n4 May 2021\n\nAnnex\n\nPlan of boxes\n\n1. Boxes are counted.\n\n(a) All of them;"
    draft = read(body)
    assert [(str(one.anchor), one.part.value) for one in draft.text.walk()] == [
        ("op1", "operative"),
        ("annex1-h1", "annex"),
        ("annex1-h2", "annex"),
        ("annex1-p1", "annex"),
        ("annex1-p1-a", "annex"),
    ]
    assert draft.text.adoption_line.text == "12th meeting 4 May 2021"


def test_capital_items_below_a_colon_are_items():
    body = "1. Requests the board, with this task:\n\nA. To count boxes.\n\nB. To paint them.\n\n2. Invites rest."
    assert places(body) == ["op1", "op1-a", "op1-b", "op2"]


def test_same_number_twice_gets_a_count_and_a_problem():
    reading = read_source((HEAD + "1. Urges order.\n\n2. Urges speed.\n\n2. Urges rest.").encode(), "a.txt")
    assert [str(one.anchor) for one in reading.drafts[0].text.walk()] == ["op1", "op2", "op2~2"]
    assert "number-repeated" in {problem.code for problem in reading.problems}


def test_text_inside_a_paragraph_has_a_scope_of_its_own():
    body = (
        "1. Recommends to the Economic and Social Council the following draft resolution:\n\nTitle of the draft\n\n"
        "“The Economic and Social Council,\n\n“Recalling order,\n\n“1. Urges all to count;\n\n“2. Invites some.”\n\n"
        "2. Decides to go on."
    )
    assert tokens(body) == [
        ("op1", "op", "para", "Recommends to the Economic and Social Council the following draft resolution:"),
        ("text1-h1", "pr", "head", "Title of the draft"),
        ("text1-pp1", "pr", "para", "“The Economic and Social Council,"),
        ("text1-pp2", "pr", "para", "“Recalling order,"),
        ("text1-op1", "op", "para", "“Urges all to count;"),
        ("text1-op2", "op", "para", "“Invites some.”"),
        ("op2", "op", "para", "Decides to go on."),
    ]


def test_unquoted_text_inside_a_paragraph_goes_on_to_the_end():
    body = (
        "Recommends to the General Assembly the adoption of the following draft resolution:\n\n"
        "The General Assembly,\n\nRecalling order,\n\n1. Urges all to count."
    )
    assert places(body) == ["op1", "text1-pp1", "text1-pp2", "text1-op1"]
