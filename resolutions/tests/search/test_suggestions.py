"""What else to try when nothing was found."""

from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding, search


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
