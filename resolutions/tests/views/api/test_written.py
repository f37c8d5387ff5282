"""What is written piece by piece is what the framework's renderer would write."""

import json

from hypothesis import given
from hypothesis import strategies as st
from rest_framework.renderers import JSONRenderer

from resolutions.search.facets import BY_NAME
from resolutions.search.request import SearchRequest
from resolutions.search.showing.results import Facet
from resolutions.views.api.written import Written, WrittenRenderer, write_facet

JSON = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(st.dictionaries(st.text(), JSON), st.text(), JSON)
def test_an_answer_with_a_written_piece_is_the_answer(data, name, piece):
    whole = {**data, name: piece}
    in_pieces = {**data, name: Written(json.dumps(piece, ensure_ascii=False, separators=(",", ":")))}
    assert WrittenRenderer().render(in_pieces) == JSONRenderer().render(whole)
    assert WrittenRenderer().render(in_pieces, "application/json; indent=4") == JSONRenderer().render(
        whole, "application/json; indent=4"
    )


def test_a_facet_has_its_values_with_counts_and_parents():
    labels = {"1988/3": "1988 “Convention”, article 3", "1988/5": "article \\5"}
    request = SearchRequest(chosen={"article": ("1988/5",)})
    facet = Facet("article", request, {"1988/3": 7, "1988/5": 2}, BY_NAME["article"], lambda _name: labels)
    assert json.loads(write_facet(facet, {"1988/3": "1988"})) == {
        "name": "article",
        "label": "Article",
        "below": "convention",
        "values": [
            {"value": "1988/3", "label": labels["1988/3"], "count": 7, "is_chosen": False, "parent": "1988"},
            {"value": "1988/5", "label": labels["1988/5"], "count": 2, "is_chosen": True, "parent": ""},
        ],
    }
