"""What every test starts from."""

from pathlib import Path

import pytest
from django.conf import settings

SHARED = Path(settings.BASE_DIR).parent / "shared"


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


def pytest_collection_modifyitems(config, items):
    for item in items:
        if item.get_closest_marker("corpus") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="the real texts are not here: place them in ../shared"))
        if item.get_closest_marker("whole") and not config.getoption("--all"):
            item.add_marker(pytest.mark.skip(reason="whole corpora are read with --all"))


@pytest.fixture(scope="session")
def shared():
    return SHARED
