"""Security Council texts of 1946 to 1993 out of a scanner: what was counted by hand on the page is what is read.

The counts were made from the printed words, before any reading. The twenty of CHOSEN are every third file by name.
"""

from __future__ import annotations

import re

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.old.counting import Counts, counts_of

pytestmark = pytest.mark.corpus

HAND_COUNTS = {  # number of the resolution: preambular, operative, items, notes
    2: Counts(3, 1, 0, 0),
    41: Counts(1, 4, 0, 0),
    50: Counts(1, 12, 0, 1),
    52: Counts(1, 1, 0, 1),
    53: Counts(1, 1, 0, 1),
    62: Counts(3, 2, 2, 1),
    63: Counts(2, 2, 2, 1),
    66: Counts(1, 4, 3, 2),
    74: Counts(1, 1, 0, 2),
    77: Counts(1, 1, 0, 2),
    91: Counts(7, 9, 2, 3),
    95: Counts(6, 4, 0, 2),
    99: Counts(3, 1, 0, 1),
    108: Counts(4, 6, 0, 1),
    110: Counts(2, 1, 0, 0),
    124: Counts(1, 1, 0, 1),
    130: Counts(3, 1, 0, 1),
    140: Counts(1, 1, 0, 1),
    151: Counts(1, 1, 0, 1),
    158: Counts(1, 1, 0, 1),
    190: Counts(4, 3, 3, 0),
    224: Counts(1, 1, 0, 1),
    231: Counts(2, 3, 0, 1),
    233: Counts(3, 2, 0, 0),
    242: Counts(3, 4, 5, 0),
    252: Counts(6, 4, 0, 2),
    302: Counts(5, 10, 2, 3),
    321: Counts(7, 6, 0, 4),
    337: Counts(6, 4, 0, 1),
    381: Counts(3, 1, 3, 2),
    411: Counts(16, 14, 0, 4),
    413: Counts(1, 1, 0, 0),
    418: Counts(10, 7, 0, 1),
    436: Counts(3, 3, 0, 0),
    437: Counts(4, 4, 0, 3),
    442: Counts(1, 1, 0, 1),
    452: Counts(7, 4, 0, 1),
    528: Counts(4, 1, 0, 0),
    557: Counts(1, 1, 3, 0),
    562: Counts(7, 6, 0, 2),
    573: Counts(7, 6, 0, 2),
    579: Counts(5, 5, 0, 5),
    582: Counts(7, 8, 0, 1),
    588: Counts(7, 3, 0, 0),
    593: Counts(4, 3, 0, 1),
    598: Counts(10, 10, 0, 1),
    600: Counts(0, 1, 3, 0),
    605: Counts(7, 7, 0, 3),
    606: Counts(3, 4, 0, 1),
    609: Counts(4, 5, 0, 2),
    653: Counts(2, 2, 0, 1),
    656: Counts(3, 3, 0, 2),
    665: Counts(5, 5, 0, 0),
    677: Counts(4, 3, 0, 0),
    709: Counts(1, 1, 0, 0),
    780: Counts(4, 5, 0, 1),
    847: Counts(7, 5, 0, 0),
    852: Counts(4, 5, 0, 3),
    858: Counts(7, 11, 3, 0),
    891: Counts(5, 6, 0, 1),
}
NUMBERS = sorted(HAND_COUNTS)
CHOSEN = NUMBERS[::3]


@pytest.fixture(scope="module")
def files(shared):
    folder = shared / "corpus" / "ocr"
    return {int(re.search(r"RES_(\d+)_", file.name)[1]): file for file in folder.glob("*.txt")}


def test_twenty_are_chosen_by_a_fixed_rule(files):
    assert sorted(files) == NUMBERS
    assert len(CHOSEN) == 20


@pytest.mark.parametrize("number", NUMBERS)
def test_counts_are_those_of_the_hand(files, number):
    (draft,) = read_source(files[number].read_bytes(), files[number].name).drafts
    assert counts_of(draft) == HAND_COUNTS[number]
    assert (draft.identity.body, draft.identity.number) == ("sc", number)
    assert draft.identity.session == re.search(r"_(\d{4})_EN", files[number].name)[1]
