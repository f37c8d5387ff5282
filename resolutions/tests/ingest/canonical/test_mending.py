"""What a person types: pleasant ways to say the same, and mistakes that are told with their line."""

import re
from pathlib import Path

import pytest
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.errors import ReadingError
from resolutions.exports.canonical_form import FIELDS, FORM_LINE, REMARKS
from resolutions.ingest.drafts import Severity
from resolutions.ingest.explicit_outline import build_explicit_draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.canonical import read_canonical
from resolutions.structure.nodes import Kind, Mark, Part
from resolutions.tests.ingest.canonical.test_round_trip import NO_VOCABULARY

HEAD = f"{FORM_LINE}\n\nTitle: On lighthouses\nEnacting words: The Commission,\n"


def read(body: str):
    _source, (explicit,) = read_canonical(HEAD + body)
    return build_explicit_draft(explicit, NO_VOCABULARY)[0].text, explicit


def anchors(text) -> list[str]:
    return [str(clause.anchor) for clause in text.walk()]


def test_parts_items_and_notes_typed_by_hand_become_a_tree():
    text, _ = read(
        "== preamble ==\n\nRecalling its resolution,[^1]\n\n== operative ==\n"
        "1. Requests the keeper:\n  (a) To light the lamp;\n  (b) To count:\n    (i) Ships;\n    (ii) Birds;\n\n"
        "  + and to report.\n2. Decides to meet.\n\n== notes ==\n[^1] See the logbook.\n"
    )
    assert anchors(text) == ["pp1", "op1", "op1-a", "op1-b", "op1-b-i", "op1-b-ii", "op1-end", "op2"]
    assert text.clauses[0].words.marks == (Mark("1", 25),)
    assert text.footnotes[0].words.text == "See the logbook."


def test_a_plain_line_under_another_goes_on_with_it():
    text, _ = read("== operative ==\n1. Requests the keeper\nto light  the lamp;\n2. Decides.\n")
    assert [clause.text for clause in text.clauses] == ["Requests the keeper to light the lamp;", "Decides."]


def test_an_annex_has_a_region_of_its_own():
    text, _ = read(
        "== operative ==\n1. Adopts it.\n\n== annex1 ==\n# Annex\n1. Lamps are lit.\n== annex2-s1 ==\n1. Birds.\n"
    )
    assert anchors(text) == ["op1", "annex1-h1", "annex1-p1", "annex2-s1-p1"]
    assert text.clauses[2].part == Part.ANNEX


def test_a_table_has_rows_and_cells():
    text, _ = read("== operative ==\n1. Takes note:\n\n|= Lamps\n  | Place | Number |\n  | North \\| South | *two* |\n")
    table = text.clauses[1]
    assert (table.kind, table.text, anchors(text)[1:]) == (Kind.TABLE, "Lamps", ["t1", "t1-r1", "t1-r2"])
    assert [cell.text for cell in table.children[1].cells] == ["North | South", "two"]


def test_an_anchor_in_braces_is_kept_as_it_is():
    text, _ = read("== preamble ==\nRecalling the lamp,\n\n{#pp1a} Noting the fog,\n\nAware of birds,\n")
    assert anchors(text) == ["pp1", "pp1a", "pp3"]


def test_a_backslash_makes_a_number_part_of_the_words():
    text, _ = read("== operative ==\n\\1. is the loneliest number\n")
    assert (text.clauses[0].number, text.clauses[0].text) == (None, "1. is the loneliest number")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Adopted: the ides of March", "is no value for “Adopted”; expected a day such as 2002-03-15"),
        ("Address: /cnd/45/9", "is no value for “Address”; expected an address such as /cnd/resolutions/45/9"),
        ("Language: English", "expected two letters"),
        ("Meeting: the third", "expected a number"),
        ("Vote: unanimous", "expected votes for, against and abstentions"),
        ("Whereas the lamp is out", "this is no line of the head"),
        ("Title: On lamps", "“Title” stands here more than once"),
    ],
)
def test_a_line_of_the_head_that_is_not_understood_is_told_and_kept(line, told):
    _, explicit = read(f"{line}\n\n== operative ==\n1. Decides.\n")
    (problem,) = explicit.problems
    assert problem.severity == Severity.ERROR
    assert told in problem.message
    assert re.match(r"Line [35]: ", problem.message)
    assert explicit.dropped[0].text


