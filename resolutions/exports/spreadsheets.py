"""Cells that a spreadsheet must not take for formulas: what a text says may begin like one."""

from __future__ import annotations

_BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """'=1+1' -> "'=1+1"; the apostrophe tells a spreadsheet that words follow. Everything else stays as it is.

    >>> harmless("-export"), harmless("export"), harmless(-3)
    ("'-export", 'export', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_BEGIN_A_FORMULA) else value
