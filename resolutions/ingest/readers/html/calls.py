"""Calls of notes and the notes they lead to, bound by the page's own links.

A link is a call where its words are a mark ("[1]", "33", "*") and it leads to a note: to a place that is named like one,
that leads back, or that the link calls as notes are called, raised or in brackets. "Paragraph 3", linked, calls nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from resolutions.ingest.readers.html.paragraphs import Paragraph, Piece, Style
from resolutions.ingest.readers.html.walking import Walked
from resolutions.ingest.readers.inline import figures

BACK = "link back to the text"
NOTES_HEADING = "heading over the notes"

_MARK = re.compile(
    r"[\s\[(\\]*(?:(?:foot)?note:?\s*|n\.\s*)?(?P<marker>\d{1,3}|\*{1,3}|[†‡§]{1,3}|[a-z])[\s\])\\]*[/.:]?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"f(?:oo)?t?n|note|_edn|endn|cite", re.IGNORECASE)
_LABEL = r"[\s\[(^↑]*{marker}\s*(?:\]\s?[.:]?|\)|/|[.:](?=\s)|(?=\s|$))\s*"
_ANY_LABEL = re.compile(r"\s*[\[(]?(?P<marker>\d{1,3}|\*{1,3}|[†‡]{1,3})\s*(?:[\])/]|[.:](?=\s)|(?=\s))\s*")
_HEADING = re.compile(r"\W*(?:foot|end)?-?notes?(?: and references)?\W*|\W*references\W*", re.IGNORECASE)
_SIGN_BACK = re.compile(
    r"[\s↩↑^⤴⬆\ufe0e\ufe0f]*(?:back(?: to (?:top|text))?|jump up(?: to:?)?|return|[a-z])?[\s↩↑^⤴⬆\ufe0e\ufe0f]*",
    re.IGNORECASE,
)


def bind_calls(walked: Walked) -> None:
    """Marks the pieces that call notes, and the paragraphs that are notes."""
    targets = dict(_calls(walked))
    _mark_notes(walked, targets)
    _mark_listed(walked)


def _calls(walked: Walked) -> list[tuple[str, str]]:
    """(where each call leads, its marker), in order; the pieces of a call become one."""
    linked_from = _origins(walked)
    out: list[tuple[str, str]] = []
    for index, paragraph in enumerate(walked.paragraphs):
        if any(piece.style.link or piece.style.is_call for piece in paragraph.pieces):
            paragraph.pieces = list(_with_calls(index, paragraph, walked, linked_from, out))
    return out


def _with_calls(
    index: int, paragraph: Paragraph, walked: Walked, linked_from: dict[str, set[int]], out: list[tuple[str, str]]
) -> Iterator[Piece]:
    for group in _groups(paragraph.pieces):
        style, words = group[0].style, "".join(piece.text for piece in group)
        found = _MARK.fullmatch(words)
        if found is None or style.reason or not (style.link or style.is_call):
            yield from group
            continue
        marker = figures(found["marker"])
        if style.target and _is_note(index, style, words, walked, linked_from):
            out.append((style.target, marker))
            yield Piece(words, style, marker)
        elif style.is_call and not style.target:
            yield Piece(words, replace(style, is_raised=True), marker)
        else:
            yield from group


def _groups(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of one link, or of one call without a link, together."""
    group: list[Piece] = []
    for piece in pieces:
        if group and _key(piece.style) and _key(piece.style) == _key(group[-1].style):
            group.append(piece)
            continue
        if group:
            yield group
        group = [piece]
    if group:
        yield group


def _key(style: Style) -> tuple[int, bool] | None:
    return (style.link, style.is_call and not style.link) if style.link or style.is_call else None


def _origins(walked: Walked) -> dict[str, set[int]]:
    """Which paragraphs each inner link stands in."""
    out: dict[str, set[int]] = defaultdict(set)
    for index, paragraph in enumerate(walked.paragraphs):
        for piece in paragraph.pieces:
            if piece.style.target:
                out[piece.style.target].add(index)
    return out


def _is_note(index: int, style: Style, words: str, walked: Walked, linked_from: dict[str, set[int]]) -> bool:
    """Whether a link leads down to a note."""
    place = walked.ids.get(style.target)
    if place is None or place[0] <= index:
        return False
    note = walked.paragraphs[place[0]]
    if _NAMED.search(style.target) or note.place.is_note or style.is_call or style.is_raised:
        return True
    return "[" in words or any(
        index <= walked.ids.get(piece.style.target, (-1, 0))[0] <= index for piece in note.pieces
    )


def _mark_notes(walked: Walked, targets: dict[str, str]) -> None:
    """The paragraphs that calls lead to, each with its label; what stands below in the same element goes on with it."""
    begins = {walked.ids[target][0] for target in targets}
    for target, marker in targets.items():
        first, last = walked.ids[target]
        _begin_note(walked, first, marker)
        for index in range(first + 1, last + 1):
            if index in begins or walked.paragraphs[index].is_rule:
                break
            walked.paragraphs[index].is_note = True
            _drop_links_back(walked, index, after=0)


def _begin_note(walked: Walked, index: int, marker: str) -> None:
    paragraph = walked.paragraphs[index]
    paragraph.is_note, paragraph.note = True, marker
    if paragraph.label.strip(".()") == marker:
        _drop_links_back(walked, index, after=0)
        return
    paragraph.label = ""
    _drop_links_back(walked, index, after=_cut_label(paragraph, marker))


def _cut_label(paragraph: Paragraph, marker: str) -> int:
    """Makes the printed label of a note a piece of its own, with `marker`; gives how many pieces it takes."""
    printed = paragraph.text[:80]
    found = re.match(_LABEL.format(marker=re.escape(marker)), figures(printed))
    if found is None or not found.end():
        return 0
    left, out, label = found.end(), [], ""
    for piece in paragraph.pieces:
        taken, rest = piece.text[:left], piece.text[left:]
        left -= len(taken)
        label += taken
        if rest:
            out.append(replace_text(piece, rest))
    paragraph.pieces = [Piece(label, Style(is_label=True), marker), *out]
    return 1


def replace_text(piece: Piece, text: str) -> Piece:
    return Piece(text, piece.style, piece.marker)


def _drop_links_back(walked: Walked, index: int, after: int) -> None:
    """Arrows and letters that lead from a note up to its calls are controls of the page."""
    pieces = walked.paragraphs[index].pieces
    for at in range(after, len(pieces)):
        style = pieces[at].style
        if style.target and not style.reason and _SIGN_BACK.fullmatch(pieces[at].text):
            pieces[at] = Piece(pieces[at].text, replace(style, reason=BACK))


def _mark_listed(walked: Walked) -> None:
    """Notes that no link calls, in a list that says what it is; what stands in it without a label goes on."""
    is_open = False
    for index, paragraph in enumerate(walked.paragraphs):
        if not paragraph.place.is_note or paragraph.is_note or paragraph.is_rule:
            is_open = paragraph.is_note
            continue
        if _HEADING.fullmatch(paragraph.kept):
            paragraph.drop(NOTES_HEADING)
            continue
        found = re.fullmatch(r"\(?(\d{1,3})[.)]", paragraph.label) or _ANY_LABEL.match(figures(paragraph.text[:80]))
        if found is not None:
            _begin_note(walked, index, found[1])
        paragraph.is_note = is_open = found is not None or is_open
