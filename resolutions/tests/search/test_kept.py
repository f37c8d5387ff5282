"""A process keeps what belongs to the latest generations, as long as there is room."""

from resolutions.search.finding.kept import Kept


def test_what_was_not_asked_for_longest_goes_when_room_lacks():
    kept = Kept(100)
    kept.put("a", "one", 40, 1)
    kept.put("a", "two", 40, 2)
    assert kept.get("a", "one") == 1
    kept.put("a", "three", 40, 3)
    assert [kept.get("a", key) for key in ("one", "two", "three")] == [1, None, 3]
    assert kept.held == 80


def test_what_is_put_again_takes_its_room_once():
    kept = Kept(100)
    kept.put("a", "one", 60, 1)
    kept.put("a", "one", 70, 2)
    assert (kept.get("a", "one"), kept.held) == (2, 70)


def test_what_belongs_to_older_generations_goes_when_a_newer_one_comes():
    kept = Kept(1000)
    for number, generation in enumerate("abc"):
        kept.put(generation, "one", 10, number)
    assert [kept.get(generation, "one") for generation in "abc"] == [None, 1, 2]
    assert kept.held == 20
