"""How deep the items of a list stand, by their labels alone."""

import pytest

from resolutions.ingest.levels import is_list_label, list_levels


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        ("(a) (b) (c)", "1 1 1"),
        ("(a) (i) (ii) (b)", "1 2 2 1"),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", "1 1 1 1 1 1 1 1 1 1"),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (ii) (i)", "1 1 1 1 1 1 1 1 2 2 1"),
        ("(h) (i) (j)", "1 1 1"),
        ("(i) (ii) (iii) (iv) (v)", "1 1 1 1 1"),
        ("(a) (1) (2) (b) (1)", "1 2 2 1 2"),
        ("(a) • • (b) •", "1 2 2 1 2"),
        ("• •", "1 1"),
        ("(y) (z) (aa) (bb)", "1 1 1 1"),
        ("(a) (c) (d)", "1 1 1"),
        ("(A) (a) (B)", "1 2 1"),
        ("", ""),
    ],
)
def test_levels_follow_the_sequence(labels, depths):
    assert list_levels(labels.split()) == [int(depth) for depth in depths.split()]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("(a)", True),
        ("(iv)", True),
        ("(12)", True),
        ("b)", True),
        ("•", True),
        ("2.", False),
        ("II", False),
        (None, False),
    ],
)
def test_labels_of_items_are_told_from_those_of_paragraphs(label, expected):
    assert is_list_label(label) is expected
