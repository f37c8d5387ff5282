"""What else to try when nothing was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.finding.wordlist import edits, word_list
from resolutions.search.index.snapshot import current
from resolutions.search.index.writing import unindex
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding, search
from resolutions.tests.terms import make_asking, make_terms


def _suggested(address):
    return [(each.query, each.count) for each in search(address).suggestions]


def test_a_misspelled_word_is_offered_as_one_that_the_archive_has():
    holding(clause("op1", "Counts lanterns in harbours."))
    assert _suggested("q=lantrens") == [("q=lanterns", 1)]
    assert search("q=lantrens").suggestions[0].words == "did you mean “lanterns”?"


def test_words_in_different_paragraphs_are_offered_for_whole_resolutions():
    holding(clause("op1", "Counts boats."), clause("op2", "Counts lamps."))
    assert _suggested("q=boats+lamps") == [("q=boats+lamps&unit=resolution", 1)]


def test_filters_that_leave_nothing_are_offered_to_be_taken_away():
    holding(clause("op1", "Counts lamps.", verb="note"), label="45")
    holding(clause("op1", "Counts boats.", verb="note"), label="46")
    assert ("q=lamps", 1) in _suggested("q=lamps&session=cnd:46")


def test_nothing_is_suggested_where_nothing_would_help_or_something_was_found():
    holding(clause("op1", "Counts lamps."))
    assert _suggested("q=xylophone") == []
    assert _suggested("q=lamps") == []
    assert _suggested("") == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lantrens", "lanterns"),
        ("Lantrens", "lanterns"),
        ("lnaterns", "lanterns"),
        ("kanterns", "lanterns"),
        ("harbours lantrens", "harbours lanterns"),
        ('"brass lantrens"', '"brass lanterns"'),
        ('"brass lantrens"~3', '"brass lanterns"~3'),
        ("title:lanp", "title:lamp"),
        ("lanterz*", "lanterns"),
        ("lantrens -boats", "lanterns -boats"),
        ("to:keeprs", 'to:"Keepers"'),
        ("lantrens to:keeprs", 'lanterns to:"Keepers"'),
    ],
)
def test_what_was_mistyped_is_mended_in_words_phrases_and_fields(typed, words):
    make_terms()
    make_asking("Requests the keepers to count brass lanterns in harbours;", title="A lamp")
    found = search("", q=typed)
    assert found.total == 0
    assert [each.words for each in found.suggestions if "mean" in each.words] == [f"did you mean “{words}”?"]
    for each in found.suggestions:
        assert search(each.query).total == each.count > 0


def test_of_near_words_the_frequent_one_is_offered():
    holding(clause("op1", "Counts the lamp and the lamp and the lamp."), clause("op2", "A limp."))
    assert search("", q="lemp").suggestions[0].words == "did you mean “lamp”?"


def test_a_word_of_a_text_that_is_gone_is_not_offered():
    version = holding(clause("op1", "Paints the mast, every mast."), number=1)
    holding(clause("op1", "Paints must."), number=2)
    unindex(version.resolution)
    assert [each.words for each in search("", q="mist").suggestions] == ["did you mean “must”?"]


def test_a_phrase_that_is_nowhere_is_offered_with_its_words_near_or_apart():
    holding(clause("op1", "Counts brass and tin lamps."))
    assert _suggested("q=%22brass lamps%22") == [("q=%22brass+lamps%22~5", 1)]
    holding(clause("op1", "Counts glass, and much that is of no use at all to anybody, then boats."), number=2)
    assert _suggested("q=%22glass boats%22") == [("q=glass+boats", 1)]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("lamp", "lamp", 0),
        ("lamp", "lmap", 1),
        ("lamp", "lamps", 1),
        ("lamp", "limps", 2),
        ("lamp", "boats", 3),
        ("", "a", 1),
    ],
)
def test_letters_that_differ_are_counted(one, other, distance):
    assert edits(one, other, 2) == edits(other, one, 2) == distance


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_way_back_is_as_far(one, other):
    assert edits(one, other, 3) == edits(other, one, 3)
    assert (edits(one, other, 3) == 0) == (one == other)


def test_words_that_begin_so_are_listed_by_frequency():
    holding(clause("op1", "Lamps, lamps, lanterns, lamplight, lamps, lanterns."))
    listed = word_list(current())
    assert listed.starting("la", 2) == ["lamps", "lanterns"]
    assert listed.starting("lamp", 9) == ["lamps", "lamplight"]
    assert listed.starting("x", 9) == []
    assert "lanterns" in listed
    assert "lantern" not in listed
