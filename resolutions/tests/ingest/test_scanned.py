"""Numbers as a scanner misreads them: read as meant, kept as printed, told to a person."""

from __future__ import annotations

import pytest

from resolutions.ingest.outline.labels import parse_label
from resolutions.ingest.outline.scanned import mend_letters, parse_scanned_label, scanned_opening
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import shipped_actions

HEAD = "9 (1952). Resolution of 4 May 1952\n\nThe Security Council,\n\nRecalling the fog,\n\n"


def draft_of(text):
    (draft,) = read_source((HEAD + text).encode(), "a.txt").drafts
    return draft


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("l. Invites the keepers", "1."),
        ("I. Invites the keepers", "1."),
        ("]. Invites the keepers", "1."),
        ("1O. Invites the keepers", "10."),
        ("l2. Invites the keepers", "12."),
        ("3, Requests the keepers", "3."),
        ("3 Requests the keepers", "3."),
        ("{a) To count", "(a)"),
        ("(b} To count", "(b)"),
    ],
)
def test_peculiarity_19_numbers_are_read_as_meant(words, read):
    label = parse_scanned_label(words, shipped_actions(), 3)
    assert label is not None
    assert label.read == read
    assert words.startswith(label.printed)
    assert label.repair == f"number {label.printed} read as {read}"


@pytest.mark.parametrize(
    "words",
    [
        "I. Lamps and keepers",  # a heading
        "l. c. the keepers",
        "4 Requests the keepers",  # not the number that is expected
        "Invites the keepers",
        "1952 Requests",
        "(as amended) the keepers",
    ],
)
def test_what_only_looks_like_a_number_is_none(words):
    assert parse_scanned_label(words, shipped_actions(), 3) is None


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("(a) (b) (e) (d)", "(a) (b) (c) (d)"),
        ("(1) (ii) (iii)", "(i) (ii) (iii)"),
        ("(l) (ii)", "(i) (ii)"),
        ("(a) (e) (c)", "(a) (e) (c)"),  # no scanner reads b as e
        ("(1) (2)", "(1) (2)"),
        ("(a) (b) (e)", "(a) (b) (e)"),  # nothing below bears it out
    ],
)
def test_peculiarity_19_letters_are_read_as_their_neighbours_ask(printed, read):
    labels = [parse_label(f"{one} x") for one in printed.split()]
    assert " ".join(label.read or label.printed for label in mend_letters(labels)) == read


def test_printed_number_stays_and_the_address_is_the_read_one():
    draft = draft_of("l. Invites the keepers to watch;\n\n2. Requests the birds:\n\n(a) To fly;\n\n{b) To rest.\n")
    first, second = draft.text.clauses[1:]
    assert (first.number, str(first.anchor), first.repairs) == ("l.", "op1", ("number l. read as 1.",))
    assert [(item.number, str(item.anchor)) for item in second.children] == [("(a)", "op2-a"), ("{b)", "op2-b")]


def test_a_scanned_number_begins_a_paragraph_in_wrapped_lines():
    wide = "Aware that the keepers of the northern lamps need oil and rest, as said before,"
    draft = draft_of(f"{wide}\nI. Invites the keepers of the northern lamps to watch all night;\n2. Urges rest.\n")
    assert [str(clause.anchor) for clause in draft.text.clauses] == ["pp1", "pp2", "op1", "op2"]


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Recoqnizi11g that oil freezes", "recognize"),
        ("Co11sidering that oil freezes", "consider"),
        ("Ca/Is upon all to watch", "call upon"),
        ("N oting also the fog", "note"),
        ("A ware of the fog", "be aware"),
    ],
)
def test_peculiarity_19_opening_verbs_are_known_where_signs_are_misread(words, verb):
    assert scanned_opening(words, shipped_actions())[0].verb == verb


@pytest.mark.parametrize(
    "words", ["A note by the keeper", "S/2017 was read", "Secretary-General of all", "1949, 20 lamps"]
)
def test_other_first_words_are_none(words):
    assert scanned_opening(words, shipped_actions()) is None


def test_a_comma_ends_no_operative_without_a_number():
    wide = "Urges that it be signed without delay by all the keepers of the lamps,"
    draft = draft_of(f"{wide}\nHarbours and Lights named in the list;\nThanks all who signed it without delay.\n")
    assert [clause.text.split()[0] for clause in draft.text.clauses] == ["Recalling", "Urges", "Thanks"]
