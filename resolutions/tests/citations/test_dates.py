"""Days as printed."""

from datetime import date

from resolutions.citations.dates import parse_date


def test_a_day_is_read():
    assert parse_date("28 October 1993") == date(1993, 10, 28)
    assert parse_date("of 1 march 2002,") == date(2002, 3, 1)


def test_a_day_of_no_calendar_is_none():
    assert parse_date("31 February 1993") is None
    assert parse_date("1 Brumaire 1793") is None
    assert parse_date("October 1993") is None
