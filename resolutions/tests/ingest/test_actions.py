"""Opening verb phrases: longest form, lemma and modifiers."""

from __future__ import annotations

import pytest

from resolutions.ingest.vocabulary import shipped_actions

ACTIONS = shipped_actions()


@pytest.mark.parametrize(
    ("text", "verb", "modifiers", "printed", "part"),
    [
        ("Requests the board", "request", (), "Requests", "operative"),
        ("Also requests the board", "request", ("also",), "Also requests", "operative"),
        ("Calls upon all", "call upon", (), "Calls upon", "operative"),
        ("Calls for order", "call for", (), "Calls for", "operative"),
        ("Calls on all", "call upon", (), "Calls on", "operative"),
        ("Noting with appreciation the work", "note", ("with appreciation",), "Noting with appreciation", "preambular"),
        ("Taking note of the report", "take note", (), "Taking note of", "preambular"),
        ("Expresses its deep concern at", "express concern", ("deep",), "Expresses its deep concern", "operative"),
        ("Expressing its gratitude", "express gratitude", (), "Expressing its gratitude", "preambular"),
        ("Deeply convinced of", "be convinced", ("deeply",), "Deeply convinced", "preambular"),
        ("Bearing in mind that", "bear in mind", (), "Bearing in mind", "preambular"),
        ("Drawing the attention of all", "draw attention", (), "Drawing the attention", "preambular"),
        ("Emphasises order", "emphasize", (), "Emphasises", "operative"),
        ("Urges, in particular, all", "urge", (), "Urges", "operative"),
        ("Once again solicits", None, None, None, None),
        ("The board of boxes", None, None, None, None),
        ("", None, None, None, None),
    ],
)
def test_openings(text, verb, modifiers, printed, part):
    found = ACTIONS.find(text)
    if verb is None:
        assert found is None
        return
    action, where = found
    assert (action.verb, action.modifiers, action.printed, where) == (verb, modifiers, printed, part)


def test_connecting_word_stands_before_any_form():
    action, _ = ACTIONS.find("Further, urges all") or (None, None)
    assert action is not None
    assert (action.verb, action.modifiers) == ("urge", ("further",))


def test_every_form_finds_itself():
    for form in ACTIONS.forms:
        action, part = ACTIONS.find(f"{form.printed}, the words")
        assert (action.verb, action.printed, part) == (form.verb, form.printed, form.part)


def test_lemmas_are_a_closed_list_without_twins():
    lemmas = {form.verb for form in ACTIONS.forms}
    assert 100 < len(lemmas) < 200
    assert not any(lemma.endswith(("izing", "ises", "izes", "ees", "ends")) for lemma in lemmas)
