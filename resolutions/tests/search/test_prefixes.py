"""Beginnings that many words share find what the words find, in every segment, after every change."""

import pytest

from resolutions.models.search import SearchPrefix
from resolutions.search.index import prefixes
from resolutions.search.index.merging import merge
from resolutions.search.index.writing import rebuild, unindex
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_text
from resolutions.tests.search.conftest import holding, indexed, places, search

ASKED = ("q=la*", "q=lam*", "q=lamp*", "q=-lam*", "q=lam*+-wick*", "q=ro*")


def _answers():
    return [sorted(places(search(address)).items()) for address in ASKED]


@pytest.fixture
def _few_are_many(monkeypatch):
    monkeypatch.setattr(prefixes, "MANY", 2)


@pytest.mark.parametrize("work", [merge, rebuild])
@pytest.mark.usefixtures("_few_are_many")
def test_a_beginning_finds_what_its_words_find(work):
    for number, words in enumerate(("lamp lamb", "lame wick", "rope", "lampoon"), 1):
        holding(clause("op1", words), clause("op2", "rests"), number=number)
    before = _answers()
    list(work())
    assert set(SearchPrefix.objects.values_list("start", flat=True)) == {"la", "lam"}
    assert _answers() == before
    newer = indexed(make_text([clause("op1", "lamella and rope")], title=Words("Oil")), number=5)
    assert "901/5" in places(search("q=lam*"))
    unindex(newer.resolution)
    assert _answers() == before


@pytest.mark.usefixtures("_few_are_many")
def test_beginnings_of_words_that_are_gone_are_forgotten():
    version = indexed(make_text([clause("op1", "lamp lamb lame")], title=Words("Oil")))
    list(rebuild())
    assert SearchPrefix.objects.count() == 2
    unindex(version.resolution)
    assert search("q=lam*").total == 0
    list(merge())
    assert not SearchPrefix.objects.exists()


def test_few_words_have_no_row():
    holding(clause("op1", "lamp lamb lame"), number=1)
    list(rebuild())
    assert not SearchPrefix.objects.exists()
