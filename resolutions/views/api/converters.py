"""Parts of an address under /api/texts, each a part of the address of a page."""

from __future__ import annotations

from django.urls import register_converter

from resolutions.views.converters import ANCHOR, SessionConverter

KIND = "resolutions|decisions|declarations|statements"
NUMBER = r"[1-9][0-9]{0,8}(?:-[A-Z]{1,4})?|[a-z][a-z0-9-]{2,79}"
PLACE = rf"{ANCHOR}(?:\.\.{ANCHOR})?"
SYMBOL = r"[A-Za-z0-9][A-Za-z0-9.,:/()\[\] *–_-]{0,118}"


class KindConverter(SessionConverter):
    """'resolutions': as in the address of a page."""

    regex = KIND


class NumberConverter(SessionConverter):
    """'9', '4-C', or the slug of what has no number."""

    regex = NUMBER


class PlaceConverter(SessionConverter):
    """'op3', 'fn33', 'op3..op5'."""

    regex = PLACE


class SymbolConverter(SessionConverter):
    """A symbol with its slashes."""

    regex = SYMBOL


register_converter(KindConverter, "text-kind")
register_converter(NumberConverter, "text-number")
register_converter(PlaceConverter, "text-place")
register_converter(SymbolConverter, "symbol")