@pytest.mark.parametrize(
    ("body", "told", "kept"),
    [
        ("== lamps ==\n1. Decides.\n", "Line 5: there is no such region", "== lamps =="),
        ("== operative ==\n1. Decides on H* lamps.\n", "Line 6: an asterisk has no partner", "H* lamps"),
        ("== operative ==\n{#op} Decides.\n", "Line 6: “op” is no paragraph address", "{#op} Decides."),
        ("== operative ==\n| North\n", "Line 6: a row of a table ends with a bar", "North"),
        (
            "== operative ==\n1. Decides.\n== notes ==\nSee the log.\n",
            "Line 8: a note begins with its mark",
            "See the log.",
        ),
    ],
)
def test_a_line_of_the_body_that_is_not_understood_is_told_and_kept(body, told, kept):
    text, explicit = read(body)
    assert told in explicit.problems[0].message
    words = [w.text for clause in text.walk() for w in (clause.words, *clause.cells)]
    assert any(kept in found for found in (*words, *(item.text for item in explicit.dropped)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CND archive text, form 7\n\n== operative ==\n1. Decides.\n", "another edition of the form"),
        (f"{FORM_LINE}\n", "no paragraphs"),
        (f"{FORM_LINE}\nAddress: /cnd/resolutions/901/1\n", "no paragraphs"),
    ],
)
def test_a_text_that_cannot_be_one_is_refused_with_a_sentence(text, told):
    with pytest.raises(ReadingError, match=told):
        read_source(text.encode(), "lamps.txt")


def test_the_example_of_the_documentation_reads_as_it_says():
    page = (Path(site.BASE_DIR) / "docs" / "canonical-text.md").read_text("utf-8")
    (draft,) = (reading := read_source(page.split("```")[1].encode(), "example.txt")).drafts
    assert [problem.message for problem in reading.problems] == []
    assert anchors(draft.text) == (
        [
            "pp1",
            "pp2",
            "op1",
            "op1-a",
            "op1-a-i",
            "op1-a-ii",
            "op1-b",
            "op1-end",
            "t1",
            "t1-r1",
            "t1-r2",
            "annex1-h1",
            "annex1-h2",
            "annex1-p1",
        ]
    )
    assert (draft.identity.path, draft.adoption.meeting) == ("/cnd/resolutions/901/1", 71)
    assert [str(note.anchor) for note in draft.text.footnotes] == ["fn-star1", "fn1"]


SIGNS = [
    "#",
    "??",
    "+",
    "|",
    "|=",
    "{",
    "}",
    "{}",
    "{#",
    "==",
    "*",
    "[^",
    "]",
    "\\",
    "1.",
    "(a)",
    "  ",
    "\t",
    "\n",
    "\n\n",
    ":",
]
NAMES = [f"{name}:" for name in (*FIELDS, *REMARKS)] + [
    "== operative ==",
    "== notes ==",
    "== adoption line ==",
    "== annex1 ==",
]
pieces = st.lists(
    st.tuples(st.sampled_from([*SIGNS, *NAMES]), st.sampled_from(["", " ", "\n"]), st.booleans()),
    min_size=1,
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(pieces)
def test_whatever_is_typed_no_word_is_lost_and_nothing_breaks(found):
    typed = "".join(
        f"{sign}{gap}" + (f"lamp{index}x " if has_word else "") for index, (sign, gap, has_word) in enumerate(found)
    )
    try:
        _source, (explicit,) = read_canonical(f"{FORM_LINE}\n{typed}")
    except ReadingError:  # nothing but a head: the words stay in the text area
        return
    draft, problems = build_explicit_draft(explicit, NO_VOCABULARY)
    kept = f"{draft} {explicit.dropped}"
    lost = [word for word in re.findall(r"lamp\d+x", typed) if word not in kept]
    assert not lost, typed
    assert all(problem.message.startswith("Line ") for problem in problems if problem.code == "canonical-line")
