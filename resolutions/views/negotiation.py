"""Which of several media types a request likes best (RFC 9110 §12.5.1): quality, then how exactly it is named, then order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_RANGE = re.compile(r"([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)")
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_LONGEST = 4000  # signs of a header that are looked at


@dataclass(frozen=True, slots=True)
class _Wish:
    """One range of the header: 'text/*;q=0.5', third in it."""

    main: str
    sub: str
    quality: float
    position: int

    def exactness(self, offer: str) -> int:
        """0: is not meant; 1: anything; 2: its main type; 3: itself."""
        main, _, sub = offer.partition("/")
        if (self.main, self.sub) == ("*", "*"):
            return 1
        if self.main != main:
            return 0
        return 3 if self.sub == sub else 2 if self.sub == "*" else 0


def best_type(header: str, offers: Sequence[str]) -> str | None:
    """The offer that is liked best; None where none is. Of equals the first of the header wins, then the first offer.

    >>> best_type("application/json;q=0.5, text/*", ["text/html", "application/json"])
    'text/html'
    """
    wishes = _parsed(header)
    if not wishes:
        return offers[0] if offers else None
    ranked = [(*_liking(wishes, offer), -at, offer) for at, offer in enumerate(offers)]
    quality, *_rest, offer = max(ranked, default=(0.0, ""))
    return str(offer) if float(quality) > 0 else None


def _parsed(header: str) -> list[_Wish]:
    """The ranges; what is none is passed over."""
    out = []
    for position, part in enumerate(_QUOTED.sub("", header[:_LONGEST]).split(",")):
        media, *parameters = (piece.strip() for piece in part.lower().split(";"))
        found = _RANGE.fullmatch(media)
        if found:
            out.append(_Wish(found[1], found[2], _quality(parameters), position))
    return out


def _quality(parameters: Sequence[str]) -> float:
    """That of 'q=0.8'; 1 where there is none or it is no quality."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value.strip()) if _QUALITY.fullmatch(value.strip()) else 1.0
    return 1.0


def _liking(wishes: Sequence[_Wish], offer: str) -> tuple[float, int, int]:
    """The most exact range that means the offer decides."""
    exactness, position, quality = max(
        ((wish.exactness(offer), -wish.position, wish.quality) for wish in wishes), default=(0, 0, 0.0)
    )
    return (quality, exactness, position) if exactness else (0.0, 0, 0)
