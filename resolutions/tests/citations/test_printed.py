"""Designations in print."""

import pytest

from resolutions.citations.printed import printed_designation
from resolutions.structure.identity import Identity


@pytest.mark.parametrize(
    ("identity", "printed"),
    [
        (Identity("cnd", "resolution", "40", 2), "2 (XL)"),
        (Identity("cnd", "resolution", "41", 2), "41/2"),
        (Identity("cnd", "resolution", "S-3", 6), "6 (S-III)"),
        (Identity("cnd", "resolution", "902", 3), "902/3"),
        (Identity("ga", "resolution", "3", 217, "A"), "217 A (III)"),
        (Identity("ga", "resolution", "31", 7), "31/7"),
        (Identity("ga", "resolution", "S-20", 4, "C"), "S-20/4 C"),
        (Identity("ga", "resolution", "S-1", 104), "104 (S-1)"),
        (Identity("ecosoc", "resolution", "50", 1577), "1577 (L)"),
        (Identity("ecosoc", "resolution", "1978", 5), "1978/5"),
        (Identity("sc", "resolution", "2008", 1817), "1817 (2008)"),
        (Identity("wha", "resolution", "18", 47), "WHA18.47"),
        (Identity("cnd", "declaration", "62", None, "", "ministerial-declaration"), "ministerial declaration"),
    ],
)
def test_a_number_is_printed_as_its_organ_prints_it(identity, printed):
    assert printed_designation(identity) == printed
