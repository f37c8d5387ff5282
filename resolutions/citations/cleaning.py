"""A copy of printed words in which one thing is always spelled one way, and the map back.

Only spellings that hide a citation are levelled: dashes, blanks, quotation marks, soft hyphens, co-operation, régime.
"""

from __future__ import annotations

import re

from resolutions.structure.spans import OffsetMap

_CHARACTERS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\uff0d", "-"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n\r", " "),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
}
_LEVEL = str.maketrans(_CHARACTERS)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPELLINGS = re.compile(rf"[{_INVISIBLE}]+|(?<=\b[Cc]o)-(?=operat|ordinat)|(?<=\b[Rr])é(?=gime)|  +")
_SIGNS = (*_INVISIBLE, "  ", "o-o", "égime")
_CHANGED = {"é": "e", "-": "", " ": " "}


def level(text: str) -> str:
    """The text with one dash, one blank and straight quotation marks; its length stays."""
    return text.translate(_LEVEL)


def clean(text: str) -> tuple[str, OffsetMap]:
    """The levelled copy, and the map that leads its offsets back to the printed text.

    >>> clean("S\\u201320/4\\u00a0C")[0]
    'S-20/4 C'
    """
    copy = level(text)
    if not any(sign in copy for sign in _SIGNS):
        return copy, _IDENTITY
    edits = []
    for found in _SPELLINGS.finditer(copy):
        first = found[0][0]
        words = " " if found[0].isspace() and len(found[0]) > 1 else _CHANGED.get(first, "")
        edits.append((found.start(), found.end(), words))
    return OffsetMap.apply(copy, edits) if edits else (copy, _IDENTITY)


_IDENTITY = OffsetMap((0,), (0,))
