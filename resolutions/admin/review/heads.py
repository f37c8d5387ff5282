"""Where the title, the number, the enacting words and the adoption line stand in the source: found by their words.

A reading keeps the places of paragraphs and notes; what stands around them is printed once, close to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from resolutions.admin.review.places import Place
from resolutions.models import Version

_BEFORE, _AFTER = 8_000, 4_000  # characters around the paragraphs: a cover page, a list of votes
LABELS = {
    "printed": _("number"),
    "title": _("title"),
    "formula": _("enacting words"),
    "adoption": _("adoption line"),
}
_SIGNS = frozenset("*_#\\")  # of Markdown, which the words have not


def head_places(
    version: Version, text: str, places: Sequence[Place], pages: Sequence[int]
) -> dict[str, tuple[Place, ...]]:
    """Name of a head ("title", "formula", "adoption", "printed") -> its place, () where its words stand nowhere."""
    body = [place for place in places if place.kind == "clause"]
    if not body:
        return {}
    first, last = min(place.start for place in body), max(place.end for place in body)
    above, below = _Stretch(text, max(0, first - _BEFORE), first), _Stretch(text, last, min(len(text), last + _AFTER))
    found = {
        "printed": above.last(version.printed),
        "title": above.last(version.title),
        "formula": above.last(version.formula),
        "adoption": below.first(version.adoption_line) or above.last(version.adoption_line),
    }
    return {name: _places(name, span, pages) for name, span in found.items() if span}


def _places(name: str, span: tuple[int, int], pages: Sequence[int]) -> tuple[Place, ...]:
    page = sum(1 for begin in pages if begin <= span[0]) or 1
    return (Place(*span, page, name, "head", title=str(LABELS[name])),)


class _Stretch:
    """A part of the source without its white space, so that line ends do not matter, and the way back."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.offsets = [at for at in range(start, end) if not text[at].isspace() and text[at] not in _SIGNS]
        self.letters = "".join(text[at] for at in self.offsets)

    def first(self, words: str) -> tuple[int, int] | None:
        wanted = _squeezed(words)
        return self._span(self.letters.find(wanted), wanted)

    def last(self, words: str) -> tuple[int, int] | None:
        wanted = _squeezed(words)
        return self._span(self.letters.rfind(wanted), wanted)

    def _span(self, at: int, wanted: str) -> tuple[int, int] | None:
        if at < 0 or not wanted:
            return None
        return self.offsets[at], self.offsets[at + len(wanted) - 1] + 1


def _squeezed(words: Iterable[str]) -> str:
    return "".join(letter for letter in words if not letter.isspace() and letter not in _SIGNS)
