"""An invented text as the tests of peculiarities write it, and what was read of it in short rows."""

from __future__ import annotations

import re

from resolutions.ingest.pipeline import read_source

HEAD = "CND Res.902/7. Keeping of boxes\n\nThe Commission on Narcotic Drugs,\n\n"
BOXES = (
    "Recalling the box of 1961,{} and its lid,{}\n\n1. Urges all keepers to count the boxes;\n\n2. Invites others.\n\n"
)


def read(text, name="a.txt"):
    """The reading, after a check that no word of the source is missing from it."""
    reading = read_source(text.encode(), name)
    if not name.endswith(".html"):
        assert lost_words(text, reading) == set()
    return reading


def lost_words(text, reading):
    """Words of the source that are in no field and not listed as dropped."""
    kept = " ".join([*_fields(reading), *(item.text for item in reading.dropped)])
    glued = re.sub(r"[\s*\\]", "", kept)
    return {word for word in re.findall(r"[A-Za-zÀ-ÿ]{2,}", text) if word not in glued}


def _fields(reading):
    for draft in reading.drafts:
        text = draft.text
        yield from (*text.masthead, text.printed, text.title.text, text.formula.text, text.adoption_line.text)
        for clause in text.walk():
            yield from (clause.number or "", clause.text, *(cell.text for cell in clause.cells))
        yield from (note.words.text for note in text.footnotes)


def rows(reading, index=0):
    """[("op1-a", "To count;"), …]"""
    return [(str(clause.anchor), clause.text) for clause in reading.drafts[index].text.walk()]


def anchors(reading, index=0):
    return [anchor for anchor, _ in rows(reading, index)]


def notes(reading, index=0):
    return {note.marker: note.words.text for note in reading.drafts[index].text.footnotes}


def calls(reading, index=0):
    """{"pp1": ["33", "34"]}; what calls no note is left out."""
    clauses = reading.drafts[index].text.walk()
    return {str(one.anchor): [mark.marker for mark in one.words.marks] for one in clauses if one.words.marks}


def codes(reading, index=0):
    return {problem.code for problem in reading.problems if problem.resolution in (index, None)}


def dropped(reading):
    return [item.text for item in reading.dropped]


def targets(reading, index=0):
    """[("55/2", "CND/RES/55/2"), …] of the references in paragraphs and notes."""
    return [(one.printed, one.target or " | ".join(one.candidates)) for one in reading.drafts[index].references]
