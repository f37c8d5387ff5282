"""Words that a person mended, put into a later reading of the same source: what both changed is told, never chosen.

Three texts: `base` as the parser first read it, `mended` as a person left it, `read` as a newer parser reads it. Where
a person changed a paragraph and the newer reading did not, the person's words stand; where the newer reading changed it
and the person did not, the newer ones do. Where both did, the person's words stand, with a Clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from resolutions.store.alignment import align, passages_of
from resolutions.structure.nodes import Clause, Footnote, Text, Words

HEADS = ("language", "masthead", "printed", "title", "formula", "adoption_line")
_HEAD_TOKENS = {"adoption_line": "adoption", "title": "title", "formula": "formula"}
_NEARLY_ALL = 0.8  # of the words of a paragraph
Passage = Clause | Footnote
Chooser = Callable[[Passage], Passage]


@dataclass(frozen=True, slots=True)
class Clash:
    """What a person wrote and the newer reading contradicts; `token` is of the merged text, "" for no place in it.

    kind: "words" (both changed them), "unsure" (one of both did), "added" or "removed" (by the person, which the new
    reading cannot follow), "fact".
    """

    kind: str
    token: str
    by_hand: str
    as_read: str


@dataclass(frozen=True, slots=True)
class Merged:
    """names: token of the new reading -> token in `text`; carried: tokens whose words are a person's."""

    text: Text
    names: Mapping[str, str]
    carried: frozenset[str] = frozenset()
    clashes: tuple[Clash, ...] = ()


def merge(base: Text, mended: Text, read: Text) -> Merged:
    """The new reading with the words that a person wrote. Places in the source are those of the new reading."""
    merging = _Merging(base, mended, read)
    return (
        merging.onto_mended()
        if merging.is_reshaped_by_hand and not merging.is_reshaped_by_reading
        else merging.onto_read()
    )


def unmerged(mended: Text, read: Text) -> Merged:
    """Where nobody kept what was first read: the plain new reading, with everything told that it has otherwise."""
    found = align(passages_of(mended), passages_of(read))
    old, new = _passages(mended), _passages(read)
    clashes = [
        Clash("unsure", found[token][0], _words(one), _words(new[found[token][0]]))
        for token, one in old.items()
        if token in found and _content(one) != _content(new[found[token][0]])
    ]
    clashes += [Clash("added", "", _words(one), "") for token, one in old.items() if token not in found]
    for name in HEADS:
        if getattr(mended, name) != getattr(read, name):
            clashes.append(
                Clash("unsure", _HEAD_TOKENS.get(name, ""), _said(getattr(mended, name)), _said(getattr(read, name)))
            )
    return Merged(read, {token: token for token in new}, frozenset(), tuple(clashes))


@dataclass
class _Merging:
    base: Text
    mended: Text
    read: Text
    carried: set[str] = field(default_factory=set)
    clashes: list[Clash] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bases, self.mendeds, self.reads = map(_passages, (self.base, self.mended, self.read))
        self.to_mended = _tokens(align(passages_of(self.base), passages_of(self.mended)))
        self.to_read = _tokens(align(passages_of(self.base), passages_of(self.read)))
        self.is_reshaped_by_hand = _is_reshaped(self.bases, self.mendeds, self.to_mended)
        self.is_reshaped_by_reading = _is_reshaped(self.bases, self.reads, self.to_read)

    def onto_mended(self) -> Merged:
        """The person's paragraphs, with the newer reading's words where the person left them alone."""
        origin = {mended: base for base, mended in self.to_mended.items()}

        def chosen(one: Passage) -> Passage:
            base = origin.get(str(one.anchor))
            read = self.reads.get(self.to_read.get(base, "")) if base else None
            if read is None or base is None:
                self.carried.add(str(one.anchor))
                return _placed(one, None)
            best = self._chosen(str(one.anchor), self.bases[base], one, read)
            return _placed(replace(best, anchor=one.anchor), read)

        names = {read: self.to_mended[base] for base, read in self.to_read.items() if base in self.to_mended}
        return self._merged(self.mended, chosen, names)

    def onto_read(self) -> Merged:
        """The newer reading's paragraphs, with the person's words where the reading is what it was."""
        origin = {read: base for base, read in self.to_read.items()}

        def chosen(one: Passage) -> Passage:
            base = origin.get(str(one.anchor))
            mended = self.mendeds.get(self.to_mended.get(base, "")) if base else None
            if base is None or mended is None:
                return one
            best = self._chosen(str(one.anchor), self.bases[base], mended, one)
            return _placed(replace(best, anchor=one.anchor), one) if _shape(best) == _shape(one) else one

        merged = self._merged(self.read, chosen, {token: token for token in self.reads})
        return replace(merged, clashes=(*merged.clashes, *self._unplaced(merged.text)))

    def _chosen(self, token: str, base: Passage, mended: Passage, read: Passage) -> Passage:
        was, by_hand, now = _content(base), _content(mended), _content(read)
        if by_hand in (was, now):
            return read
        if now != was and self._is_cut_otherwise(
            base, read
        ):  # the person's words would stand there twice, or others not
            self.clashes.append(Clash("unsure", token, _words(mended), _words(read)))
            return read
        self.carried.add(token)
        if now != was:
            self.clashes.append(Clash("words", token, _words(mended), _words(read)))
        return mended

    def _is_cut_otherwise(self, base: Passage, read: Passage) -> bool:
        """Whether the reading made two paragraphs of one, or one of two: another of them has the rest of the words."""
        parts = [one for token, one in self.reads.items() if token not in set(self.to_read.values())]
        others = [one for token, one in self.bases.items() if token not in self.to_read]
        return any(_is_within(one, base) for one in parts) or any(_is_within(one, read) for one in others)

    def _unplaced(self, text: Text) -> list[Clash]:
        """What the person added, took away or moved to another level, as far as the merged text has it not."""
        here = {_content(one) for one in _passages(text).values()}
        used = set(self.to_mended.values())
        moved = {new for old, new in self.to_mended.items() if _shape(self.bases[old]) != _shape(self.mendeds[new])}
        lost = {
            new
            for old, new in self.to_mended.items()
            if old not in self.to_read and _content(self.bases[old]) != _content(self.mendeds[new])
        }
        out = [
            Clash("added", "", _words(one), "")
            for token, one in self.mendeds.items()
            if (token not in used or token in moved or token in lost) and _content(one) not in here
        ]
        gone = [base for base in self.bases if base not in self.to_mended and base in self.to_read]
        return out + [Clash("removed", self.to_read[base], "", _words(self.bases[base])) for base in gone]

    def _merged(self, onto: Text, chosen: Chooser, names: Mapping[str, str]) -> Merged:
        text = replace(
            onto,
            clauses=_grown(onto.clauses, chosen),
            footnotes=_noted(onto.footnotes, chosen),
            **{name: self._head(name) for name in HEADS},
        )
        return Merged(text, names, frozenset(self.carried), tuple(self.clashes))

    def _head(self, name: str) -> Any:
        was, by_hand, now = (getattr(text, name) for text in (self.base, self.mended, self.read))
        if by_hand in (was, now):
            return now
        self.carried.add(_HEAD_TOKENS.get(name, name))
        if now != was:
            self.clashes.append(Clash("words", _HEAD_TOKENS.get(name, ""), _said(by_hand), _said(now)))
        return by_hand


