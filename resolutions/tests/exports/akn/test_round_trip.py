"""What is written is valid and reads back: the identical tree, the same facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.tests.exports.akn.reading import read_back, write
from resolutions.tests.exports.akn.validity import faults_of
from resolutions.tests.ingest.canonical import strategies
from resolutions.tests.ingest.canonical.test_round_trip import NO_VOCABULARY

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(strategies.drafts)
def test_any_text_is_valid_and_reads_back_to_the_identical_tree(draft):
    written = write(draft)
    assert faults_of(written) == []
    again = read_back(written, NO_VOCABULARY)
    assert again.text.without_sources() == draft.text.without_sources()
    assert (again.identity, again.adoption) == (draft.identity, draft.adoption)


@MANY
@given(strategies.drafts)
def test_what_was_read_back_is_written_the_same_again(draft):
    written = write(draft)
    assert write(read_back(written, NO_VOCABULARY)) == written


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["ecosoc", "ga", "sc", "languages", "ga-decision"])
def test_texts_of_the_united_nations_read_back(shared, request, folder):
    files = sorted((shared / "corpus" / "akn4un" / folder).glob("*.xml"))
    for path in files if request.config.getoption("--all") else files[::17]:
        for draft in read_source(path.read_bytes(), path.name).drafts:
            written = write(draft)
            assert faults_of(written) == [], path.name
            again = read_back(written, shipped_vocabulary())
            assert again.text.without_sources() == draft.text.without_sources(), path.name
            assert (again.identity, again.adoption) == (draft.identity, draft.adoption), path.name


@pytest.mark.corpus
def test_seeds_read_back_with_their_repairs(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        (draft,) = read_source(path.read_bytes(), path.name).drafts
        again = read_back(write(draft), shipped_vocabulary())
        repairs = [clause.repairs for clause in draft.text.walk()]
        assert [clause.repairs for clause in again.text.walk()] == repairs
        assert any(repairs)
        assert again.text.without_sources() == replace(draft.text).without_sources()
