"""Two texts of one resolution, paragraph by paragraph and word by word: what stands in one and not in the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from resolutions.store.alignment import align, passages_of
from resolutions.structure.nodes import Clause, Footnote, Text, Words

_TOKENS = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")  # each with the blanks before it: blanks alone would tell nothing
_HEADS = ("printed", "title", "formula")
Passage = Clause | Footnote
Tokens = list[tuple[str, bool]]  # words or signs, and whether it is the mark of a note


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: "same", "gone" (in the old text only) or "new"; a note mark is a piece of its own."""

    kind: str
    text: str
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What differs beside the words: the number, the level, the kind, italics, the action."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, note or head. kind: "same", "changed", "new" or "gone"; old, new: its address in each text.

    after: where it stood before ("pp2"), if it is at another place now; "" where its order is the same.
    """

    kind: str
    old: str
    new: str
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...] = ()
    after: str = ""

    @property
    def is_moved(self) -> bool:
        return bool(self.after)

    @property
    def is_difference(self) -> bool:
        return self.kind != "same" or self.is_moved or self.old != self.new


def compare(old: Text, new: Text) -> tuple[Row, ...]:
    """Heads, paragraphs in the order of the new text (what is gone stands where it stood), the adoption line, notes."""
    befores, afters = _passages(old), _passages(new)
    pairs = {found: token for token, (found, _ratio) in align(passages_of(old), passages_of(new)).items()}
    paragraphs = _rows(_of_kind(befores, Clause), _of_kind(afters, Clause), pairs)
    notes = _rows(_of_kind(befores, Footnote), _of_kind(afters, Footnote), pairs)
    masthead = _head("masthead", Words("\n".join(old.masthead)), Words("\n".join(new.masthead)))
    heads = [_head(name, _words(getattr(old, name)), _words(getattr(new, name))) for name in _HEADS]
    adoption = _head("adoption", old.adoption_line, new.adoption_line)
    return tuple(row for row in (masthead, *heads, *paragraphs, adoption, *notes) if row.pieces or row.is_difference)


def diff_words(old: Words, new: Words) -> tuple[Piece, ...]:
    """
    >>> diff_words(Words("Requests him to report"), Words("Requests them to report"))
    (Piece('same', 'Requests '), Piece('gone', 'him'), Piece('new', 'them'), Piece('same', ' to report'))
    """
    before, after = _tokens(old), _tokens(new)
    out: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            out += _joined("same", before[begin:end])
            continue
        blanks, gone, fresh = _without_blanks(before[begin:end], after[first:last])
        out += [*_joined("same", blanks), *_joined("gone", gone), *_joined("new", fresh)]
    return tuple(_whole_pieces(out))


def _without_blanks(gone: Tokens, fresh: Tokens) -> tuple[Tokens, Tokens, Tokens]:
    """The blanks that both begin with, and both without them."""
    if not gone or not fresh or gone[0][1] or fresh[0][1]:
        return [], gone, fresh
    (old, _), (new, _) = gone[0], fresh[0]
    blanks = old[: len(old) - len(old.lstrip())]
    if not blanks or blanks != new[: len(new) - len(new.lstrip())]:
        return [], gone, fresh
    return [(blanks, False)], [(old.lstrip(), False), *gone[1:]], [(new.lstrip(), False), *fresh[1:]]


def _whole_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one, and none that is empty."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and waiting.kind == piece.kind and not waiting.is_mark and not piece.is_mark:
            waiting = Piece(piece.kind, waiting.text + piece.text)
            continue
        if waiting and (waiting.text or waiting.is_mark):
            yield waiting
        waiting = piece
    if waiting and (waiting.text or waiting.is_mark):
        yield waiting


def _rows(old: Mapping[str, Passage], new: Mapping[str, Passage], pairs: Mapping[str, str]) -> Iterator[Row]:
    moved = _moved([pairs[token] for token in new if token in pairs], list(old))
    above = dict(zip(list(old)[1:], list(old), strict=False))
    waiting = {token for token in old if token not in set(pairs.values())}
    yield from _gone_after("", old, waiting)
    for token, one in new.items():
        before = pairs.get(token)
        if before is None:
            yield Row("new", "", token, diff_words(Words(), _whole(one)))
            continue
        yield _row(token, one, before, old[before], _place_of(above.get(before, "")) if before in moved else "")
        yield from _gone_after(before, old, waiting)


def _row(token: str, one: Passage, before: str, old: Passage, after: str) -> Row:
    pieces, changes = diff_words(_whole(old), _whole(one)), tuple(_changes(old, one))
    is_same = not changes and all(piece.kind == "same" for piece in pieces)
    return Row("same" if is_same else "changed", before, token, pieces, changes, after)


def _gone_after(token: str, old: Mapping[str, Passage], waiting: set[str]) -> Iterator[Row]:
    """What is gone and stood right after a paragraph that is still there; "" for the beginning."""
    order = list(old)
    at = order.index(token) + 1 if token else 0
    while at < len(order) and order[at] in waiting:
        yield Row("gone", order[at], "", diff_words(_whole(old[order[at]]), Words()))
        at += 1


def _moved(order: Sequence[str], old: Sequence[str]) -> set[str]:
    """Those that do not stand in their old order: all but the longest run that does."""
    at = {token: index for index, token in enumerate(old)}
    tails: list[int] = []
    chains: list[list[str]] = []
    for token in order:
        place = bisect_left(tails, at[token])
        chain = [*(chains[place - 1] if place else []), token]
        tails[place : place + 1] = [at[token]]
        chains[place : place + 1] = [chain]
    return set(order) - set(chains[-1] if chains else [])


def _place_of(token: str) -> str:
    return token or _("the beginning")


def _changes(old: Passage, new: Passage) -> Iterator[Change]:
    if isinstance(old, Footnote) or isinstance(new, Footnote):
        if getattr(old, "marker", "") != getattr(new, "marker", ""):
            yield Change(_("mark"), getattr(old, "marker", ""), getattr(new, "marker", ""))
    else:
        facts = (
            (_("number"), old.number or "", new.number or ""),
            (_("part"), old.part.value, new.part.value),
            (_("kind"), old.kind.value, new.kind.value),
            (_("level"), str(old.depth), str(new.depth)),
            (_("action"), _action(old), _action(new)),
        )
        yield from (Change(label, before, after) for label, before, after in facts if before != after)
    if _italics(old) != _italics(new) and _whole(old).text == _whole(new).text:
        yield Change(_("italics"), _italics(old), _italics(new))


def _head(name: str, old: Words, new: Words) -> Row:
    pieces = diff_words(old, new)
    is_same = all(piece.kind == "same" for piece in pieces)
    kind = "same" if is_same else "new" if not old else "gone" if not new else "changed"
    return Row(kind, name if old else "", name if new else "", pieces) if not is_same else Row(kind, name, name, pieces)


def _tokens(words: Words) -> Tokens:
    out: Tokens = []
    at = 0
    for mark in words.marks:
        out += [(found, False) for found in _TOKENS.findall(words.text[at : mark.at])]
        out.append((mark.marker, True))
        at = mark.at
    return out + [(found, False) for found in _TOKENS.findall(words.text[at:])]


def _joined(kind: str, tokens: Iterable[tuple[str, bool]]) -> list[Piece]:
    out: list[Piece] = []
    for text, is_mark in tokens:
        if out and not is_mark and not out[-1].is_mark:
            out[-1] = Piece(kind, out[-1].text + text)
        else:
            out.append(Piece(kind, text, is_mark))
    return out


def _whole(one: Passage) -> Words:
    """The words of a paragraph; of the row of a table those of its cells, divided by bars."""
    if not isinstance(one, Clause) or not one.cells:
        return one.words
    return Words(" | ".join(cell.text for cell in one.cells))


def _italics(one: Passage) -> str:
    return " … ".join(one.words.text[start:end] for start, end in one.words.italics)


def _action(one: Clause) -> str:
    return " ".join((*one.action.modifiers, one.action.verb)) if one.action else ""


def _words(value: Words | str) -> Words:
    return value if isinstance(value, Words) else Words(value)


def _passages(text: Text) -> dict[str, Passage]:
    found: dict[str, Passage] = {str(node.anchor): node for node in text.walk()}
    return found | {str(note.anchor): note for note in text.footnotes}


def _of_kind(found: Mapping[str, Passage], kind: type[Clause] | type[Footnote]) -> dict[str, Passage]:
    return {token: one for token, one in found.items() if isinstance(one, kind)}
