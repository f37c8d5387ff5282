"""One cluster for the whole run; the tests that end it make one of their own."""

import pytest
from django.db import connection

from resolutions.tests.conftest import IS_EVERYTHING_REQUIRED
from resolutions.tests.replicas.clusters import missing_postgresql, running_cluster
from resolutions.tests.replicas.serving import manage, served
from resolutions.tests.replicas.texts import in_archive

REVIEWER = "reviewer"


def pytest_collection_modifyitems(items):
    missing = "" if IS_EVERYTHING_REQUIRED else missing_postgresql()
    again = "these tests have servers of their own: they have run with the tests on SQLite"
    for item in items:
        if (missing or connection.vendor == "postgresql") and item.get_closest_marker("replicas"):
            item.add_marker(pytest.mark.skip(reason=missing or again))


@pytest.fixture(scope="session")
def static(tmp_path_factory):
    """The files that production serves by names with their hash."""
    folder = tmp_path_factory.mktemp("static")
    manage("collectstatic", "--no-input", "-v", "0", STATIC_ROOT=str(folder))
    return {"STATIC_ROOT": str(folder)}


@pytest.fixture(scope="module")
def cluster():
    """With an archive of five published texts, and somebody who may publish; the replica has all of it."""
    with running_cluster() as cluster:
        manage("migrate", "-v", "0", DATABASE_URL=cluster.primary.url)
        in_archive(f"published(1, 5); texts.reviewer('{REVIEWER}')", DATABASE_URL=cluster.primary.url)
        cluster.make_synchronous()
        cluster.wait_for_replay()
        yield cluster


@pytest.fixture(scope="module")
def site(cluster, static):
    """Two processes that serve it, reading from the replica."""
    with served(**cluster.urls, **static) as site:
        yield site
