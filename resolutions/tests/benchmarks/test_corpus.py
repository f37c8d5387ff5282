"""The corpora: always the same texts, and rows that are an archive's own."""

import pytest
from django.db import Error, connection, transaction

from benchmarks.search.corpus import MORE, SIZES, places, session_label, write_text
from benchmarks.search.filling import fill, keys_of
from benchmarks.search.queries import FACETS, KINDS, Lexicon, choose
from benchmarks.search.words import vocabulary
from resolutions.models import Clause, PageState, Resolution, Version
from resolutions.search.find import find
from resolutions.search.index.writing import rebuild
from resolutions.search.request import SearchRequest
from resolutions.store.rows import from_rows

SIZE = "T"


@pytest.fixture
def filled(db):
    fill(SIZE)
    return keys_of(SIZE)


def test_rows_are_the_texts_that_were_written(filled):
    for version in Version.objects.all():
        made = write_text(version.pk, SIZE, filled.facts)
        assert from_rows(version) == made.text
        assert version.resolution.identity == made.identity
    assert Version.objects.published().count() == SIZES[SIZE]


def test_no_row_names_one_that_is_not_there(filled):
    connection.check_constraints()


def test_references_stand_where_they_say(filled):
    for clause in Clause.objects.filter(references__isnull=False).distinct():
        for reference in clause.references.all():
            assert clause.text[reference.start : reference.end] == reference.printed
            assert reference.resolution_id or reference.convention_id


def test_guards_and_notes_of_change_stand_again(filled):
    with pytest.raises(Error, match="published text is"), transaction.atomic():
        Version.objects.filter(pk=1).update(title="Another")
    before = PageState.objects.get(name="").token
    Resolution.objects.filter(pk=1).update(merged_into=2)
    connection.check_constraints()
    assert PageState.objects.get(name="").token != before


def test_texts_are_found_once_the_index_is_made(filled):
    list(rebuild())
    assert find(SearchRequest(unit="resolution")).total == SIZES[SIZE]


def test_bodies_lead_to_every_paragraph(filled):
    version = Version.objects.get(pk=1)
    assert all(f'id="{clause.token}"' in version.body_html for clause in version.clauses.all())


@pytest.mark.parametrize(
    ("body", "year", "label"),
    [("ga", 1946, "1"), ("ga", 2022, "77"), ("ecosoc", 1970, "49"), ("ecosoc", 1978, "1978"), ("sc", 1999, "1999")],
)
def test_sessions_are_called_as_their_organ_calls_them(body, year, label):
    assert session_label(body, year) == label


@pytest.mark.parametrize("size", ["T", "S"])
def test_no_two_texts_have_one_address(size):
    identities = {place.identity for place in places(size)}
    assert len(identities) == SIZES[size] + MORE


def test_texts_come_in_the_order_of_their_days():
    days = [place.day for place in places("S")[: SIZES["S"]]]
    assert days == sorted(days)


def test_frequent_words_make_up_most_of_a_text():
    tokens, cumulated = vocabulary()
    assert len(tokens) == len(set(tokens)) > 45_000
    assert 0.5 < cumulated[200] < 0.7


def test_questions_are_the_same_for_the_same_words_and_of_every_kind():
    words = [f"word{chr(97 + place % 26)}{chr(97 + place // 26)}" for place in range(600)]
    lexicon = Lexicon(common=words[:40], middling=words[40:300], rare=words[300:])
    values = {name: [f"{name}-{place}" for place in range(20)] for name in FACETS}
    asked = choose(lexicon, values, 5)
    assert asked == choose(lexicon, values, 5)
    assert {kind: sum(query.kind == kind for query in asked) for kind in KINDS} == dict.fromkeys(KINDS, 5)
    assert not any({"decade", "session"} <= set(query.chosen) for query in asked)
