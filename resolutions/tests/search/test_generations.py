"""The name of a state of the index tells when it was made."""

from datetime import UTC, datetime, timedelta

import pytest

from resolutions.models.search import SearchState
from resolutions.search.index.generations import SHORT, made_at, new_generation
from resolutions.search.index.snapshot import generation
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding


def test_a_generation_tells_when_it_was_made():
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    assert before <= made_at(new_generation()) <= datetime.now(UTC)


def test_no_two_generations_are_alike_nor_are_their_short_names():
    made = {new_generation()[:SHORT] for _ in range(1000)}
    assert len(made) > 990  # a millisecond has 65,536 short names


@pytest.mark.parametrize("name", ["", "zzz", "f" * 32, "0" * 32, "a56b83df15514b6e93e74be5630f4ead", "−1"])
def test_a_name_that_tells_no_time_has_none(name):
    assert made_at(name) is None


def test_a_generation_fits_its_column():
    assert len(new_generation()) <= SearchState._meta.get_field("generation").max_length


def test_an_index_that_was_never_written_is_of_no_time():
    assert made_at(generation()) is None
    holding(clause("op1", "Counts lamps."))
    assert made_at(generation()) is not None
