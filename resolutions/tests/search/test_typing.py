"""What is proposed while somebody types: texts, values of fields, words; each of them finds something."""

import pytest

from resolutions.search.index.snapshot import current
from resolutions.search.typing import MOST, completions
from resolutions.tests.factories import clause, make_convention
from resolutions.tests.search.conftest import holding, search
from resolutions.tests.search.test_fields import citing
from resolutions.tests.terms import make_asking, make_terms


def texts(typed):
    return [each.text for each in completions(typed, current())]


@pytest.mark.parametrize(
    "typed",
    ["45/", "45/9", "res 45/9", "Resolution 45/9", "CND 45", "cnd res. 45/9", "CND/RES/45", "cnd resolution 45/9"],
)
def test_a_number_is_gone_on_with(typed):
    holding(clause("op1", "Counts."), title="On wicks", label="45", number=9)
    holding(clause("op1", "Counts."), label="46", number=9)
    found = completions(typed, current())
    assert [(each.text, each.about, each.path) for each in found] == [
        ("CND resolution 45/9", "On wicks", "/cnd/resolutions/45/9")
    ]
    assert search("", q=found[0].text).hits[0].path == found[0].path


def test_an_old_number_and_a_symbol_are_gone_on_with():
    holding(clause("op1", "Counts."), label="40", number=2)
    holding(clause("op1", "Counts."), label="77", number=238, body="ga", symbol="A/RES/77/238")
    assert texts("2 (X") == texts("2(xl)") == texts("CND 2 (XL") == ["CND resolution 2 (XL)"]
    assert texts("A/RES/77") == texts("a/res/77/238") == texts("GA 77/23") == ["GA resolution 77/238"]
    assert search("", q="CND resolution 2 (XL)").total == 1


def test_the_very_number_comes_before_those_that_begin_so():
    for number in (1, 10, 11):
        holding(clause("op1", "Counts."), label="45", number=number)
    assert texts("45/1")[0] == "CND resolution 45/1"


def test_titles_that_begin_so_come_before_those_that_hold_the_words():
    holding(clause("op1", "Counts."), title="Brass lamps", number=1, adopted_on="1990-01-01")
    holding(clause("op1", "Counts."), title="Of lamps of brass", number=2, adopted_on="2000-01-01")
    holding(clause("op1", "Counts."), title="Of tin", number=3)
    assert texts("bra")[:2] == ["CND resolution 901/1", "CND resolution 901/2"]
    assert texts("lamps bra")[:1] == ["CND resolution 901/2"]
    assert [each for each in texts("brass la") if each.startswith("CND")] == [
        "CND resolution 901/1",
        "CND resolution 901/2",
    ]


def test_values_that_texts_have_are_offered_as_fields():
    make_terms()
    make_asking(number=1)
    assert "to:Keepers" in texts("kee")
    assert "topic:Lanterns" in texts("lant")
    assert not [each for each in texts("pilots") if ":" in each]
    for text in ("to:Keepers", "topic:Lanterns"):
        assert search("", q=text).total == 1


def test_after_a_field_word_only_its_values_are_offered():
    make_terms()
    make_asking(number=1)
    citing("Notes the paper.", number=2, kind="convention", target="1988", convention=make_convention("1988"))
    assert texts("oil to:k") == ["oil to:Keepers"]
    assert set(texts("to:")) == {"to:Keepers", "to:Harbours", "to:Islands"}
    assert texts("cites:19") == texts('cites:"1988 con') == ['cites:"1988 Convention"']
    assert texts("foo:k") == []
    assert texts("year:19") == []
    assert search("", q='cites:"1988 Convention"').total == 1


def test_the_last_word_is_gone_on_with_by_frequency():
    holding(clause("op1", "Lamps, lamps, lamplight and boats."), title="On boats")
    assert texts("boats lam") == ["boats lamps", "boats lamplight"]
    assert texts("-lam") == []


def test_few_and_each_once():
    for number in range(1, 20):
        holding(clause("op1", "Counts lamps, lamplight, lampblack, lampoons."), title="Lamps", number=number)
    found = texts("lam")
    assert len(found) == len(set(found)) <= MOST
    assert texts("l") == texts("") == texts("  ") == texts('"') == []


@pytest.mark.parametrize(
    "typed",
    ["(", '"', "to:", "title:x", "::::", "麻", "麻醉", "é", "\0\0", "45/", "/" * 300, "a" * 999, "-", "* *", 'to:"'],
)
def test_nothing_that_is_typed_is_an_error(typed):
    make_terms()
    make_asking(number=1)
    assert isinstance(texts(typed), list)


def test_nothing_is_proposed_of_an_empty_archive():
    assert texts("lamps") == []
