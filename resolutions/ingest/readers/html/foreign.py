"""What no element says and the words show: lines of links around the text, headings over them, marks of ownership.

Only lines that are nothing but links go, and never one that leads to a place on the same page, has the form of a number
or of a symbol, or stands between the number and the enacting words. What else may be foreign stays, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.ingest.readers.html.hints import FOOT, HEAD, MENU, RELATED, TAGS
from resolutions.ingest.readers.html.paragraphs import Paragraph
from resolutions.ingest.readers.html.survey import ENACTING, NUMBERED

_LINE = 160  # characters of a number with its title
_SENTENCE = 15
_LEAD = re.compile(
    r"\W*(?:topics?|tags?|key ?words?|related\b.{0,40}|see also|share\b.{0,20}|categor(?:y|ies)|filed under|subjects?|links?|download.{0,20})\W*",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\W*(?:©|copyright\b|\(c\) (?:19|20)\d\d|all rights reserved|powered by|last (?:updated|modified)|terms of use|privacy\b).{0,200}",
    re.IGNORECASE | re.DOTALL,
)


def drop_foreign(paragraphs: Sequence[Paragraph]) -> None:
    """Drops what is foreign; the paragraphs keep their places."""
    start, enacting = _opening(paragraphs)
    end = _end(paragraphs)
    for index, one in enumerate(paragraphs):
        if one.is_rule or one.is_note or not one.kept.strip():
            continue
        if start <= index < enacting:
            continue
        if _is_links(one):
            one.drop(MENU if index < start else TAGS if index < end else RELATED)
        elif (index < start or index > end) and _OWNED.fullmatch(one.kept):
            one.drop(HEAD if index < start else FOOT)
    _drop_leads(paragraphs, enacting, end)


def _opening(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """(the line with the number over the first enacting words, the enacting words)."""
    enacting = next((at for at, one in enumerate(paragraphs) if ENACTING.match(one.kept[:200])), None)
    if enacting is None:
        return 0, 0
    for at in range(enacting - 1, max(-1, enacting - 13), -1):
        if (
            len(paragraphs[at].kept) < _LINE
            and NUMBERED.search(paragraphs[at].kept)
            and not _leads_away(paragraphs[at])
        ):
            return at, enacting
    return enacting, enacting


def _end(paragraphs: Sequence[Paragraph]) -> int:
    """The last paragraph that is a note or a sentence."""
    for at in range(len(paragraphs) - 1, -1, -1):
        one = paragraphs[at]
        words = one.kept.strip()
        is_sentence = (
            len(words) > _SENTENCE and words.endswith((".", ";", ",", "”", '"')) and not _OWNED.fullmatch(words)
        )
        if one.is_note or (is_sentence and not _leads_away(one)):
            return at
    return len(paragraphs)


def _is_links(one: Paragraph) -> bool:
    """Nothing but links to other pages, none of which is a sentence or a number."""
    words = one.kept.strip()
    return (
        _leads_away(one)
        and not NUMBERED.search(words)
        and not words.endswith((".", ";", ",", ":"))
        and not (one.place.level and len(words.split()) > 3)
        and not one.place.table
    )


def _leads_away(one: Paragraph) -> bool:
    kept = [piece for piece in one.pieces if not piece.style.reason and re.search(r"\w", piece.text)]
    linked = [
        piece
        for piece in kept
        if piece.style.link and not piece.marker and (piece.style.href or not piece.style.target)
    ]
    loose = "".join(piece.text for piece in kept if not piece.style.link)
    return bool(linked) and (not loose or _LEAD.fullmatch(loose) is not None)


def _drop_leads(paragraphs: Sequence[Paragraph], enacting: int, end: int) -> None:
    """'Related documents' over lines that went: a short line above dropped ones, outside the text."""
    below = ""
    for index in range(len(paragraphs) - 1, -1, -1):
        one = paragraphs[index]
        words = one.kept.strip()
        if not words:
            below = next((piece.style.reason for piece in one.pieces if piece.style.reason), below)
            continue
        is_around = index > end or index < enacting
        if (
            below
            and not one.is_note
            and len(words) < 60
            and (_LEAD.fullmatch(words) or (index > end and is_around and one.place.level))
        ):
            one.drop(below)
            continue
        below = ""
