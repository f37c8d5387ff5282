"""Which database is asked, told from what was seen of each."""

import pytest

from resolutions.databases.sights import LEFT_OUT, MAY_LAG, STALE, Seen, Sight

NOW = 1_000.0
PRIMARY = Sight(NOW, 5_000, is_writable=True)
LOST = Sight(NOW)
BOTH = ("replica-1", "replica-2")


def seen(primary, first, second, **more):
    sights = {"default": primary, "replica-1": first, "replica-2": second}
    return Seen("default", BOTH, {alias: sight for alias, sight in sights.items() if sight}, **more)


def order(what, needed=0, now=NOW, spread=BOTH):
    return list(what.order(spread, needed, now))


@pytest.mark.parametrize(
    ("case", "what", "needed", "first"),
    [
        ("all are well", seen(PRIMARY, Sight(NOW, 5_000), Sight(NOW, 5_000)), 0, "replica-1"),
        ("the first is lost", seen(PRIMARY, LOST, Sight(NOW, 5_000)), 0, "replica-2"),
        ("the first was never seen", seen(PRIMARY, None, Sight(NOW, 5_000)), 0, "replica-2"),
        ("the first has not what was written", seen(PRIMARY, Sight(NOW, 4_000), Sight(NOW, 4_600)), 4_500, "replica-2"),
        ("none has what was written", seen(PRIMARY, Sight(NOW, 4_000), Sight(NOW, 4_100)), 4_500, "default"),
        ("just what was written", seen(PRIMARY, Sight(NOW, 4_500), LOST), 4_500, "replica-1"),
        ("no replica answers", seen(PRIMARY, LOST, LOST), 0, "default"),
        ("the primary is lost", seen(LOST, Sight(NOW, 4_000), LOST), 0, "replica-1"),
        (
            "the primary is lost with what was written",
            seen(LOST, Sight(NOW, 4_000), Sight(NOW, 4_100)),
            9_999,
            "replica-2",
        ),
        ("nobody answers", seen(LOST, LOST, LOST), 0, "default"),
    ],
)
def test_the_best_is_asked_first(case, what, needed, first):
    assert order(what, needed)[0] == first


def test_everybody_is_asked_once_before_the_archive_gives_up():
    assert sorted(order(seen(LOST, LOST, None))) == ["default", *BOTH]


def test_a_replica_that_failed_is_left_out_for_a_while_and_tried_again():
    what = seen(PRIMARY, Sight(NOW, 5_000), Sight(NOW, 5_000), left_out={"replica-1": NOW + LEFT_OUT})
    assert order(what)[0] == "replica-2"
    assert order(what, now=NOW + LEFT_OUT - 0.1)[:2] == ["replica-2", "default"]
    later = seen(
        *(Sight(NOW + LEFT_OUT, 5_000, alias == "default") for alias in ("default", *BOTH)), left_out=what.left_out
    )
    assert order(later, now=NOW + LEFT_OUT)[0] == "replica-1"


def test_a_look_that_does_not_come_back_counts_as_no_answer():
    what = seen(Sight(NOW - STALE, 5_000, is_writable=True), Sight(NOW - STALE, 5_000), Sight(NOW, 5_000))
    assert order(what)[0] == "replica-2"
    assert not what.is_writable(NOW)


def test_a_replica_that_stopped_following_is_left_out():
    way = ((NOW - MAY_LAG - 5, 3_000), (NOW - MAY_LAG, 4_000), (NOW - 1, 4_900), (NOW, 5_000))
    assert order(seen(PRIMARY, Sight(NOW, 3_999), Sight(NOW, 4_000), way=way))[:2] == ["replica-2", "default"]


def test_one_that_stopped_following_is_still_better_than_none():
    way = ((NOW - MAY_LAG, 4_000), (NOW, 5_000))
    assert order(seen(LOST, Sight(NOW, 3_000), Sight(NOW, 3_500), way=way))[0] == "replica-2"


def test_a_primary_that_only_follows_is_not_written_to():
    assert not seen(Sight(NOW, 5_000), None, None).is_writable(NOW)
    assert seen(PRIMARY, None, None).is_writable(NOW)


def test_a_promoted_replica_goes_on_answering_readers():
    assert order(seen(PRIMARY, Sight(NOW, 5_000, is_writable=True), LOST), 5_000)[0] == "replica-1"
