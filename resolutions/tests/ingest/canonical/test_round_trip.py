"""What is written reads back: the identical tree, the same facts, no complaint."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Draft
from resolutions.ingest.explicit_outline import build_explicit_draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.canonical import read_canonical
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Adoption
from resolutions.structure.nodes import Clause, Kind, Part, Text, Words
from resolutions.tests.ingest.canonical import strategies

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class _NoActions:
    """A vocabulary that knows no verb: the trees of these tests have none."""

    def find(self, text):
        return None


NO_VOCABULARY = Vocabulary(actions=_NoActions(), conventions=None, bodies=None)


def read_back(written: str) -> tuple[Draft, list]:
    _source, (explicit,) = read_canonical(written)
    draft, problems = build_explicit_draft(explicit, NO_VOCABULARY)
    return draft, [problem.message for problem in problems if problem.code == "canonical-line"]


@MANY
@given(strategies.drafts)
def test_any_text_reads_back_to_the_identical_tree(draft):
    again, complaints = read_back(write_canonical(draft))
    assert again.text.without_sources() == draft.text.without_sources()
    assert (again.identity, again.adoption) == (draft.identity, draft.adoption)
    assert complaints == []


@MANY
@given(strategies.drafts)
def test_what_was_read_back_is_written_the_same_again(draft):
    written = write_canonical(draft)
    assert write_canonical(read_back(written)[0]) == written


@MANY
@given(strategies.drafts)
def test_without_facts_the_text_stays_whole_and_names_nothing(draft):
    again, complaints = read_back(write_canonical(draft, with_facts=False))
    assert again.text.without_sources() == draft.text.without_sources()
    assert again.identity is None
    assert complaints == []


@MANY
@given(strategies.drafts, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["", "\ufeff", "\n \n"]))
def test_line_ends_and_byte_order_marks_of_other_editors_change_nothing(draft, ending, before):
    written = before + write_canonical(draft).replace("\n", ending)
    assert read_back(written)[0].text.without_sources() == draft.text.without_sources()


@pytest.mark.parametrize("printed", ["=====", "== notes ==", "1. March 2091", "# 71st meeting", "[^1] 71st meeting"])
def test_an_adoption_line_that_looks_like_a_sign_is_none(printed):
    clause = Clause(Anchor("op1"), Part.OPERATIVE, Kind.PARAGRAPH, Words("Decides."), "1.")
    text = Text(clauses=(clause,), adoption_line=Words(printed))
    again, complaints = read_back(write_canonical(Draft(None, Adoption(), text)))
    assert again.text.without_sources() == text
    assert complaints == []


@pytest.mark.corpus
def test_every_machine_readable_text_of_the_united_nations_reads_back(shared, request):
    files = sorted((shared / "corpus" / "akn4un").rglob("*.xml"))
    for path in files if request.config.getoption("--all") else files[::7]:
        reading = read_source(path.read_bytes(), path.name)
        for draft in reading.drafts:
            written = write_canonical(draft)
            (again,) = read_source(written.encode(), "text.txt").drafts
            assert again.text.without_sources() == draft.text.without_sources(), path.name
            assert (again.identity, again.adoption) == (draft.identity, draft.adoption), path.name
