"""Words that a person mended, where the newer reading cuts paragraphs otherwise: none stands twice, none is lost untold."""

from resolutions.store.merging import merge
from resolutions.tests.factories import clause, make_text

LONG = "Requests every harbour to count the lanterns on its quays; Invites the keepers to trim wicks at dusk;"
FIRST, SECOND = LONG.split(" Invites")[0], "Invites" + LONG.split("Invites")[1]


def text(*words):
    return make_text([clause(f"op{number}", one, number=f"{number}.") for number, one in enumerate(words, 1)])


def words(merged):
    return [node.text for node in merged.text.walk()]


def test_a_mended_paragraph_that_the_reading_split_does_not_stand_twice():
    mended = LONG.replace("quays", "piers")
    merged = merge(
        text(LONG, "Decides to rest."), text(mended, "Decides to rest."), text(FIRST, SECOND, "Decides to rest.")
    )
    assert words(merged) == [FIRST, SECOND, "Decides to rest."]
    (clash,) = merged.clashes
    assert (clash.kind, mended in clash.by_hand) == ("unsure", True)


def test_a_mended_paragraph_that_the_reading_joined_takes_no_words_away():
    mended = FIRST.replace("quays", "piers")
    merged = merge(text(FIRST, SECOND), text(mended, SECOND), text(LONG))
    assert words(merged) == [LONG]
    assert any(mended in clash.by_hand for clash in merged.clashes)


def test_a_mended_paragraph_that_went_into_the_one_before_is_told():
    mended = SECOND.replace("dusk", "dawn")
    merged = merge(text(FIRST, SECOND), text(FIRST, mended), text(LONG))
    assert words(merged) == [LONG]
    assert any(mended in clash.by_hand for clash in merged.clashes)


def test_a_mend_far_from_where_the_reading_cuts_otherwise_stands():
    mended, rest = "Decides to sleep.", "Decides to rest."
    merged = merge(text(LONG, rest), text(LONG, mended), text(FIRST, SECOND, rest))
    assert words(merged) == [FIRST, SECOND, mended]
    assert merged.carried == {"op3"}
