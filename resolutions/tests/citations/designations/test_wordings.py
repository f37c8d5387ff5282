"""Citations typed as people type them: the right answer, or the right question."""

import pytest

from resolutions.citations.designations import read_citations
from resolutions.structure.identity import Identity
from resolutions.tests.citations.designations.wordings import wordings

TITLES = {"safe carriage of paper lanterns": (Identity("cnd", "resolution", "46", 2),)}


def test_there_are_two_hundred_different_wordings():
    assert len({wording.words for wording in wordings()}) == 200


@pytest.mark.parametrize("wording", wordings(), ids=lambda wording: wording.words[:60])
def test_wording_is_read_as_it_is_meant(wording):
    readings = read_citations(wording.words, find_titled=lambda title: TITLES.get(title.lower(), ()))
    assert tuple(frozenset(reading.paths) for reading in readings if reading.candidates) == wording.addresses
