"""What every test starts from."""

import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck

from resolutions.search.finding.vocabulary import forget_names
from resolutions.store.keeping import Kept
from resolutions.tests.databases import own_database
from resolutions.tests.flushing import allow_flush

__all__ = ["own_database"]

SHARED = Path(settings.BASE_DIR).parent / "shared"
IS_EVERYTHING_REQUIRED = os.environ.get("REQUIRE_EVERYTHING", "0") not in ("", "0")


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="read whole corpora, not a sample")


def pytest_configure(config):
    settings.SECURE_SSL_REDIRECT = False  # the test client speaks plain HTTP
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SITE_URL = "http://testserver"
    allow_flush()
    # How long a test may take depends on what else a machine does: speed is shown in benchmarks.
    hypothesis.settings.register_profile("archive", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.settings.load_profile("archive")
    if connection.vendor == "sqlite":  # a file: threads get connections of their own, and WAL is what is served with
        config.database_folder = tempfile.mkdtemp(prefix="archive-tests-")
        settings.DATABASES["default"]["TEST"]["NAME"] = f"{config.database_folder}/tests.sqlite3"


def pytest_unconfigure(config):
    shutil.rmtree(getattr(config, "database_folder", ""), ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.get_closest_marker("corpus") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="the real texts are not here: place them in ../shared"))
        if item.get_closest_marker("whole") and not config.getoption("--all"):
            item.add_marker(pytest.mark.skip(reason="whole corpora are read with --all"))
        if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
            item.add_marker(pytest.mark.skip(reason="this run is on SQLite: bin/test runs it on PostgreSQL too"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """With REQUIRE_EVERYTHING a browser test that was skipped has failed: continuous integration skips nothing."""
    report = (yield).get_result()
    lacks_texts = item.get_closest_marker("corpus") and not SHARED.is_dir()
    if IS_EVERYTHING_REQUIRED and report.skipped and item.get_closest_marker("browser") and not lacks_texts:
        report.outcome, report.longrepr = "failed", f"not run, though everything is required: {report.longrepr}"


@pytest.fixture(autouse=True)
def nothing_kept():
    """Tests give the same keys to other rows."""
    Kept.forget_everything()
    forget_names()


@pytest.fixture(scope="session")
def shared():
    return SHARED
