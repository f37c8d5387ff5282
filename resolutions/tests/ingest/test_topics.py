"""What texts are about, in invented wording."""

import pytest

from resolutions.ingest.name_patterns import any_of
from resolutions.ingest.topics import (
    NEVER,
    TEXT,
    TITLE,
    TopicFound,
    TopicName,
    TopicRow,
    Topics,
    extract_topics,
    shipped_topics,
)
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_text

VOCABULARY = Topics(
    (
        TopicRow("lanterns", (TopicName("lanterns"), TopicName("paper lamp", TEXT))),
        TopicRow("oil", (TopicName("oil", TEXT), TopicName("oil painting", NEVER), TopicName("Fund for Lamp Oil"))),
        TopicRow("harbours", (TopicName("harbour fees", TITLE, ("cnd",)),)),
    )
)


def found(title, *words, body="cnd", language="en"):
    clauses = [clause(f"op{count}", text, number=f"{count}.") for count, text in enumerate(words, 1)]
    text = make_text(clauses, (), title=Words(title), language=language)
    return extract_topics(text, body, VOCABULARY)


def test_words_of_the_title_decide():
    assert found("Safe carriage of Lanterns") == (TopicFound("lanterns", "Lanterns"),)


def test_the_longest_name_counts_alone():
    assert [one.slug for one in found("Restoring an oil painting")] == []
    assert found("Budget of the Fund for Lamp Oil") == (TopicFound("oil", "Fund for Lamp Oil"),)


def test_a_capital_in_a_name_must_stand():
    assert found("Thoughts on a fund for lamp oil") == (TopicFound("oil", "oil"),)


def test_words_within_words_are_none():
    assert found("Turmoil at sea") == ()


def test_some_names_hold_in_texts_of_their_organ_alone():
    assert [one.slug for one in found("On harbour fees")] == ["harbours"]
    assert found("On harbour fees", body="ga") == ()


@pytest.mark.parametrize(("repeated", "others", "slugs"), [(5, 5, ["oil"]), (4, 0, []), (5, 30, [])])
def test_words_that_many_paragraphs_repeat_decide_too(repeated, others, slugs):
    paragraphs = ["Buy oil;"] * repeated + ["Look at the sea;"] * others
    assert [one.slug for one in found("Supplies", *paragraphs)] == slugs


def test_names_for_titles_are_not_looked_for_in_paragraphs():
    assert found("Supplies", *["Hang lanterns;"] * 20) == ()


def test_other_languages_are_not_read():
    assert found("Lanterns", language="fr") == ()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Painting the warehouse: precursors behind locked doors", "precursors"),
        ("A song about alternative development", "alternative-development"),
        ("Coins in the laundry: money-laundering for beginners", "money-laundering"),
    ],
)
def test_the_shipped_vocabulary_knows_the_subjects_of_the_commission(title, slug):
    text = make_text((), (), title=Words(title))
    assert slug in [one.slug for one in extract_topics(text, "cnd", shipped_topics())]


@pytest.mark.parametrize(
    ("printed", "is_found"),
    [("the Sea Board", True), ("the Sea\u00a0Board", True), ("the sea board", False), ("the SEA BOARD", True)],
)
def test_blanks_and_capitals_of_print(printed, is_found):
    assert bool(any_of(["Sea Board"]).search(printed)) == is_found


@pytest.mark.parametrize("printed", ["harbour’s fee", "harbour's fee"])
def test_apostrophes_of_print(printed):
    assert any_of(["harbour’s fee"]).search(printed)


def test_an_acronym_is_capitals_throughout():
    assert any_of(["WHO"]).findall("WHO asked, who answered") == ["WHO"]
