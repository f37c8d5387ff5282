"""The primary is killed: readers go on, texts wait, and after the promotion of the replica publishing goes on."""

import json

import pytest

from resolutions.tests.browser.pages import PAGES
from resolutions.tests.replicas.browsing import Browser
from resolutions.tests.replicas.clusters import running_cluster, wait_until
from resolutions.tests.replicas.conftest import REVIEWER
from resolutions.tests.replicas.names import WORD, path_of
from resolutions.tests.replicas.serving import manage
from resolutions.tests.replicas.texts import in_archive

pytestmark = pytest.mark.replicas
NOTICE = "The archive can be read; new texts wait"


def all_say_writable(site, wanted):
    """Asked so often that each process has answered."""
    return all(json.loads(Browser(site).get("/healthz").body)["writable"] is wanted for _ in range(16))


@pytest.fixture(scope="module")
def cluster(static):
    """Another than that of the other tests, since its primary is lost; with the specimens, whose pages are looked at."""
    with running_cluster() as cluster:
        url = cluster.primary.url
        manage("prepare_archive", DATABASE_URL=url)
        in_archive(f"published(1, 3); texts.drafts(4, 2); texts.reviewer('{REVIEWER}')", DATABASE_URL=url)
        manage("store_frames", "--quiet", DATABASE_URL=url, **static)  # pages that were rendered while all was well
        cluster.make_synchronous()
        cluster.wait_for_replay()
        yield cluster


@pytest.fixture(scope="module")
def archivist(site):
    browser = Browser(site)
    browser.log_in(REVIEWER)
    return browser


@pytest.fixture(scope="module")
def drafts(cluster):
    """The keys of two drafts, numbers 4 and 5."""
    rows = (
        "select string_agg(v.id::text, ' ' order by r.number) from resolutions_version v join resolutions_resolution r"
        " on r.id = v.resolution_id where v.state = 'draft' and r.number in (4, 5)"
    )
    return str(cluster.replica.ask(rows)).split()


@pytest.fixture(scope="module")
def kept(cluster, site, archivist):
    """An entity tag that a reader got while all was well; then the primary is killed, which the site finds out itself."""
    assert NOTICE not in Browser(site).get(path_of(1)).body
    tag = Browser(site).get(path_of(1)).headers["etag"]
    assert archivist.get("/admin/").status == 200
    cluster.primary.kill()
    return tag


@pytest.fixture(scope="module")
def lost(site, kept):
    """Every process has seen that the primary is gone."""
    wait_until(lambda: all_say_writable(site, False), "the loss of the primary is not noticed")


def test_1_the_first_write_after_the_loss_is_refused_clearly(archivist, kept, drafts):
    """Before anybody looked: the request itself meets the broken connection."""
    answer = archivist.post(f"/admin/resolutions/version/{drafts[0]}/publish/")
    assert answer.status == 503
    assert "it takes nothing in at the moment" in answer.body
    assert int(answer.headers["retry-after"]) > 0


def test_2_readers_see_no_error_from_the_first_moment(site, kept):
    reader = Browser(site)
    asked = (path_of(1), "/", f"/search?q={WORD}", f"/api/search?q={WORD}", "/cnd/sessions/67", "/feeds/latest.atom")
    assert {reader.get(path).status for path in asked * 5} == {200}


@pytest.mark.parametrize("name", PAGES)
def test_3_every_page_can_be_read_and_says_that_texts_wait(site, lost, name):
    answer = Browser(site).get(PAGES[name].replace(" ", "%20"))
    assert answer.status < 500
    if answer.status < 300 or answer.status >= 400:
        assert NOTICE in answer.body


def test_3_a_page_with_the_notice_is_not_taken_for_the_one_without(site, kept, lost):
    answer = Browser(site).get(path_of(1), **{"If-None-Match": kept})
    assert answer.status == 200
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "max-age=5"


def test_3_the_desk_says_why_it_waits(archivist, lost, drafts):
    for answer in (archivist.get("/admin/"), archivist.post(f"/admin/resolutions/version/{drafts[0]}/publish/")):
        assert answer.status == 503
        assert "stored whole or not at all" in answer.body


def test_3_the_probe_says_what_is_possible(site, lost):
    answer = Browser(site).get("/healthz")
    assert (answer.status, json.loads(answer.body)) == (
        200,
        {"status": "readable", "readable": True, "writable": False},
    )


def test_4_after_the_promotion_publishing_goes_on_without_a_restart(cluster, site, archivist, lost, drafts):
    before = cluster.replica.ask("select count(*) from resolutions_version where state = 'published'")
    cluster.replica.promote()
    publish = f"/admin/resolutions/version/{drafts[0]}/publish/"
    wait_until(lambda: all_say_writable(site, True), "the promoted replica is not noticed")
    assert archivist.post(publish).status == 302
    assert Browser(site).get(path_of(4)).status == 200
    wait_until(lambda: NOTICE not in Browser(site).get("/").body, "the notice stays")
    assert [Browser(site).get(path_of(number)).status for number in range(1, 6)] == [200, 200, 200, 200, 404]
    assert cluster.replica.ask("select count(*) from resolutions_version where state = 'published'") == before + 1


def test_5_nothing_was_half_stored(cluster, drafts):
    """The refused publications left no trace: no event, no document of the index without a published text."""
    stray = (
        "select count(*) from resolutions_searchdocument d where not exists (select 1 from resolutions_version v"
        " where v.resolution_id = d.resolution_id and v.state = 'published')"
    )
    assert cluster.replica.ask(stray) == 0
    assert cluster.replica.ask(f"select state from resolutions_version where id = {drafts[1]}") == "draft"
