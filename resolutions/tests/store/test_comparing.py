"""Comparison: every word that differs and no other; what moved, came and went; addresses on both sides."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.ingest.pipeline import read_source
from resolutions.store.comparing import Piece, compare, diff_words
from resolutions.structure.nodes import Mark, Words
from resolutions.tests.factories import clause, make_text, note, with_words


def differences(old, new):
    return [row for row in compare(old, new) if row.is_difference]


def test_same_text_has_no_difference():
    assert differences(make_text(), make_text()) == []


def test_words_are_marked_one_by_one():
    pieces = diff_words(Words("Requests him to report;"), Words("Requests them to report."))
    assert pieces == (
        Piece("same", "Requests "),
        Piece("gone", "him"),
        Piece("new", "them"),
        Piece("same", " to report"),
        Piece("gone", ";"),
        Piece("new", "."),
    )


def test_mark_of_a_note_is_a_word_of_its_own():
    old, new = Words("of 1988,", (Mark("1", 7),)), Words("of 1988,", (Mark("2", 7),))
    assert [piece for piece in diff_words(old, new) if piece.kind != "same"] == [
        Piece("gone", "1", is_mark=True),
        Piece("new", "2", is_mark=True),
    ]


@settings(max_examples=200, deadline=None)
@given(st.text("ab ,.\n", max_size=60), st.text("ab ,.\n", max_size=60))
def test_both_texts_can_be_put_together_from_the_pieces(old, new):
    pieces = diff_words(Words(old), Words(new))
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new


def test_changed_paragraph_has_its_address_on_both_sides():
    (row,) = differences(make_text(), with_words(make_text(), "op1", "Requests every harbour to count its lamps;"))
    assert (row.kind, row.old, row.new) == ("changed", "op1", "op1")
    assert [piece.text for piece in row.pieces if piece.kind == "new"] == ["lamps"]


def test_paragraph_that_came_and_one_that_went_stand_in_their_places():
    clauses = list(make_text().clauses)
    new = [clauses[0], clause("op1", "Thanks the fishermen of the bay;", number="1."), *clauses[3:]]
    rows = compare(make_text(), make_text(new))
    order = [(row.kind, row.old or row.new) for row in rows if row.is_difference]
    assert order == [("gone", "pp2"), ("gone", "op1"), ("new", "op1")]


def test_moved_paragraph_is_one_paragraph_at_another_place():
    clauses = list(make_text().clauses)
    moved = [clauses[1], clauses[0], *clauses[2:]]
    (row,) = differences(make_text(), make_text(moved))
    assert row.kind == "same"
    assert row.is_moved


def test_paragraph_under_another_address_with_the_same_words_is_told():
    first = clause("pp1", "Mindful of the wind,")
    before = clause("pp1", "Noting that paper burns,")
    after = clause("pp2", "Noting that paper burns,")
    rows = differences(make_text([before]), make_text([first, after]))
    assert [(row.kind, row.old, row.new) for row in rows] == [("new", "", "pp1"), ("same", "pp1", "pp2")]


@pytest.mark.parametrize(
    ("field", "value", "label"), [("number", "4.", "number"), ("depth", 2, "level")], ids=["number", "level"]
)
def test_what_differs_beside_the_words_is_named(field, value, label):
    clauses = list(make_text().clauses)
    clauses[2] = replace(clauses[2], **{field: value})
    (row,) = differences(make_text(), make_text(clauses))
    assert [change.label for change in row.changes] == [label]


def test_italics_are_a_difference_that_is_shown():
    clauses = list(make_text().clauses)
    clauses[1] = replace(clauses[1], words=replace(clauses[1].words, italics=((0, 6),)))
    (row,) = differences(make_text(), make_text(clauses))
    assert (row.changes[0].label, row.changes[0].new) == ("italics", "Noting")


def test_notes_and_heads_are_compared():
    new = make_text(footnotes=[note("1", "Register of lanterns, volume three.")], title=Words("Carriage of lanterns"))
    assert [row.new for row in differences(make_text(), new)] == ["title", "fn1"]


def test_long_text_in_which_every_paragraph_changed_is_told_paragraph_by_paragraph():
    def long(word):
        return make_text(
            [
                clause(f"op{n}", f"Requests harbour {n} to {word} {'lantern ' * 60}of {n};", number=f"{n}.")
                for n in range(1, 301)
            ]
        )

    assert len(differences(long("count"), long("weigh"))) == 300


class TestLength:
    """Every paragraph was changed: the time still grows with the length."""

    @staticmethod
    def _text(count, is_changed):
        words = [
            "lantern",
            "harbour",
            "keeper",
            "oil",
            "wick",
            "cellar",
            "paper",
            "winter",
            "summer",
            "boat",
            "market",
            "tide",
            "council",
            "spring",
        ]
        chosen = random.Random(count)
        lines = ["CND Res.901/7. Safe carriage of paper lanterns\n", "The Commission on Narcotic Drugs,\n"]
        for number in range(1, count + 1):
            drawn = [chosen.choice(words) for _ in range(60)]
            if is_changed:
                drawn[::7] = [f"{word}{number}" for word in drawn[::7]]
            lines.append(f"{number}. Requests {' '.join(drawn)};\n")
        return read_source("\n".join(lines).encode(), "long.txt").drafts[0].text

    @pytest.mark.parametrize(("count", "seconds"), [(300, 1), (1500, 5)])
    def test_texts_without_one_same_paragraph_are_held_against_each_other_in_seconds(self, count, seconds):
        old, new = self._text(count, is_changed=False), self._text(count, is_changed=True)
        begin = time.process_time()
        rows = compare(old, new)
        assert time.process_time() - begin < seconds
        changed = [row for row in rows if row.kind == "changed"]
        assert len(changed) == count
        assert all(row.old == row.new for row in changed)

    def test_blanks_that_differ_are_a_difference(self):
        pieces = diff_words(Words("the wicks;"), Words("the wicks ;"))
        assert [(one.kind, one.text) for one in pieces] == [("same", "the wicks"), ("gone", ";"), ("new", " ;")]
