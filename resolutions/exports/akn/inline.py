"""Printed words as mixed content: stretches that always nest, note calls where they stand.

Of what overlaps, the outer goes on: a stretch that has to be cut is opened again with our `on`, so that the two pieces
read back as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from resolutions.exports.akn.form import Element, add, own, unstorable
from resolutions.structure.nodes import Mark, Words

ITALIC = "i"


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) of the words in one element; a smaller rank is further outside. goes_on: it is the rest of one."""

    start: int
    end: int
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    rank: int = 0
    goes_on: bool = False


def write_inline(
    into: Element, words: Words, stretches: Iterable[Stretch], call: Callable[[Element, Mark], None]
) -> None:
    """Puts the words behind what `into` holds; `call` writes a note call. Italics are added to the stretches."""
    italics = [Stretch(start, end, ITALIC, rank=9) for start, end in words.italics]
    _Cutter(into, words, _with_italics(list(stretches), italics), call).write()


def put_text(into: Element, text: str) -> None:
    """Text behind what `into` holds; a sign that XML cannot hold is named by its number."""
    at = 0
    for place, sign in unstorable(text):
        _append(into, text[at:place])
        add(into, "inline", name="character").set(own("code"), f"{ord(sign):X}")
        at = place + 1
    _append(into, text[at:])


def without_overlap(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In printed order; one that begins inside the one before it is left out."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.start, -one.end)):
        if stretch.start < stretch.end and (not kept or stretch.start >= kept[-1].end):
            kept.append(stretch)
    return kept


def without_crossing(inner: Iterable[Stretch], outer: Sequence[Stretch]) -> list[Stretch]:
    """Those of `inner` that stand wholly inside or wholly outside of each of `outer`."""
    return [
        one
        for one in inner
        if all(
            one.end <= other.start or one.start >= other.end or (other.start <= one.start and one.end <= other.end)
            for other in outer
        )
    ]


def _with_italics(stretches: list[Stretch], italics: list[Stretch]) -> list[Stretch]:
    """A term that is printed in italics says so itself: never semantic and presentational on the same words."""
    out: list[Stretch] = []
    for stretch in stretches:
        over = next((one for one in italics if stretch.name == "term" and _covers(one, stretch)), None)
        if over is None:
            out.append(stretch)
            continue
        italics.remove(over)
        attributes = {**stretch.attributes, "class": "italic"}
        out.append(Stretch(stretch.start, stretch.end, stretch.name, attributes, stretch.rank))
        if over.end > stretch.end:
            italics.append(Stretch(stretch.end, over.end, ITALIC, rank=9, goes_on=True))
    return out + italics


def _covers(italic: Stretch, term: Stretch) -> bool:
    return italic.start == term.start and italic.end >= term.end


def _append(into: Element, text: str) -> None:
    if not len(into):
        into.text = (into.text or "") + text
    else:
        into[-1].tail = (into[-1].tail or "") + text


class _Cutter:
    """Writes piece by piece and keeps the stack of open elements."""

    def __init__(
        self, into: Element, words: Words, stretches: Sequence[Stretch], call: Callable[[Element, Mark], None]
    ) -> None:
        self.words = words
        length = len(words.text)
        kept = (one for one in stretches if one.start < min(one.end, length))
        self.stretches = sorted(kept, key=lambda one: (one.rank, one.start))
        self.call = call
        self.open: list[tuple[Stretch | None, Element]] = [(None, into)]
        self.begun: set[int] = set()

    def write(self) -> None:
        text, length = self.words.text, len(self.words.text)
        marks = sorted(self.words.marks, key=lambda mark: mark.at)
        places = {0, length, *(min(mark.at, length) for mark in marks)}
        places.update(min(at, length) for one in self.stretches for at in (one.start, one.end))
        cuts = sorted(places)
        for begin, end in zip(cuts, [*cuts[1:], length], strict=True):
            wanted = [one for one in self.stretches if one.start <= begin < one.end]
            self._close(wanted)
            while marks and min(marks[0].at, length) <= begin:
                self.call(self.open[-1][1], marks.pop(0))
            for stretch in wanted[len(self.open) - 1 :]:
                self._begin(stretch)
            put_text(self.open[-1][1], text[begin:end])

    def _close(self, wanted: Sequence[Stretch]) -> None:
        """Leaves open what is still wanted and has nothing else outside of it."""
        same = 0
        while same < min(len(wanted), len(self.open) - 1) and wanted[same] is self.open[same + 1][0]:
            same += 1
        del self.open[same + 1 :]

    def _begin(self, stretch: Stretch) -> None:
        element = add(self.open[-1][1], stretch.name)
        is_rest = stretch.goes_on or id(stretch) in self.begun
        for key, value in stretch.attributes.items():
            if key != "eId" or not is_rest:
                element.set(key, value)
        if is_rest:
            element.set(own("on"), "1")
        self.begun.add(id(stretch))
        self.open.append((stretch, element))
