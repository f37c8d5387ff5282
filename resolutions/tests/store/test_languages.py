"""Paragraphs of two languages that answer each other: by place, and by numbers, notes and figures."""

from dataclasses import replace

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.store.languages import align_languages
from resolutions.structure.items import items_of
from resolutions.structure.nodes import Mark, Words
from resolutions.structure.tree import build_tree
from resolutions.tests.factories import clause, make_text, note

NUMBERED = [clause(f"op{n}", f"Decides on lamp {n}00{n};", number=f"{n}.") for n in range(1, 6)]


def french(*clauses, notes=()):
    return make_text(clauses, notes, language="fr")


def numbered(*numbers, dash=False):
    return [
        clause(f"op{at}", f"Décide {n}00{n} ;", number=f"{at} -" if dash else f"{at}.")
        for at, n in enumerate(numbers, 1)
    ]


def test_texts_of_one_shape_answer_each_other_one_by_one():
    found = align_languages(make_text(), make_text(language="fr"))
    assert found.is_sure
    assert found.pairs["op2-b"] == "op2-b"
    assert found.pairs["fn1"] == "fn1"


def test_numbers_of_other_print_are_the_same_numbers():
    assert align_languages(make_text(NUMBERED), make_text(numbered(1, 2, 3, 4, 5, dash=True), language="ar")).is_sure


def test_a_text_without_numbers_is_aligned_by_place():
    bare = [clause(f"op{n}", f"Decide {n}.") for n in range(1, 6)]
    assert align_languages(make_text(NUMBERED, ()), french(*bare)).is_sure


def test_a_paragraph_less_is_missing_and_those_after_it_do_not_take_its_place():
    found = align_languages(make_text(NUMBERED, ()), french(*numbered(1, 2, 4, 5)))
    assert found.missing == ("op3",)
    assert (found.pairs["op4"], found.pairs["op5"]) == ("op3", "op4")
    assert not found.is_sure


def test_a_paragraph_more_is_added():
    found = align_languages(make_text(NUMBERED[:2], ()), french(*numbered(1, 7, 2)))
    assert found.added == ("op2",)
    assert found.pairs["op2"] == "op3"


def test_places_that_a_note_and_figures_tie_on_both_sides_need_no_person():
    found = align_languages(
        make_text([*NUMBERED, clause("op6", "At last.", number="6.")], ()),
        french(*numbered(1, 2, 4, 5), clause("op5", "Enfin.", number="5.")),
    )
    assert "op3" in found.missing
    assert found.pairs["op6"] == "op5"


def test_another_nesting_is_told():
    flat = [*make_text().clauses[:4], clause("op3", "To trim;", number="3."), make_text().clauses[4]]
    found = align_languages(make_text(), french(*flat))
    assert not found.is_sure


def test_items_without_partner_go_with_their_paragraph():
    found = align_languages(make_text(), french(*make_text().clauses[:3], make_text().clauses[4]))
    assert {"op2", "op2-a", "op2-b"} <= {*found.missing, *found.doubtful} or not found.is_sure
    assert not {"op2-a", "op2-b"} & set(found.pairs)


def test_a_note_less_is_missing():
    two = (note("1", "First."), note("2", "Second."))
    assert align_languages(make_text(footnotes=two), make_text(footnotes=two[:1], language="fr")).missing == ("fn2",)


def test_a_call_that_one_language_lost_speaks_against_nothing():
    pp1, *rest = make_text().clauses
    found = align_languages(
        make_text(), french(replace(pp1, words=Words("Rappelant,")), *rest, notes=make_text().footnotes)
    )
    assert found.is_sure


def test_paragraphs_of_equal_count_whose_notes_changed_places_are_doubtful():
    notes = (note("1", "First."), note("2", "Second."))
    ones = [clause("op1", "Asks;", marks=[("1", 4)]), clause("op2", "Begs.", marks=[("2", 4)])]
    others = [clause("op1", "Prie ;", marks=[("2", 4)]), clause("op2", "Supplie.", marks=[("1", 4)])]
    assert not align_languages(make_text(ones, notes), make_text(others, notes, language="fr")).is_sure


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["Arabic", "Chinese", "French", "Russian", "Spanish"])
def test_real_texts_are_aligned_whole_and_a_joined_paragraph_misleads_nobody(shared, language):
    folder = shared / "corpus/akn4un"
    master, other = (
        read_source(path.read_bytes(), path.name).drafts[0].text
        for path in (folder / "ga/A_RES_77_238-2229004E.xml", folder / f"languages/A_RES_77_238_{language}.xml")
    )
    whole = align_languages(master, other)
    assert whole.is_sure
    assert len(whole.pairs) == 99 + 27
    for at in (5, 20, 60, 90):
        joined, named = _joined(other, at)
        found = align_languages(master, joined)
        sure = {token: place for token, place in found.pairs.items() if token not in found.doubtful}
        assert {token: place for token, place in sure.items() if named.get(token, place) != place} == {}
        assert not found.is_sure


def _joined(text, at):
    """Two neighbouring paragraphs as one, and which token each of the others has now."""
    items = list(items_of(text.clauses))
    first, second = items[at - 1].words, items[at].words
    shift = len(first.text) + 1
    marks = (*first.marks, *(Mark(mark.marker, mark.at + shift) for mark in second.marks))
    items[at - 1] = replace(items[at - 1], words=Words(f"{first.text} {second.text}", marks))
    tokens = [str(node.anchor) for node in text.walk()]
    del items[at], tokens[at]
    changed = replace(text, clauses=build_tree(items)[0])
    return changed, dict(zip(tokens, (str(node.anchor) for node in changed.walk()), strict=True))
