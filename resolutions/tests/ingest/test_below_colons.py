"""Unlabelled words in a body: what a colon introduces, closing words after a list, operatives without numbers."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

HEAD = "Resolution 9 (1952)\nof 4 May 1952\n\nThe Security Council,\n\n"


def rows(*paragraphs):
    text = HEAD + "\n\n".join(paragraphs) + "\n"
    (draft,) = read_source(text.encode(), "a.txt").drafts
    return [(str(clause.anchor), clause.part.value[:3], clause.depth) for clause in draft.text.walk()]


def test_peculiarity_12_headings_between_items_hold_the_items_below_them():
    assert rows(
        "Recalling the fog,",
        "1. Decides that there shall be:",
        "(a) A first round;",
        "(b) A second round, with tables:",
        "Round table 1: lamps and their oil:",
        "(i) The great lamp;",
        "(ii) The small lamps;",
        "Round table 2: keepers:",
        "(i) Their rest;",
        "(c) A summary;",
        "2. Requests a report.",
    ) == [
        ("pp1", "pre", 0),
        ("op1", "ope", 0),
        ("op1-a", "ope", 1),
        ("op1-b", "ope", 1),
        ("op1-b-1", "ope", 2),
        ("op1-b-1-i", "ope", 3),
        ("op1-b-1-ii", "ope", 3),
        ("op1-b-2", "ope", 2),
        ("op1-b-2-i", "ope", 3),
        ("op1-c", "ope", 1),
        ("op2", "ope", 0),
    ]


def test_peculiarity_09_one_operative_without_a_number_that_introduces_words():
    assert rows(
        "Recommends that the keepers go by this rule, as follows:",
        "The keeper lights the lamp on the day of:",
        "(a) The first fog;",
        "(b) The first frost.",
    ) == [("op1", "ope", 0), ("op1-1", "ope", 1), ("op1-1-a", "ope", 2), ("op1-1-b", "ope", 2)]


def test_peculiarity_09_operatives_without_numbers_begin_at_the_first_finite_verb():
    assert rows(
        "Mindful that lamps go out.",  # a full stop for the comma
        "Having considered the oil.",
        "Finds that it is cold;",
        "Further finds that oil freezes;",
        "And further noting that keepers sleep,",
        "Calls upon them to wake.",
    ) == [
        ("pp1", "pre", 0),
        ("pp2", "pre", 0),
        ("op1", "ope", 0),
        ("op2", "ope", 0),
        ("pp3", "pre", 0),
        ("op3", "ope", 0),
    ]


def test_peculiarity_12_closing_words_after_a_list():
    assert rows(
        "Noting a,", "1. Urges all:", "(a) To watch;", "(b) To rest;", "and to report on both.", "2. Thanks b."
    ) == [
        ("pp1", "pre", 0),
        ("op1", "ope", 0),
        ("op1-a", "ope", 1),
        ("op1-b", "ope", 1),
        ("op1-end", "ope", 1),
        ("op2", "ope", 0),
    ]


def test_a_colon_before_an_opening_verb_introduces_nothing():
    assert rows("Noting a,", "1. Decides on this order:", "2. Urges b.", "Requests c.")[1:] == [
        ("op1", "ope", 0),
        ("op2", "ope", 0),
        ("op2a", "ope", 0),
    ]


def test_a_paragraph_without_a_number_among_numbered_ones_is_asked_about():
    text = f"{HEAD}Noting a,\n\n1. Urges all.\n\nLamps publication, sales number 7.\n\n2. Thanks b.\n"
    problems = read_source(text.encode(), "a.txt").problems
    assert ("number-missing", "op1a") in {(problem.code, problem.anchor) for problem in problems}
