"""The links between the pages of a list, and the notice that it moved."""

import pytest
from django.http import QueryDict

from resolutions.search.paging import Paging
from resolutions.search.request import SearchRequest

NOW, BEFORE = "0199c2f1a7b34d0e" + "0" * 16, "0199c2f1a7b34d0f" + "0" * 16


def paging(address, pages, generation=NOW) -> Paging:
    request = SearchRequest.from_query(QueryDict(address))
    return Paging(request, request.page, pages, generation)


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (1, 1, "[1]"),
        (1, 3, "[1] 2 3"),
        (1, 9, "[1] 2 3 … 9"),
        (5, 9, "1 … 3 4 [5] 6 7 … 9"),
        (4, 9, "1 2 3 [4] 5 6 … 9"),
        (9, 9, "1 … 7 8 [9]"),
        (50_000, 100_000, "1 … 49998 49999 [50000] 50001 50002 … 100000"),
    ],
)
def test_first_last_and_near_pages_are_a_step_away(page, pages, shown):
    links = paging(f"page={page}", pages).links
    words = [f"{'… ' * link.skips}{f'[{link.number}]' if link.is_here else link.number}" for link in links]
    assert " ".join(words) == shown


def test_links_carry_the_generation_that_the_list_was_made_with():
    found = paging("q=lamps&page=2&sort=date", 3)
    assert found.next == f"q=lamps&sort=date&page=3&at={NOW[:16]}"
    assert found.previous == found.restart == "q=lamps&sort=date"


def test_a_list_has_moved_where_the_generation_is_another_one():
    assert paging(f"page=2&at={BEFORE[:16]}", 3).has_moved
    assert not paging(f"page=2&at={NOW[:16]}", 3).has_moved
    assert not paging("page=2", 3).has_moved


def test_the_ends_of_a_list_lead_nowhere():
    assert paging("page=3", 3).next is None
    assert paging("", 3).previous is None


def test_the_generation_is_no_part_of_the_address_of_a_search():
    assert SearchRequest.from_query(QueryDict(f"q=lamps&at={NOW}")).query_string == "q=lamps"
