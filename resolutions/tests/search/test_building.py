"""The form with a field for each thing: what it builds is a search as anybody could type it."""

from datetime import date

import pytest

from resolutions.search.building import build_search
from resolutions.search.find import find
from resolutions.tests.factories import clause, make_action, make_convention, make_session
from resolutions.tests.search.conftest import holding


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ""),
        ({"all": " opium  poppy "}, "opium poppy"),
        ({"phrase": 'money "laundering"'}, '"money laundering"'),
        ({"any": "coca, khat OR kava"}, "(coca OR khat OR kava)"),
        ({"any": "coca"}, "coca"),
        ({"any": '"coca leaf" khat'}, '("coca leaf" OR khat)'),
        ({"without": 'coca -khat "kava root" -'}, '-coca -khat -"kava root"'),
        ({"title": "lamps"}, "title:lamps"),
        ({"title": "brass lamps"}, "title:(brass lamps)"),
        ({"cites": '1988 Convention, "article 3"'}, 'cites:"1988 Convention, article 3"'),
        ({"year_from": "1990"}, "year:1990.."),
        ({"year_to": "1999"}, "year:..1999"),
        ({"year_from": "1990", "year_to": "1999"}, "year:1990-1999"),
        ({"year_from": "1990", "year_to": "1990"}, "year:1990"),
        ({"all": "lamps", "any": "brass tin", "without": "oil"}, "lamps (brass OR tin) -oil"),
    ],
)
def test_words_are_those_of_the_query_language(given, words):
    built = build_search(given)
    assert (built.request.q, built.faults) == (words, ())


def test_closed_vocabularies_become_choices():
    built = build_search({"action": "request", "addressee": "keepers", "body": "cnd"})
    assert built.request.chosen == {"action": ("request",), "addressee": ("keepers",), "body": ("cnd",)}


def test_sessions_from_and_to_are_those_between_them():
    for label in ("44", "45", "S-45", "46", "47"):
        make_session(label)
    make_session("45", "ga")
    holding(clause("op1", "Lamps."))  # names of sessions are kept for a minute, or until the index changes
    assert sessions("45", "47") == ["cnd:45", "cnd:46", "cnd:47"]
    assert sessions("47", "45") == ["cnd:45", "cnd:46", "cnd:47"]
    assert sessions("46", "") == ["cnd:46"]
    assert build_search({"session_from": "45", "body": "ga"}).request.query_string == "session=ga:45"


def sessions(first, last):
    return sorted(
        value
        for value in build_search({"session_from": first, "session_to": last}).request.chosen["session"]
        if "S-" not in value
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"session_from": "99"}, "There is no session “99” of this body."),
        ({"year_from": "90"}, "“90” is no year of four digits."),
        ({"year_to": "²000"}, "“²000” is no year of four digits."),
    ],
)
def test_a_field_that_cannot_be_read_is_told(given, sentence):
    assert [str(fault) for fault in build_search(given).faults] == [sentence]


def test_no_more_sessions_than_a_search_takes():
    for label in range(10, 70):
        make_session(str(label))
    holding(clause("op1", "Lamps."))
    built = build_search({"session_from": "10", "session_to": "69"})
    assert len(built.request.chosen["session"]) == 50
    assert "Narrow by years" in str(built.faults[0])


def test_what_is_built_finds_it():
    make_convention("1988")
    make_action("request")
    holding(clause("op1", "Requests brass lamps."), title="On lamps", number=1, adopted_on=date(1995, 1, 1))
    holding(clause("op1", "Requests brass lamps and oil."), title="On lamps", number=2, adopted_on=date(1995, 1, 1))
    holding(clause("op1", "Requests brass lamps."), title="On lamps", number=3, adopted_on=date(2005, 1, 1))
    built = build_search(
        {"phrase": "brass lamps", "without": "oil", "title": "on lamps", "year_from": "1990", "year_to": "1999"}
    )
    assert [hit.identity.number for hit in find(built.request).hits] == [1]
