"""A browser from the system's packages and an archive for it to look at, both once a test process."""

import os
import shutil

import pytest

from resolutions.tests.browser.desk import log_in
from resolutions.tests.browser.server import serving

PATIENCE = 15_000  # milliseconds
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items):
    """Playwright keeps an event loop in the thread of the tests, which Django would take for asynchronous code."""
    if not CHROMIUM:
        reason = "there is no chromium here: on Debian, apt-get install chromium"
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session", autouse=True)
def _allow_database_beside_playwright():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("archive")) as served:
        yield served


@pytest.fixture
def page(page):
    """A page whose complaints (policy violations, missing files, errors of scripts) fail the test."""
    complaints = []
    page.set_default_timeout(PATIENCE)

    def note(message):
        is_page_itself = "status of 404" in message.text and message.location["url"] == page.url
        if message.type == "error" and not is_page_itself:
            complaints.append(f"{page.url}: {message.text} {message.location['url']}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page
    assert complaints == []


@pytest.fixture
def desk(page, archive):
    """A page of somebody who is logged in."""
    log_in(page, archive.url)
    return page
