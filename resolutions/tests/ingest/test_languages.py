"""Two languages on one page: the second is left out whole, and listed."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

TWO = (
    "54 (I). Keeping of the lamps by\nthe keepers\n\n54 (I). Garde des lampes par\nles gardiens de la nuit\n\n"
    "The General Assembly,\nDesirous of light for all,\nApproves the plan for the lamps.\nForty-ninth plenary meeting,\n"
    "19 November 1946.\n\nL'Assemblee generale,\nDesireuse de la lumiere pour tous,\nApprouve le plan pour les lampes.\n"
)


def test_the_other_language_is_dropped_and_listed():
    reading = read_source(TWO.encode(), "a.txt")
    (draft,) = reading.drafts
    assert draft.text.title.text == "Keeping of the lamps by the keepers"
    assert [clause.text[:8] for clause in draft.text.clauses] == ["Desirous", "Approves"]
    assert [item.reason for item in reading.dropped] == ["text in another language"] * 2
    assert "second-language" in {problem.code for problem in reading.problems}


def test_a_text_with_foreign_names_is_left_whole():
    text = "Resolution 41 (1948)\n\nThe Security Council,\n\nThanks La Asamblea General, the ship, for oil.\n"
    assert read_source(text.encode(), "a.txt").dropped == ()
