"""How a query was read: one sentence that can be read in one way only."""

import pytest

from resolutions.search.asking.parsing import parse_query
from resolutions.search.asking.wording import reading
from resolutions.search.finding.fields import understood
from resolutions.search.finding.vocabulary import vocabulary_of
from resolutions.search.index.snapshot import current
from resolutions.tests.factories import clause, make_action, make_convention, make_session
from resolutions.tests.search.conftest import holding
from resolutions.tests.terms import make_terms


def read(typed, unit="paragraph"):
    return reading(understood(parse_query(typed), vocabulary_of(current())), unit)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", ""),
        ("opium", "Paragraphs with the word “opium”."),
        (
            'opium "money laundering" -coca',
            "Paragraphs with the word “opium” and with the exact phrase “money laundering” and without the word “coca”.",
        ),
        (
            "a (b OR -c)",
            "Paragraphs with the word “a” and [with the word “b” or without the word “c”].",
        ),
        ("-(a b)", "Paragraphs without [anything with the word “a” and with the word “b”]."),
        ("-(-a)", "Paragraphs without [anything without the word “a”]."),
        ("launder* E/CN.7/*", "Paragraphs with words that begin with “launder” and with symbols that begin with E/CN.7/."),
        ("45/9", "Paragraphs with the symbol or number 45/9."),
        (
            '"controlled delivery"~5',
            "Paragraphs with the words “controlled delivery” in any order with at most 5 other words among them.",
        ),
        (
            '-"controlled delivery"~1',
            "Paragraphs without the words “controlled delivery” in any order with at most 1 other word among them.",
        ),
        ('"b a"~0', "Paragraphs with the words “b a” side by side in any order."),
        ("opium cites:1988/3", "Paragraphs with the word “opium” and that cite “1988 Convention, article 3” or 1988/3."),
        ('-cites:"article 3 of the 1988 Convention"', "Paragraphs that do not cite “1988 Convention, article 3”."),
        ("cites:45/*", "Paragraphs that cite what begins with 45/."),
        ("action:requests to:keepers", "Paragraphs whose verb is “request” and that ask “Keepers”."),
        ("-action:request -to:keepers", "Paragraphs whose verb is not “request” and that do not ask “Keepers”."),
        ("topic:(light OR lanterns)", "Paragraphs that are on “Light” or that are on “Lanterns”."),
        ("session:cnd:45 -part:annex", "Paragraphs of “CND 45” and that are not in the part “annex”."),
        ("year:1998", "Paragraphs of 1998."),
        ("-year:1990-1999", "Paragraphs that are not of 1990 to 1999."),
        ("year:1990..", "Paragraphs of 1990 and later."),
        ("year:..1990", "Paragraphs of 1990 and earlier."),
        ("language:fr kind:decision", "Paragraphs that are in “français” and of the kind “decision”."),
        ("title:boats -title:lamps", "Paragraphs with the word “boats” in the title and without the word “lamps” in the title."),
        ("title:(a OR b)", "Paragraphs under a title [with the word “a” or with the word “b”]."),
        ("-title:(a b)", "Paragraphs under no title [with the word “a” and with the word “b”]."),
        ("to:nobody", "Paragraphs with “to:nobody”, which nothing has."),
        ("-to:nob*", "Paragraphs without “to:nob*”."),
        ("to:*", ""),
    ],
)  # fmt: skip
def test_how_a_query_was_read(typed, sentence):
    make_terms()
    make_convention("1988")
    make_action("request")
    make_session("45")
    holding(clause("op1", "Counts."))
    assert read(typed) == sentence
    assert read(typed, "resolution") == sentence.replace("Paragraphs", "Resolutions")


def test_of_many_values_the_first_are_named():
    for number in range(1, 10):
        holding(clause("op1", "Counts."), label=f"{number}")
    assert (
        read("session:cnd*") == "Paragraphs of " + " or ".join(f"“CND {n}”" for n in range(9, 3, -1)) + " or 3 others."
    )
