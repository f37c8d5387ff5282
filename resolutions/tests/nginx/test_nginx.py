"""nginx as it is shipped, in front of the archive as it is served: what it keeps, for whom, and for how long."""

import gzip
import subprocess
import time

import pytest

from resolutions.tests.conftest import IS_EVERYTHING_REQUIRED
from resolutions.tests.nginx.forgetful import forgetful
from resolutions.tests.nginx.running import MISSING, configured, path_of, program, publish_texts, running
from resolutions.tests.replicas.serving import manage, served

pytestmark = [
    pytest.mark.nginx,
    pytest.mark.skipif(program() is None and not IS_EVERYTHING_REQUIRED, reason=MISSING),
]
FRESH = 1  # seconds
LIST = "/cnd/sessions/67"


@pytest.fixture(scope="module")
def settings_here(tmp_path_factory):
    """An archive on SQLite with two texts, whose pages are fresh for a second."""
    folder = tmp_path_factory.mktemp("archive")
    given = {
        "DATABASE_URL": f"sqlite:///{folder / 'archive.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "FRESH_SECONDS": str(FRESH),
    }
    manage("migrate", "-v", "0", **given)
    manage("collectstatic", "--no-input", "-v", "0", **given)
    publish_texts(1, 2, **given)
    return given


@pytest.fixture
def site(settings_here, tmp_path):
    static = settings_here["STATIC_ROOT"]
    with (
        served(workers=1, **settings_here) as archive,
        running(tmp_path, f"127.0.0.1:{archive.port}", static) as nginx,
    ):
        nginx.archive = archive
        yield nginx


def test_what_is_shipped_is_understood(tmp_path):
    main = configured(tmp_path, "127.0.0.1:9", tmp_path)
    keys = ("-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem"))
    subprocess.run(
        ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=archive", *keys),
        check=True,
        capture_output=True,
    )
    done = subprocess.run(
        [program(), "-t", "-c", str(main), "-p", str(tmp_path), "-e", str(tmp_path / "error.log")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_a_page_is_made_once_and_kept(site):
    first, page = site.ask(path_of(1), accept="text/html,application/xhtml+xml,application/xml;q=0.9")
    again, same = site.ask(path_of(1), accept="text/html,application/xhtml+xml,*/*;q=0.5")
    assert (first.headers["X-Cache"], again.headers["X-Cache"]) == ("MISS", "HIT")
    assert (first.status, same, again.headers["ETag"]) == (200, page, first.headers["ETag"])
    assert again.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert len(again.headers.get_all("Content-Security-Policy")) == 1
    assert "Set-Cookie" not in again.headers


def test_squeezed_and_other_forms_are_kept_apart(site):
    site.ask(path_of(1))
    squeezed, small = site.ask(path_of(1), accept_encoding="gzip, deflate, br")
    assert (squeezed.headers["X-Cache"], squeezed.headers["Content-Encoding"]) == ("MISS", "gzip")
    assert gzip.decompress(small) == site.ask(path_of(1))[1]
    data, words = site.ask(path_of(1), accept="application/json")
    assert (data.headers["Content-Type"], words[:1]) == ("application/json; charset=utf-8", b"{")


def test_a_reader_who_has_it_is_told_so(site):
    etag = site.ask(path_of(1))[0].headers["ETag"]
    known, nothing = site.ask(path_of(1), if_none_match=etag)
    assert (known.status, nothing, known.headers["X-Cache"]) == (304, b"", "HIT")


def test_an_old_page_is_asked_for_again_and_shows_what_was_published(site, settings_here):
    site.ask(LIST)
    time.sleep(FRESH + 1)
    assert site.cached(LIST) == "REVALIDATED"
    publish_texts(3, **settings_here)
    time.sleep(FRESH + 1)
    _answer, page = site.ask(LIST)
    assert path_of(3).encode() in page


def test_a_connection_that_the_archive_has_just_ended_costs_no_reader_an_answer(tmp_path):
    with forgetful() as archive, running(tmp_path, f"127.0.0.1:{archive.port}", tmp_path) as nginx:
        statuses = [nginx.ask("/cite?q=x")[0].status for _time in range(6)]
    assert statuses == [200] * 6
    assert archive.forgotten


def test_who_works_here_sees_nothing_that_was_kept(site):
    site.ask(path_of(1))
    for cookie in ("sessionid=x", "a=b; csrftoken=x", "archive_written=x"):
        assert site.cached(path_of(1), cookie=cookie) == "BYPASS"
    assert site.cached(path_of(1), authorization="Basic eA==") == "BYPASS"
    assert site.cached(path_of(1), cookie="not_sessionid=x") == "HIT"


def test_the_desk_and_forms_are_never_kept(site):
    for path in ("/admin/login/", f"{path_of(1)}/report-an-error"):
        site.ask(path)
        assert site.cached(path) in ("", "MISS")
    assert site.ask("/admin/login/")[0].headers["Set-Cookie"]
    assert site.ask("/cite", "POST", b"q=45/9", content_type="application/x-www-form-urlencoded")[0].status in (
        303,
        404,
    )


def test_only_the_desk_takes_large_files(site):
    large = b"x" * (2 * 1024 * 1024)
    assert site.ask("/cite", "POST", large)[0].status == 413
    assert site.ask("/admin/login/", "POST", large)[0].status == 403  # without its token; but it was taken


def test_static_files_are_read_by_nginx(site, settings_here):
    _page, html = site.ask("/")
    style = html.decode().split('rel="stylesheet" href="')[1].split('"')[0]
    whole, words = site.ask(style)
    assert "immutable" in whole.headers["Cache-Control"]
    part, some = site.ask(style, range="bytes=5-9")
    assert (part.status, some) == (206, words[5:10])
    assert gzip.decompress(site.ask(style, accept_encoding="gzip")[1]) == words


def test_readers_see_what_was_kept_while_the_archive_is_down(site):
    _answer, page = site.ask(path_of(1))
    site.archive.process.terminate()
    site.archive.process.wait(15)
    time.sleep(FRESH + 1)
    stale, same = site.ask(path_of(1))
    assert (stale.status, stale.headers["X-Cache"], same) == (200, "STALE", page)
    assert site.ask(path_of(2))[0].status == 502


def test_a_probe_goes_through(site):
    assert site.ask("/healthz")[0].status == 200
