"""The primary is killed: readers go on, texts wait, and after the promotion of the replica publishing goes on.

One test, because each step begins where the one before it ended.
"""

import json

import pytest

from resolutions.tests.browser.pages import PAGES
from resolutions.tests.replicas.browsing import Browser
from resolutions.tests.replicas.clusters import running_cluster, wait_until
from resolutions.tests.replicas.conftest import REVIEWER
from resolutions.tests.replicas.names import WORD, path_of
from resolutions.tests.replicas.serving import manage, served
from resolutions.tests.replicas.texts import in_archive

pytestmark = pytest.mark.replicas
NOTICE = "The archive can be read; new texts wait"
PUBLISHED = "select count(*) from resolutions_version where state = 'published'"
STRAY = (
    "select count(*) from resolutions_searchdocument d where not exists (select 1 from resolutions_version v"
    " where v.resolution_id = d.resolution_id and v.state = 'published')"
)


@pytest.fixture
def cluster(static):
    """Another than that of the other tests, since its primary is lost; with the specimens, whose pages are looked at."""
    with running_cluster() as cluster:
        url = cluster.primary.url
        manage("prepare_archive", DATABASE_URL=url)
        in_archive(f"published(1, 3); texts.reviewer('{REVIEWER}')", DATABASE_URL=url)
        manage("store_frames", "--quiet", DATABASE_URL=url, **static)  # pages that were rendered while all was well
        cluster.make_synchronous()
        cluster.wait_for_replay()
        yield cluster


@pytest.fixture
def site(cluster, static):
    with served(**cluster.urls, **static) as site:
        yield site


def test_the_primary_is_lost_and_the_replica_promoted(cluster, site):
    drafts = in_archive("drafts(4, 2)", DATABASE_URL=cluster.primary.url).split()
    publish = f"/admin/resolutions/version/{drafts[0]}/publish/"
    archivist = Browser(site)
    archivist.log_in(REVIEWER)
    tag = known_page(site)
    cluster.wait_for_replay()
    before = cluster.replica.ask(PUBLISHED)

    cluster.primary.kill()
    the_first_write_is_refused(archivist.post(publish))
    readers_see_no_error(site)

    wait_until(lambda: all_say_writable(site, False), "the loss of the primary is not noticed")
    every_page_says_that_texts_wait(site)
    the_page_is_not_taken_for_the_one_without(Browser(site).get(path_of(1), **{"If-None-Match": tag}))
    for answer in (archivist.get("/admin/"), archivist.post(publish)):
        the_first_write_is_refused(answer)
    probe = Browser(site).get("/healthz")
    assert (probe.status, json.loads(probe.body)["status"]) == (200, "readable")

    cluster.replica.promote()
    wait_until(lambda: all_say_writable(site, True), "the promoted replica is not noticed")
    assert cluster.replica.ask(PUBLISHED) == before
    assert archivist.post(publish).status == 302
    assert [Browser(site).get(path_of(number)).status for number in range(1, 6)] == [200, 200, 200, 200, 404]
    assert NOTICE not in Browser(site).get("/").body
    assert (cluster.replica.ask(PUBLISHED), cluster.replica.ask(STRAY)) == (before + 1, 0)


def known_page(site):
    """The tag of a page that a reader has from better days; asked twice, so that every process may have kept it."""
    pages = [Browser(site).get(path_of(1)) for _ in range(8)]
    assert all(NOTICE not in page.body for page in pages)
    return pages[0].headers["etag"]


def the_first_write_is_refused(answer):
    """Also before anybody has noticed: then the request itself meets the broken connection."""
    assert answer.status == 503, answer.body[:1000]
    assert "takes nothing in at the moment" in answer.body
    assert "stored whole or not at all" in answer.body
    assert int(answer.headers["retry-after"]) > 0


def readers_see_no_error(site):
    reader = Browser(site)
    asked = (path_of(1), "/", f"/search?q={WORD}", f"/api/search?q={WORD}", "/cnd/sessions/67", "/feeds/latest.atom")
    assert {reader.get(path).status for path in asked * 5} == {200}


def every_page_says_that_texts_wait(site):
    answers = {name: Browser(site).get(path.replace(" ", "%20")) for name, path in PAGES.items()}
    assert not {name: answer.status for name, answer in answers.items() if answer.status >= 500}
    silent = {name for name, answer in answers.items() if answer.status // 100 != 3 and NOTICE not in answer.body}
    assert not silent


def the_page_is_not_taken_for_the_one_without(answer):
    assert answer.status == 200
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "max-age=5"


def all_say_writable(site, wanted):
    """Asked so often that each process has answered."""
    return all(json.loads(Browser(site).get("/healthz").body)["writable"] is wanted for _ in range(16))
