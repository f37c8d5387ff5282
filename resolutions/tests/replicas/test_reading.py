"""Readers are sent to the replica; whoever wrote reads what he or she wrote."""

import json
import time

import pytest

from resolutions.databases.sights import LEFT_OUT
from resolutions.tests.replicas.browsing import Browser
from resolutions.tests.replicas.clusters import wait_until
from resolutions.tests.replicas.conftest import REVIEWER
from resolutions.tests.replicas.names import WORD, path_of, word_of
from resolutions.tests.replicas.texts import in_archive

pytestmark = pytest.mark.replicas


@pytest.fixture
def reader(site):
    return Browser(site)


@pytest.fixture
def archivist(site):
    browser = Browser(site)
    browser.log_in(REVIEWER)
    return browser


@pytest.fixture(autouse=True)
def replayed(cluster):
    """Each test begins and ends with a replica that has everything."""
    cluster.wait_for_replay()
    yield
    cluster.resume()


def drafted(cluster, number):
    """The address at which a new draft is published, after the replica has the draft."""
    key = in_archive(f"drafts({number}, 1)", DATABASE_URL=cluster.primary.url)
    cluster.wait_for_replay()
    return f"/admin/resolutions/version/{key}/publish/"


def found(browser, words):
    return json.loads(browser.get(f"/api/search?q={words}").body)["total"]


def test_readers_ask_the_replica_and_never_the_primary(site, reader, cluster):
    """While the replica shows nothing new, no reader sees anything new, whatever page is asked for."""
    with cluster.paused():
        in_archive("published(11, 1)", DATABASE_URL=cluster.primary.url)
        assert [reader.get(path_of(11)).status for _ in range(8)] == [404] * 8
        assert found(reader, word_of(11)) == 0
        assert word_of(11) not in reader.get("/cnd/sessions/67").body
        assert word_of(11) not in reader.get("/feeds/latest.atom").body
    cluster.wait_for_replay()
    assert reader.get(path_of(11)).status == 200
    assert found(reader, word_of(11)) == 1


def test_who_published_sees_it_at_once_though_the_replica_does_not_have_it(reader, archivist, cluster):
    publish = drafted(cluster, 12)
    assert archivist.get(path_of(12)).status == 404
    with cluster.paused():
        assert archivist.post(publish).status == 302
        for _ in range(8):
            assert archivist.get(path_of(12)).status == 200
            assert found(archivist, word_of(12)) == 1
        assert reader.get(path_of(12)).status == 404
    cluster.wait_for_replay()
    wait_until(lambda: reader.get(path_of(12)).status == 200, "the others do not see what was replayed", 5)


def test_who_wrote_is_sent_to_the_replica_again_when_it_has_caught_up(archivist, cluster):
    publish = drafted(cluster, 13)
    assert archivist.post(publish).status == 302
    cluster.wait_for_replay()
    time.sleep(1.5)  # until the replica was looked at again
    with cluster.paused():
        in_archive("published(14, 1)", DATABASE_URL=cluster.primary.url)
        assert archivist.get(path_of(13)).status == 200
        assert archivist.get(path_of(14)).status == 404  # of others, so that it may come when the replica has it


def test_the_desk_reads_the_primary(archivist, cluster):
    with cluster.paused():
        key = in_archive("drafts(15, 1)", DATABASE_URL=cluster.primary.url)
        assert archivist.get(f"/admin/resolutions/version/{key}/change/").status == 200
        assert archivist.get(f"/preview/{key}").status == 200


def test_a_forged_or_broken_mark_is_none(reader, cluster):
    with cluster.paused():
        in_archive("published(16, 1)", DATABASE_URL=cluster.primary.url)
        for mark in ("99999999999999", "99999999999999:forged", "", "x" * 4000):
            reader.cookies["archive_written"] = mark
            assert reader.get(path_of(16)).status == 404


def test_readers_get_no_cookie(site):
    reader = Browser(site)
    for path in ("/", path_of(1), f"/search?q={WORD}", f"/api/search?q={WORD}", "/healthz"):
        assert reader.get(path).status == 200
    assert not reader.cookies


def test_a_page_is_of_one_moment(cluster):
    """What is replayed while a page is made is on the next page, not on half of this one."""
    before, after, later = map(int, in_archive("read_twice()", **cluster.urls).split())
    assert (after, later) == (before, before + 1)


def test_every_process_finds_a_new_text_within_a_second(site, reader, cluster):
    """Published by a third process; both workers are asked, since connections are taken by whichever is free."""
    before = found(reader, WORD)
    in_archive("published(31, 1)", DATABASE_URL=cluster.primary.url)
    cluster.wait_for_replay()
    began = time.monotonic()
    assert [found(reader, WORD) for _ in range(30)] == [before + 1] * 30
    assert len(site.workers()) == 2
    assert reader.get(path_of(31)).status == 200
    assert time.monotonic() - began < 30


def test_the_probe_says_that_both_are_possible(reader):
    assert json.loads(reader.get("/healthz").body) == {"status": "ok", "readable": True, "writable": True}


def test_the_generation_of_an_answer_is_that_of_its_database(reader, archivist, cluster):
    """Who wrote sees the primary's at once; the others see the replica's, which is the same when it has caught up."""
    publish = drafted(cluster, 41)
    before = reader.get("/search").headers["archive-generation"]
    with cluster.paused():
        archivist.post(publish)
        after = archivist.get("/search").headers["archive-generation"]
        assert reader.get("/search").headers["archive-generation"] == before != after
    cluster.wait_for_replay()
    assert {reader.get("/search").headers["archive-generation"] for _ in range(12)} == {after}


def test_a_page_that_writes_is_made_again_on_the_primary(cluster, static):
    assert in_archive("written_while_reading()", **cluster.urls, **static) == "200 replica-1 default"
    assert cluster.primary.ask("select count(*) from resolutions_resolution where number = 99") == 1


def test_a_replica_that_is_lost_is_no_error_and_is_used_again_when_it_is_back(reader, cluster):
    """The last test of this cluster. Each connection of each process meets the loss, and goes on at the primary."""
    cluster.make_asynchronous()
    asked = (path_of(1), f"/search?q={WORD}", f"/api/search?q={WORD}", "/cnd/sessions/67", "/")
    assert {reader.get(path).status for path in asked * 3} == {200}
    cluster.replica.kill()
    try:
        assert {reader.get(path).status for path in asked * 6} == {200}
        in_archive("published(51, 1)", DATABASE_URL=cluster.primary.url)
        assert reader.get(path_of(51)).status == 200
        assert "new texts wait" not in reader.get("/").body
    finally:
        cluster.replica.start()
    cluster.wait_for_replay()
    time.sleep(LEFT_OUT + 2)
    with cluster.paused():
        in_archive("published(52, 1)", DATABASE_URL=cluster.primary.url)
        assert [reader.get(path_of(52)).status for _ in range(8)] == [404] * 8
