"""Wrapped lines with gaps between the paragraphs: the gaps tell where paragraphs begin, however ragged the lines are."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

HEAD = "Resolution 588 (1986)\nof 8 October 1986\n\nThe Security Council,\n\n"
TEXT = (
    "Recalling the provisions of the order of the United\nLamps and in particular the duty of all\n"
    "Keepers to settle their quarrels by lamplight and in such a manner that no ship of any other harbour is led astray by them, ever,\n\n"
    "Noting the report,\nDeeply alarmed about the fog on 12\nJune 1990, which was thick,\n\n"
    "1. Calls upon the keepers of the North and of the\nSouth to watch;\n\n2. Decides to meet again.\n"
)


def rows(text):
    (draft,) = read_source((HEAD + text).encode(), "a.txt").drafts
    return [(str(clause.anchor), clause.text.split()[0]) for clause in draft.text.walk()]


def test_peculiarity_01_a_line_without_a_gap_goes_on():
    assert rows(TEXT) == [
        ("pp1", "Recalling"),
        ("pp2", "Noting"),
        ("pp3", "Deeply"),
        ("op1", "Calls"),
        ("op2", "Decides"),
    ]
