"""Sessions by date."""

from datetime import date

import pytest

from resolutions.citations.calendar import calendar_from_rows, shipped_calendar

OWN = calendar_from_rows([("cnd", "45", date(2002, 3, 11), date(2002, 3, 15)), ("cnd", "46", None, None)])


@pytest.mark.parametrize(
    ("body", "session", "day", "agrees"),
    [
        ("ga", "45", date(1990, 12, 14), True),
        ("ga", "45", date(2002, 3, 15), False),
        ("ga", "45", date(1991, 9, 12), True),
        ("ga", "1", date(1946, 2, 1), True),
        ("ga", "S-20", date(1998, 6, 10), True),
        ("ga", "S-20", date(2014, 1, 20), False),
        ("hrc", "37", date(2018, 3, 23), True),
        ("hrc", "37", date(1982, 12, 3), False),
        ("cnd", "45", date(2002, 3, 15), True),
        ("cnd", "45", date(1990, 12, 14), False),
        ("cnd", "12", date(1957, 5, 1), None),
        ("cnd", "70", date(2027, 3, 12), True),
        ("ecosoc", "2021", date(2021, 6, 8), True),
        ("ecosoc", "2021", date(2023, 6, 8), False),
        ("sc", "2008", date(2008, 6, 11), True),
        ("wha", "18", date(1965, 5, 20), None),
    ],
)
def test_a_date_agrees_with_the_session_it_falls_into(body, session, day, agrees):
    assert OWN.agrees(body, session, day) is agrees


def test_a_session_still_to_come_is_known():
    assert OWN.opens_after("ga", "58", date(2002, 3, 15))
    assert not OWN.opens_after("ga", "55", date(2002, 3, 15))
    assert OWN.opens_after("cnd", "55", date(2002, 3, 15))


def test_the_shipped_calendar_has_reconvened_parts():
    assert shipped_calendar().agrees("cnd", "46", date(2003, 11, 27)) is True
    assert shipped_calendar().agrees("cnd", "46", date(2003, 7, 1)) is False
