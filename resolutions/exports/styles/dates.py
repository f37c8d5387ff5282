"""Days as the United Nations and as American manuals write them."""

from __future__ import annotations

from datetime import date

from resolutions.structure.months import MONTHS

_SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


def un_date(day: date) -> str:
    """date(2002, 3, 15) -> '15 March 2002'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def american_date(day: date) -> str:
    """date(2002, 3, 15) -> 'March 15, 2002'."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def bluebook_date(day: date) -> str:
    """date(2002, 3, 15) -> 'Mar. 15, 2002' (The Bluebook, table T12)."""
    return f"{_SHORT[day.month - 1]} {day.day}, {day.year}"
