"""The address is the whole state of a search, and no address is an error."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.models import Resolution
from resolutions.search.filters import ResolutionFilterSet
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import SearchRequest
from resolutions.tests.factories import clause, make_convention, make_session
from resolutions.tests.search.conftest import facet, holding, search


def read(address) -> SearchRequest:
    return SearchRequest.from_query(QueryDict(address))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=opium",
        "q=opium&unit=resolution&body=cnd&session=cnd:45&session=cnd:46&action=request&sort=date&page=2",
        "article=1961-as-amended/38-bis",
        "q=%22money+laundering%22+-coca",
    ],
)
def test_an_address_is_read_and_written_back(address):
    assert read(address).query_string == address


def test_what_an_address_asks_for():
    request = read("q=opium++poppy&session=cnd:45&session=cnd:46&session=cnd:45&unit=resolution&sort=cited&page=3&x=y")
    assert request.q == "opium poppy"
    assert request.chosen == {"session": ("cnd:45", "cnd:46")}
    assert (request.unit, request.sort, request.page, request.notes) == ("resolution", Sort.CITED, 3, ())


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("unit=sentence", "“sentence” is no unit of search and was left out."),
        ("sort=colour", "“colour” is no order of results and was left out."),
        ("page=0", "“0” is no page; this is the first."),
        ("page=-1", "“-1” is no page; this is the first."),
        ("page=two", "“two” is no page; this is the first."),
        ("page=99999999999999999999", "“99999999999999999999” is no page; this is the first."),
        ("page=²", "“²” is no page; this is the first."),
    ],
)
def test_what_is_not_understood_is_left_out_with_a_note(address, note):
    request = read(address)
    assert [str(each) for each in request.notes] == [note]
    assert request.query_string == ""


def test_a_value_that_does_not_exist_is_left_out_with_a_note():
    holding(clause("op1", "Counts lamps."))
    found = search("q=lamps&session=cnd:999&action=dance")
    assert found.total == 1
    assert found.notes == (
        "“cnd:999” is no value of “Session” and was left out.",
        "“dance” is no value of “Action” and was left out.",
    )
    assert found.request.query_string == "q=lamps"


def test_a_value_that_exists_but_is_nowhere_finds_nothing():
    holding(clause("op1", "Counts lamps."))
    make_session("45")
    found = search("session=cnd:45")
    assert (found.total, found.notes) == (0, ())
    assert facet(found, "session") == {"cnd:901": 1, "cnd:45": 0}


def test_a_value_is_chosen_and_freed_by_its_link():
    holding(clause("op1", "Requests lamps.", verb="request"))
    found = search("q=lamps&page=1&session=cnd:901")
    session = next(each for each in found.facets if each.name == "session")
    action = next(each for each in found.facets if each.name == "action")
    assert session.values[0].query == "q=lamps"
    assert action.values[0].query == "q=lamps&session=cnd:901&action=request"
    assert [value.label for value in found.selected] == ["CND 901"]
    assert session.clear_query == "q=lamps"


def test_units_and_orders_are_offered_with_their_links():
    found = search("q=lamps&page=2&sort=date")
    assert [(each.value, each.is_selected, each.query) for each in found.units] == [
        ("paragraph", True, "q=lamps&sort=date"),
        ("resolution", False, "q=lamps&unit=resolution&sort=date"),
    ]
    assert [each.value for each in found.sorts if each.is_selected] == ["date"]


def test_facets_have_names_for_people():
    make_convention("1988")
    holding(clause("op1", "Calls upon keepers.", verb="call upon"), vote_in_favour=3)
    labels = {each.name: [value.label for value in each.values] for each in search("").facets}
    assert labels["body"] == ["Commission on Narcotic Drugs"]
    assert labels["action"] == ["call upon"]
    assert labels["vote"] == ["adopted by a vote"]
    assert labels["part"] == ["operative part"]
    assert labels["language"] == ["English"]


def test_sessions_stand_in_their_order_and_actions_by_frequency():
    for number, (label, verb) in enumerate((("45", "note"), ("46", "note"), ("47", "request")), 1):
        holding(clause("op1", "Lamps.", verb=verb), label=label, number=number)
    assert list(facet(search("q=lamps"), "session")) == ["cnd:47", "cnd:46", "cnd:45"]
    assert list(facet(search("q=lamps"), "action")) == ["note", "request"]


def test_the_filter_set_narrows_a_queryset_as_the_search_does():
    holding(clause("op1", "Requests lamps.", verb="request"), number=1)
    holding(clause("op1", "Notes lamps.", verb="note"), number=2)
    everything = Resolution.objects.all()
    narrowed = ResolutionFilterSet(QueryDict("action=request&session=cnd:901"), queryset=everything).qs
    assert [resolution.number for resolution in narrowed] == [1]
    assert ResolutionFilterSet(QueryDict("action=dance"), queryset=everything).qs.count() == 0
    assert ResolutionFilterSet(QueryDict("q=x"), queryset=everything).qs.count() == 2


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["q", "unit", "sort", "page", "session", "action", "article", "decade", "part", "zzz"]),
        st.lists(st.text(max_size=30) | st.sampled_from(["cnd:901", "1", "resolution"]), max_size=3),
    )
)
def test_no_address_is_an_error(fields):
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    found = search(data.urlencode())
    assert found.pages >= 1
