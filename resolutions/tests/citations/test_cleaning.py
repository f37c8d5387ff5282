"""The levelled copy of printed words, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.citations.cleaning import clean


@pytest.mark.parametrize(
    ("printed", "copy"),
    [
        ("S\u201320/4\u00a0C", "S-20/4 C"),
        ("S\u201120/2", "S-20/2"),
        ("the \u201cAccord\u201d", 'the "Accord"'),
        ("co-operation in a r\u00e9gime", "cooperation in a regime"),
        ("tra\u00adffic", "traffic"),
        ("two  blanks", "two blanks"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_spellings_that_hide_a_citation_are_levelled(printed, copy):
    assert clean(printed)[0] == copy


def test_the_map_leads_back_past_a_removed_hyphen():
    printed = "on co-operation in 45/9"
    copy, back = clean(printed)
    at = copy.index("45/9")
    assert printed[back.to_printed(at) : back.to_printed(at + 4, is_end=True)] == "45/9"


@given(st.text(alphabet="co-peratin é\u00ad\u200b\u201345/9", max_size=60))
def test_every_offset_of_the_copy_leads_into_the_printed_words_in_order(printed):
    copy, back = clean(printed)
    offsets = [back.to_printed(at) for at in range(len(copy) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= at <= len(printed) for at in offsets)
