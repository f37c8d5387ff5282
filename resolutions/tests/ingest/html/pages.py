"""Invented pages: what a test wants to show stands in a page that is otherwise plain."""

from __future__ import annotations

from resolutions.ingest.drafts import Draft, Reading
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.invariants import stored, words

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Not shown</title></head><body>{body}</body></html>"""
HEAD = "<h1>Resolution 901/7</h1><h2>Keeping of lighthouses</h2><p><em>The Commission on Narcotic Drugs,</em></p>"
TEXT = HEAD + "<p>Recalling the fog,</p><p>1. Urges the keepers to light every lamp;</p><p>2. Decides to meet.</p>"


def read(body: str, name: str = "page.html") -> Reading:
    """Reads a body in the plain frame; every word of it must have a place."""
    return read_whole(PAGE.format(body=body).encode(), name)


def read_whole(data: bytes, name: str = "page.html") -> Reading:
    reading = read_source(data, name)
    assert stored(reading) == words(reading.source.text)
    return reading


def only(reading: Reading) -> Draft:
    (draft,) = reading.drafts
    return draft


def rows(reading: Reading) -> list[str]:
    """'op1 1. Urges …' of each paragraph."""
    clauses = only(reading).text.walk()
    return [f"{clause.anchor} {clause.number or ''} {clause.text}".replace("  ", " ") for clause in clauses]


def dropped(reading: Reading) -> dict[str, str]:
    """What was left out, and why."""
    return {item.text: item.reason for item in reading.dropped}


def notes(reading: Reading) -> dict[str, str]:
    return {note.marker: note.words.text for note in only(reading).text.footnotes}


def calls(reading: Reading) -> list[tuple[str, str, int]]:
    """(anchor, marker, offset) of each call."""
    return [
        (str(clause.anchor), mark.marker, mark.at)
        for clause in only(reading).text.walk()
        for mark in clause.words.marks
    ]
