"""Sales numbers of United Nations publications: E.94.XI.5, 62.XI.1, and the misprint E.08.XI.I."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.citations.pinpoints import pinpoint_of_source

_NUMBER = r"\d{2}\.[IVX]{1,5}(?:\.[A-Z](?=\.))?\.(?:\d{1,3}|I(?!\w))"
_SALES = re.compile(rf"\b(?P<full>[A-Z](?:/[A-Z])*\.{_NUMBER})|(?P<told>Sales Nos?\.:? ?)(?P<bare>{_NUMBER})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sale:
    """A sales number at [start, end); `key` without misprints, `pinpoint` as the words say."""

    start: int
    end: int
    key: str
    pinpoint: str = ""


def find_sales(text: str) -> Iterator[Sale]:
    """'United Nations publication, Sales No. E.94.XI.5' -> the number alone, as printed."""
    if not any(sign in text for sign in (".I", ".V", ".X")):
        return
    for found in _SALES.finditer(text):
        group = "full" if found["full"] else "bare"
        key = re.sub(r"\.I$", ".1", found[group])
        pinpoint, _ = pinpoint_of_source(text, found.end())
        yield Sale(found.start(group), found.end(group), key, pinpoint)
