"""What follows a short list of texts, told apart from what was found."""

import pytest

from resolutions.search.nearby import FEW, nearby, wider_request
from resolutions.search.request import SearchRequest
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import holding, search


def _near(address):
    found = nearby(search(address))
    return [hit.identity.designation for hit in found.hits] if found else []


def test_texts_with_more_of_the_words_come_first():
    holding(clause("op1", "Counts the lamps."), number=1)
    holding(clause("op1", "Counts the lamps of brass."), number=2)
    holding(clause("op1", "Counts the lamps and the boats of copper."), number=3)
    assert search("q=lamps+copper+brass").total == 0
    assert _near("q=lamps+copper+brass") == ["901/2", "901/3", "901/1"]


def test_what_was_found_is_not_told_again():
    holding(clause("op1", "Counts the lamps of brass."), number=1)
    holding(clause("op1", "Counts the lamps."), number=2)
    assert search("q=lamps+brass").total == 1
    assert _near("q=lamps+brass") == ["901/2"]


def test_all_words_in_several_paragraphs_are_near():
    holding(clause("op1", "Counts the lamps."), clause("op2", "Buys brass."))
    assert _near("q=lamps+brass") == ["901/1"]
    assert _near("q=lamps+brass&unit=resolution") == []


def test_chosen_values_hold_for_what_is_near():
    holding(clause("op1", "Counts the lamps."), number=1)
    holding(clause("op1", "Counts the lamps."), label="902", number=1)
    assert _near("q=lamps+brass&session=cnd:902") == ["902/1"]


@pytest.mark.parametrize(
    "address", ["q=lamps+brass&sort=date", "q=lamps", "q=%22lamps+brass%22", "", "q=lamps+OR+brass"]
)
def test_other_orders_and_single_terms_have_nothing_near(address):
    holding(clause("op1", "Counts the lamps."))
    assert _near(address) == []


def test_a_list_that_is_long_enough_is_not_followed():
    for number in range(1, FEW + 2):
        holding(clause("op1", "Counts the lamps of brass."), number=number)
    assert nearby(search("q=lamps+brass")) is None


@pytest.mark.parametrize(
    ("typed", "wider"),
    [
        ("coca bush", "coca OR bush"),
        ("coca bush -opium", "(coca OR bush) -opium"),
        ('"coca bush" E/CN.7/2001/16', '"coca bush" OR "e/cn.7/2001/16"'),
        ("coca bush year:1998", '(coca OR bush) year:"1998"'),
        ("coca (bush OR leaf) plant", "(coca OR plant) (bush OR leaf)"),
        ("coca", None),
        ("coca -bush", None),
        ("coca OR bush", None),
    ],
)
def test_any_of_the_words_is_asked_and_all_else_stays(typed, wider):
    asked = wider_request(SearchRequest(q=typed))
    assert (asked and asked.q) == wider


def test_the_page_tells_what_is_near_apart_from_what_was_found(client):
    holding(clause("op1", "Counts the lamps of brass."), number=1)
    holding(clause("op1", "Counts the lamps."), number=2)
    page = client.get("/search?q=lamps+brass").content.decode()
    assert "1 text found" in page
    found, near = page.split('<section class="nearby"')
    assert [mark in found for mark in ('id="hit-1"', "/cnd/resolutions/901/1")] == [True, True]
    assert [mark in near for mark in ('id="hit-2"', "/cnd/resolutions/901/2", "q=lamps+OR+brass")] == [True] * 3
    assert "nearby" not in client.get("/search?q=lamps").content.decode()
