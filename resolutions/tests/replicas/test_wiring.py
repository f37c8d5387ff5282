"""Settings of replicas, the connection that a thread reads from, what an error means: no server is needed here."""

import threading

import psycopg
import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    connection,
    connections,
)
from django.http import HttpResponse, StreamingHttpResponse

from archive.databases import databases, replica_fault
from resolutions.databases import faults
from resolutions.databases.marks import COOKIE, written_up_to
from resolutions.databases.reading import reading_from, sent_from
from resolutions.tests.test_settings import PRODUCTION, run_python
from resolutions.views.missing import server_error
from resolutions.views.reading import _noticed

PRIMARY = {"ENGINE": "django.db.backends.postgresql", "HOST": "a", "PORT": 5432, "NAME": "archive"}
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "x.sqlite3"}
LOCAL, TABLE = (
    {"BACKEND": f"django.core.cache.backends.{name}"} for name in ("locmem.LocMemCache", "db.DatabaseCache")
)
TWO = "postgres://u:p@b:5433/archive, postgres://u:p@c/archive?connect_timeout=9"


def test_without_replicas_there_is_one_database_as_ever():
    assert list(databases(dict(SQLITE), "", 60)) == ["default"]
    alone = databases(dict(PRIMARY), "", 60)
    assert alone == {"default": {**PRIMARY, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}


def test_each_replica_is_a_database_whose_loss_is_noticed_soon():
    made = databases(dict(PRIMARY), TWO, 60)
    assert [(alias, one["HOST"], one["PORT"]) for alias, one in made.items()] == [
        ("default", "a", 5432),
        ("replica-1", "b", 5433),
        ("replica-2", "c", ""),
    ]
    assert [one["OPTIONS"]["connect_timeout"] for one in made.values()] == [3, 3, 9]
    assert [one["TEST"] for alias, one in made.items() if alias != "default"] == [{"MIRROR": "default"}] * 2


def test_a_primary_with_several_hosts_is_given_up_soon_too():
    assert databases({**PRIMARY, "HOST": "a,b"}, "", 60)["default"]["OPTIONS"]["connect_timeout"] == 3


@pytest.mark.parametrize(
    ("primary", "urls", "cache", "said"),
    [
        (PRIMARY, "", LOCAL, ""),
        (PRIMARY, "", TABLE, ""),
        (SQLITE, "", TABLE, ""),
        (PRIMARY, TWO, LOCAL, ""),
        (SQLITE, TWO, LOCAL, "only PostgreSQL has replicas"),
        (PRIMARY, "sqlite:///x.sqlite3", LOCAL, "expected postgres://"),
        (PRIMARY, TWO, TABLE, "name a redis://"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(primary, urls, cache, said):
    fault = replica_fault(databases(dict(primary), urls, 60), cache)
    assert said in fault
    assert bool(said) == bool(fault)


def test_neither_commands_nor_the_server_start_with_replicas_of_sqlite(tmp_path):
    given = {**PRODUCTION, "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3", "DATABASE_REPLICA_URLS": TWO}
    check = "from django.core.management import execute_from_command_line as run; run(['manage.py', 'check'])"
    for code in (check, "import archive.wsgi"):
        done = run_python(code, DJANGO_SETTINGS_MODULE="archive.settings", **given)
        assert done.returncode != 0
        assert "only PostgreSQL has replicas that follow it" in done.stderr


def test_without_replicas_no_request_passes_the_choice():
    code = (
        "import django; django.setup(); from django.core.handlers.wsgi import WSGIHandler;"
        "from resolutions.views import reading; reading.ReadingDatabase.__call__ = None; handler = WSGIHandler();"
        "from django.test import RequestFactory as F; print(handler.get_response(F().get('/robots.txt')).status_code)"
    )
    given = {**PRODUCTION, "SECURE_SSL_REDIRECT": "0", "ALLOWED_HOSTS": "testserver"}
    done = run_python(code, DJANGO_SETTINGS_MODULE="archive.settings", **given)
    assert done.stdout.strip() == "200", done.stderr


@pytest.fixture
def other(settings):
    """A second connection, under a name of its own; it is never opened."""
    connections["other"] = made = connections["default"].copy("other")
    yield made
    del connections["other"]


def test_inside_default_is_the_other_database_for_this_thread_alone(other):
    elsewhere = []
    with reading_from("other"):
        assert connection.alias == connections["default"].alias == "other"
        thread = threading.Thread(target=lambda: elsewhere.append(connection.alias))
        thread.start()
        thread.join()
    assert elsewhere == ["default"]
    assert connection.alias == "default"


def test_an_error_inside_gives_the_primary_back(other):
    with pytest.raises(ValueError, match="inside"), reading_from("other"):
        raise ValueError("inside")
    assert connection.alias == "default"


def streamed(seen):
    """An answer that notes which database it reads from at each step and at its end."""

    def made():
        try:
            yield connection.alias.encode()
            yield connection.alias.encode()
        finally:
            seen.append(connection.alias)

    return sent_from("other", StreamingHttpResponse(made()))


def test_an_answer_made_while_it_is_sent_reads_from_the_same_database(other):
    at_end = []
    assert [(chunk, connection.alias) for chunk in streamed(at_end)] == [(b"other", "default")] * 2
    assert at_end == ["other"]


def test_an_answer_whose_reader_went_away_ends_on_the_same_database(other):
    at_end = []
    answer = streamed(at_end)
    assert next(iter(answer)) == b"other"
    answer.close()
    assert at_end == ["other"]
    assert connection.alias == "default"


def caused(kind, cause=None):
    error = kind("…")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "is_lost", "is_refused", "is_worth_another"),
    [
        (caused(OperationalError, psycopg.OperationalError("connection refused")), True, False, True),
        (caused(InterfaceError, psycopg.InterfaceError("the connection is closed")), True, False, True),
        (caused(OperationalError, psycopg.errors.AdminShutdown("…")), True, False, True),
        (caused(OperationalError, psycopg.errors.CannotConnectNow("starting up")), True, False, True),
        (caused(InternalError, psycopg.errors.ReadOnlySqlTransaction("…")), True, True, True),
        (caused(OperationalError, psycopg.errors.SerializationFailure("conflict with recovery")), False, False, True),
        (caused(OperationalError, psycopg.errors.QueryCanceled("…")), False, False, True),
        (caused(IntegrityError, psycopg.errors.UniqueViolation("…")), False, False, False),
        (caused(DatabaseError), False, False, False),
        (ValueError("…"), False, False, False),
        (None, False, False, False),
    ],
)
def test_what_an_error_means(monkeypatch, error, is_lost, is_refused, is_worth_another):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    assert faults.is_lost(error) == is_lost
    assert faults.is_refused_write(error) == is_refused
    assert faults.is_worth_another(error) == is_worth_another


def test_a_locked_sqlite_file_is_no_loss(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert not faults.is_lost(OperationalError("database is locked"))


@pytest.mark.parametrize("cookie", ["", "12", "12:forged", "x:y:z"])
def test_a_mark_that_is_not_ours_is_none(rf, cookie):
    rf.cookies[COOKIE] = cookie
    assert written_up_to(rf.get("/")) == 0


def test_a_page_with_the_notice_is_kept_shortly_and_data_as_ever():
    page, data = (
        HttpResponse("…", headers={"ETag": '"1"', "Cache-Control": "public"}),
        HttpResponse("{}", content_type="application/json", headers={"ETag": '"1"', "Cache-Control": "public"}),
    )
    assert (_noticed(page).get("ETag"), page["Cache-Control"]) == (None, "max-age=5")
    assert (_noticed(data)["ETag"], data["Cache-Control"]) == ('"1"', "public")


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [("get", "/", "cannot be read"), ("post", "/admin/", "takes nothing in"), ("get", "/api/texts", '"status":503')],
)
def test_without_replicas_a_lost_database_is_said_too(rf, monkeypatch, method, path, said):
    """What Django makes an answer 500 of; the server's own fault stays one."""
    monkeypatch.setattr(connection, "vendor", "postgresql")
    for error, status in ((caused(OperationalError, psycopg.OperationalError("refused")), 503), (ValueError("…"), 500)):
        try:
            raise error
        except (OperationalError, ValueError):
            answer = server_error(getattr(rf, method)(path))
        assert answer.status_code == status
        assert (said in answer.content.decode()) == (status == 503)
