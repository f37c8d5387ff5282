"""Cutting a printed label off the words that follow it."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.structure.nodes import Link, Mark, Words

_LABEL = re.compile(r"(\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)|\d{1,3} ?\.|[•–])\s+(?=\S)")
# Arabic sets a dash after the number, "18 - …", and its own letters in brackets before an item.
_ARABIC_LABEL = re.compile(r"(\d{1,3} ?[-\u2010-\u2014]|\([\u0621-\u064a]{1,2}\))\s+(?=[\u0600-\u06ff])")


def split_label(words: Words) -> tuple[str | None, Words]:
    """Words("(b) To report …") -> "(b)", Words("To report …"); None where no label stands at the start."""
    found = _LABEL.match(words.text) or _ARABIC_LABEL.match(words.text)
    if found is None or any(mark.at < found.end() for mark in words.marks):
        return None, words
    label = found[1] if found.re is _ARABIC_LABEL else found[1].replace(" ", "")
    return label, words_from(words, found.end())


def words_from(words: Words, start: int) -> Words:
    """The words from an offset on, with what is marked in them."""
    return replace(
        words,
        text=words.text[start:],
        marks=tuple(Mark(mark.marker, max(mark.at - start, 0)) for mark in words.marks),
        italics=tuple((max(begin - start, 0), end - start) for begin, end in words.italics if end > start),
        links=tuple(
            Link(max(link.start - start, 0), link.end - start, link.href) for link in words.links if link.end > start
        ),
    )
