"""Totals, paragraphs and the count of every value of every facet, against an oracle that looks at every paragraph.

Archives and queries are drawn at random; what went wrong is printed as it would be typed. The same over a whole real
archive: `python -m benchmarks.agreement`.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from resolutions.search.asking.parsing import parse_query
from resolutions.search.finding.ranking import Sort
from resolutions.search.request import SearchRequest
from resolutions.search.terms.words import words
from resolutions.tests.search.archive_rows import OF_PARAGRAPHS, OF_TEXTS, read_archive
from resolutions.tests.search.asking import UNITS, choices, disagreements, queries
from resolutions.tests.search.conftest import holding
from resolutions.tests.search.invented import SPECS, WORDS, make_archive
from resolutions.tests.search.oracle import Oracle

SYMBOLS = ("45/1", "77/238", "A/RES/77/2", "CND/RES/45/1", "45/*", "E/CN.7/2001/16", "E/CN.7/*", "901/2", "1 (XLV)")
NAMED = {
    "action": ("request", "invited"),
    "to": ("Keepers of Lamps", "x-harbour-keepers"),
    "topic": ("x-cords",),
    "body": ("CND",),
    "session": ("cnd:45",),
    "convention": ("1988",),
    "article": ("1961/2",),
    "cites": ("1988, article 2", "The treaties on lanterns"),
    "part": ("operative",),
    "language": ("fr",),
    "vote": ("yes",),
    "decade": ("1990",),
    "nothing": ("at all",),
}
MOVED = (("topic", "x-strings"), ("addressee", "x-wardens"))
SENTENCES = [list(group) for group in WORDS.values()] + [words(" ".join(group)) for group in WORDS.values()]
QUERIES_AN_ARCHIVE = 10


@settings(
    max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(st.lists(SPECS, min_size=1, max_size=5), st.data())
def test_a_search_finds_and_counts_what_looking_at_every_paragraph_gives(specs, data):
    with transaction.atomic():
        make_archive(specs)
        oracle = Oracle(read_archive())
        values = {facet: sorted(oracle.held(facet)) for facet in (*OF_TEXTS, *OF_PARAGRAPHS)}
        asked = st.builds(
            SearchRequest,
            q=queries(SENTENCES, SYMBOLS, NAMED),
            unit=st.sampled_from(UNITS),
            chosen=choices(values, MOVED),
            sort=st.sampled_from(Sort),
            with_specimens=st.booleans(),
        )
        for request in data.draw(st.lists(asked, min_size=QUERIES_AN_ARCHIVE, max_size=QUERIES_AN_ARCHIVE)):
            assert disagreements(oracle, request) == [], request
        transaction.set_rollback(True)


@pytest.mark.parametrize("unit", UNITS)
def test_the_oracle_disagrees_with_a_wrong_answer(unit):
    holding(title="Lamps and ropes")
    oracle = Oracle(read_archive())
    request = SearchRequest(q="lamps", unit=unit)
    assert disagreements(oracle, request) == []
    oracle.texts[0].paragraphs[0].runs[0].words = ["wicks"]
    assert disagreements(Oracle(oracle.texts), request)


def test_the_oracle_counts_by_its_own_rules(db):
    holding(title="Lamps and ropes")
    text = read_archive()[0]
    assert [run.words for paragraph in text.paragraphs for run in paragraph.runs] == [["lamps", "and", "ropes"]]
    assert Oracle([text]).answer(parse_query("rope").root, "paragraph", {}).counts["body"] == {"cnd": 1}
