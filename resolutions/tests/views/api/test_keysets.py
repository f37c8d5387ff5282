"""Cursors: every one that is written reads back, and every one of the right form is read."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from resolutions.views.api.keysets import Key, Keyset, Kind

ORDER = Keyset(Key("day", Kind.DAY, is_falling=True), Key("place"), Key("number", Kind.NUMBER))
_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(st.dates(), _WORDS, st.integers(0, 999_999_999))
def test_cursor_reads_back_to_the_place_it_was_written_for(day, place, number):
    cursor = ORDER.write((day, place, number))
    assert re.fullmatch(ORDER.pattern, cursor)
    assert ORDER.read(cursor) == (day, place, number)


@given(st.from_regex(ORDER.pattern, fullmatch=True, alphabet="0123456789abcdef."))
def test_whatever_has_the_form_of_a_cursor_is_a_place(cursor):
    day, place, number = ORDER.read(cursor)
    assert isinstance(day, date)
    assert "\0" not in place
    assert number >= 0


def test_days_fall_and_places_rise():
    assert ORDER.order == ["-day", "place", "number"]
    after = str(ORDER.after((date(2002, 3, 15), "a", 1)))
    assert "day__lt" in after
    assert "place__gt" in after