def _passages(text: Text) -> dict[str, Passage]:
    """Token -> paragraph or note, in printed order."""
    found: dict[str, Passage] = {str(node.anchor): node for node in text.walk()}
    return found | {str(note.anchor): note for note in text.footnotes}


def _is_within(part: Passage, whole: Passage) -> bool:
    """Whether nearly all words of one stand in the other; an empty one stands nowhere."""
    few, many = (Counter(_words(one).lower().split()) for one in (part, whole))
    return bool(few) and (few & many).total() >= _NEARLY_ALL * few.total()


def _tokens(aligned: Mapping[str, tuple[str, float]]) -> dict[str, str]:
    return {old: new for old, (new, _ratio) in aligned.items()}


def _is_reshaped(old: Mapping[str, Passage], new: Mapping[str, Passage], pairs: Mapping[str, str]) -> bool:
    """Whether paragraphs came, went, changed their order, level or kind; other words are no other shape."""
    if len(old) != len(new) or list(new) != [pairs.get(token) for token in old]:
        return True
    return any(_shape(one) != _shape(new[pairs[token]]) for token, one in old.items())


def _shape(one: Passage) -> tuple[object, ...]:
    return (one.part, one.kind, one.depth, len(one.cells)) if isinstance(one, Clause) else ()


def _content(one: Passage) -> tuple[object, ...]:
    """All of it but its address, its place in the source and those below it. The action follows from the words."""
    if isinstance(one, Clause):
        return (*_shape(one), one.number, one.words, one.cells)
    return (one.marker, one.words)


def _placed(one: Passage, read: Passage | None) -> Passage:
    """With the place in the source, and what the parser mended there, of the paragraph as it is read now."""
    source = read.source if read is not None else ()
    if isinstance(one, Clause):
        return replace(one, source=source, repairs=read.repairs if isinstance(read, Clause) else ())
    return replace(one, source=source)


def _grown(clauses: Iterable[Clause], chosen: Chooser) -> tuple[Clause, ...]:
    """The same tree; each node's own words are chosen, those below it after it."""
    pairs = ((chosen(node), node) for node in clauses)
    return tuple(
        replace(best, children=_grown(node.children, chosen)) for best, node in pairs if isinstance(best, Clause)
    )


def _noted(notes: Iterable[Footnote], chosen: Chooser) -> tuple[Footnote, ...]:
    return tuple(best for best in map(chosen, notes) if isinstance(best, Footnote))


def _words(one: Passage) -> str:
    """As a person would quote it: the number or mark, then the words."""
    if isinstance(one, Footnote):
        return f"{one.marker} {one.words.text}".strip()
    cells = " | ".join(cell.text for cell in one.cells)
    return " ".join(part for part in (one.number or "", one.text, cells) if part)


def _said(value: object) -> str:
    if isinstance(value, Words):
        return value.text
    return " · ".join(value) if isinstance(value, tuple) else str(value)
