"""Generic names of conventions, and what they refer to."""

import pytest

from resolutions.citations.references import Status
from resolutions.tests.citations.reading import clause, read, targets, text


def named(*words):
    clauses = [clause(f"op{n}", one) for n, one in enumerate(words, 1)]
    return [(one.anchor, one.printed, one.target) for one in read(text(*clauses))]


def test_the_convention_is_the_one_that_was_named_before():
    found = named(
        "Mindful of the Convention on the Rights of the Child;", "Calls for article 33 of the Convention to be read;"
    )
    assert found[1] == ("op2", "article 33 of the Convention", "crc")


def test_after_two_conventions_the_convention_may_be_either():
    first = "Mindful of the 1971 Convention and of the 1988 Convention;"
    *_, last = read(text(clause("op1", first), clause("op2", "Reads the Convention;")))
    assert (last.target, last.candidates, last.status) == ("", ("1971", "1988"), Status.AMBIGUOUS)


def test_what_the_paragraph_itself_has_named_comes_first():
    first = "Mindful of the 1971 Convention and of the 1988 Convention;"
    assert named(first, "Puts it into Schedule II of the 1971 Convention and reads the Convention;")[-1] == (
        "op2",
        "Convention",
        "1971",
    )


def test_that_convention_is_the_last_one_of_its_paragraph():
    assert [
        target for *_, target in named("Mindful of the 1961 Convention, the 1971 Convention and that Convention;")
    ] == [
        "1961",
        "1971",
        "1971",
    ]


def test_that_convention_after_one_that_the_tables_do_not_know_names_none():
    words = "Mindful of the 1961 Convention and of the Convention on Clocks and Bells, and reads that Convention;"
    assert [target for *_, target in named(words)] == ["1961"]


def test_the_convention_is_the_one_of_the_title_where_several_were_named():
    source = text(
        clause("pp1", "Mindful of the 1971 Convention,"),
        clause("op1", "Reads the Convention;"),
        title="Reading of the 1988 Convention",
    )
    assert [one.target for one in read(source)] == ["1988", "1971", "1988"]


def test_a_convention_that_the_text_calls_the_convention_is_the_convention():
    first = "Mindful of the 1971 Convention and of the United Nations Convention against Corruption (the Convention),"
    found = named(first, "Reads the Convention;", "Reads article 2 of the 1971 Convention and of that Convention;")
    assert [target for *_, target in found] == ["1971", "uncac", "uncac", "1971", "1971"]


def test_the_bracketed_name_of_a_protocol_is_no_name_of_its_convention():
    words = "Mindful of the Protocol of Bells to the United Nations Convention against Corruption (the Bell Protocol);"
    assert "uncac" not in [target for anchor, _, target in named(words, "Rings the Bell Protocol;") if anchor == "op2"]


def test_after_a_convention_that_the_tables_do_not_know_the_convention_names_none():
    first = "Mindful of the 1971 Convention and of the Convention on Clocks and Bells;"
    assert [target for *_, target in named(first, "Reads the Convention;")] == ["1971"]


def test_before_any_name_the_convention_names_none():
    assert named("Reads the Convention;", "Mindful of the 1988 Convention;") == [("op2", "1988 Convention", "1988")]


def test_an_amended_convention_is_no_second_one():
    first = "Mindful of the Single Convention and of that Convention as amended by the 1972 Protocol;"
    assert [target for *_, target in named(first, "Reads the Convention;")] == ["1961", "1961-as-amended", "1961"]


def test_a_year_names_the_convention_of_that_year_that_the_text_has_named():
    first = "Mindful of the Convention on the Reduction of Statelessness and of the Convention relating to the Status of Refugees;"
    found = named(first, "Counts the parties to the 1951 Convention and those to the 1961 Convention;")
    assert [target for *_, target in found[2:]] == ["refugees", "statelessness"]
    assert [
        target for *_, target in named("Counts the parties to the 1951 Convention and those to the 1961 Convention;")
    ] == ["1961"]


def test_a_short_name_that_the_text_uses_for_something_else_is_not_ours():
    other = "Mindful of the Global Programme of Action for the Protection of Meadows;"
    assert named(other, "Reads the Global Programme of Action;") == []
    full = "Mindful of the Political Declaration and Global Programme of Action;"
    assert [target for *_, target in named(full, other, "Reads the Global Programme of Action;")] == [
        "gpa1990",
        "gpa1990",
    ]


def test_a_protocol_is_not_a_convention():
    assert [
        target for *_, target in named("Mindful of the 1953 Protocol;", "Reads the Convention and the Protocol;")
    ] == [
        "1953",
        "1953",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the 1961 and 1971 Conventions;", [("1961", "1961"), ("1971 Conventions", "1971")]),
        ("the 1961, 1971 and 1988 Conventions;", [("1961", "1961"), ("1971", "1971"), ("1988 Conventions", "1988")]),
        ("the 1946 and 1948 Protocols;", [("1946", "1946"), ("1948 Protocols", "1948")]),
        ("the 1901 and 1902 Conventions;", []),
    ],
)
def test_years_that_share_the_word_are_each_a_convention(words, expected):
    assert [(one.printed, one.target) for one in read(f"Mindful of {words}")] == expected


def test_a_subparagraph_of_an_article_is_a_pinpoint():
    assert targets("in article 2, subparagraph (b), of the 1988 Convention;") == [
        ("1988", "article 2, subparagraph (b)")
    ]
