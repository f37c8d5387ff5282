"""The signs of the canonical text: what the writer sets and the reader looks for (docs/canonical-text.md)."""

from __future__ import annotations

import re

FORM_LINE = "CND archive text, form 1"
FORM_NAME = "CND archive text"

ADDRESS = "Address"
LANGUAGE = "Language"
ADOPTED = "Adopted"
BASIS = "Date from"
DISTRIBUTED = "Distributed"
MEETING = "Meeting"
VOTE = "Vote"
SYMBOL = "Symbol"
AGENDA_ITEM = "Agenda item"
DRAFT_SYMBOL = "Draft"
MASTHEAD = "Masthead"
PRINTED = "Number as printed"
TITLE = "Title"
FORMULA = "Enacting words"
FACTS = (ADDRESS, LANGUAGE, ADOPTED, BASIS, DISTRIBUTED, MEETING, VOTE, SYMBOL, AGENDA_ITEM, DRAFT_SYMBOL)
FIELDS = (*FACTS, MASTHEAD, PRINTED, TITLE, FORMULA)
REMARKS = ("Version", "Specimen", "Source")  # for people; what reads the text passes over them

ADOPTION_LINE = "adoption line"
NOTES = "notes"

INDENT = "  "
HEADING, UNPARSED, CLOSING, TABLE, ROW = "#", "??", "+", "|=", "|"

# A label that is known as one without braces: 9. 12bis. (a) (iv) (2) •
LABEL = r"(?:\d{1,3} ?(?:bis|ter|[a-z])?\.|\((?:[a-z]{1,5}|[A-Z]{1,4}|\d{1,3})\)|[•–—▪-])"
LABEL_ALONE = re.compile(LABEL)
LABEL_AT_START = re.compile(rf"({LABEL})(?= |$)")
BEGINS_A_PARAGRAPH = re.compile(rf"#|\?\?|\+|\||\{{|==|{LABEL}(?: |$)")


def escaped(text: str, signs: str) -> str:
    """A backslash before each of the signs: escaped("a}b", "}") -> "a\\\\}b"."""
    return re.sub(rf"[{re.escape(signs)}\\]", r"\\\g<0>", text)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
