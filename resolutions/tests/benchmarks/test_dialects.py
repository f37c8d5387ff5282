"""One question in the words of each contestant."""

import pytest

from benchmarks.search import dialects
from benchmarks.search.queries import FACETS, Query

WORDS = Query("two words", words=("poppy", "harbour"))
NOT = Query("not", words=("poppy", "harbour"), without=("lantern",))
PHRASE = Query("phrase", phrase="paper lanterns")
PREFIX = Query("prefix", prefix="lan")
BROWSE = Query("browse", chosen={"session": "ga:77", "topic": "lanterns"})


@pytest.mark.parametrize(
    ("query", "archive", "fts5", "tsquery", "tantivy"),
    [
        (WORDS, "poppy harbour", '"poppy" AND "harbour"', ("poppy harbour", "websearch"), "+poppy +harbour"),
        (
            *(NOT, "poppy harbour -lantern", '("poppy" AND "harbour") NOT "lantern"'),
            *(("poppy harbour -lantern", "websearch"), "+poppy +harbour -lantern"),
        ),
        (PHRASE, '"paper lanterns"', '"paper lanterns"', ('"paper lanterns"', "websearch"), '"paper lanterns"'),
        (PREFIX, "lan*", '"lan"*', ("lan:*", "raw"), ""),
        (BROWSE, "", "", ("", "websearch"), ""),
    ],
)
def test_every_contestant_is_asked_the_same(query, archive, fts5, tsquery, tantivy):
    assert dialects.archive_words(query) == archive
    assert dialects.fts5(query) == fts5
    assert dialects.tsquery(query) == tsquery
    assert dialects.tantivy_words(query) == tantivy


def test_addresses_carry_unit_and_facets():
    assert dialects.archive_address(BROWSE, "resolution") == "unit=resolution&session=ga:77&topic=lanterns"
    six = "".join(f"&facets={name}" for name in FACETS)
    assert dialects.archive_json_address(BROWSE, "resolution") == f"unit=resolution&session=ga:77&topic=lanterns{six}"
    address = dialects.datasette_address(BROWSE, "texts", "lean")
    assert "session__exact=ga%3A77" in address
    assert "topic__arraycontains=lanterns" in address
    assert "_search=" not in address
    assert address.count("_facet=") + address.count("_facet_array=") == 6


def test_a_question_survives_the_pipe():
    assert Query.from_json(NOT.to_json()) == NOT
