"""Decisions of conferences of parties: "decision 1/CP.21", "decisions 3/COP.14 and 2/CMA.3". They have no symbol: the number is the key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.citations.pinpoints import pinpoint_after

_DECISION = re.compile(r"(?<![\w/.])(?P<number>\d{1,3}/(?:COP|CP|CMP|CMA|MOP)\.\d{1,2})(?![\w/])")


@dataclass(frozen=True, slots=True)
class PartyDecision:
    """A number at [start, end), which is its own key."""

    start: int
    end: int
    key: str
    pinpoint: str = ""


def find_party_decisions(text: str) -> Iterator[PartyDecision]:
    """'decision 1/CP.21, annex' -> the decision 1/CP.21, its annex."""
    if not any(sign in text for sign in ("P.", "MA.")):
        return
    for found in _DECISION.finditer(text):
        pinpoint, end = pinpoint_after(text, found.end())
        yield PartyDecision(found.start(), end, found["number"], pinpoint)
