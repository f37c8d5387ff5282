"""Answers are kept as long as they are certain to be right."""

from resolutions.store.keeping import Kept


class Finder:
    """Counts how often it was asked."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.times


def test_the_same_state_is_asked_once():
    kept, find = Kept(most=2), Finder()
    assert [kept.get("a", 1, find), kept.get("a", 1, find), find.times] == [1, 1, 1]


def test_another_state_is_asked_anew():
    kept, find = Kept(most=2), Finder()
    assert [kept.get("a", 1, find), kept.get("a", 2, find), kept.get("a", 1, find)] == [1, 2, 3]


def test_no_more_than_so_many_are_kept():
    kept, find = Kept(most=2), Finder()
    for asked in "abc":
        kept.get(asked, 1, find)
    assert [kept.get("c", 1, find), kept.get("a", 1, find)] == [3, 4]


def test_what_is_forgotten_is_asked_anew():
    kept, find = Kept(most=2), Finder()
    kept.get("a", 1, find)
    kept.forget()
    assert kept.get("a", 1, find) == 2
