"""A further language is stored whatever it says; what it does not share with the others is told."""

import pytest

from resolutions.models import Problem
from resolutions.store.drafts import store_reading
from resolutions.structure.identity import Adoption
from resolutions.tests.factories import clause, identity, make_body, make_draft, make_published, make_reading, make_text

pytestmark = pytest.mark.django_db


def stored(*clauses, **adopted):
    make_body()
    text = make_text(clauses or make_text().clauses, language="fr")
    draft = make_draft(text, identity(), adoption=Adoption(**adopted))
    reading, data = make_reading(draft)
    version = store_reading(reading, data).versions[0]
    return {(row.code, row.token): row for row in Problem.objects.filter(version=version)}


def test_the_same_shape_is_no_problem():
    make_published()
    assert stored() == {}


def test_a_text_that_stands_alone_is_held_against_nothing():
    assert stored() == {}


def test_a_paragraph_more_is_a_problem_at_its_place():
    make_published()
    found = stored(*make_text().clauses, clause("op4", "Remercie les gens.", number="4."))
    assert found["languages-misaligned", "op4"].severity == Problem.Severity.WARNING
    assert "op4" in found["languages-misaligned", "op4"].message


def test_a_paragraph_less_is_a_problem_of_the_text():
    make_published()
    found = stored(*make_text().clauses[:-1])
    assert "op3" in found["languages-misaligned", ""].message


def test_facts_that_disagree_are_a_problem():
    make_published(meeting=5)
    assert "6 here, 5 in the text in “en”" in stored(meeting=6)["languages-disagree", ""].message
