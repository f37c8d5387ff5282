"""The settings that a deployment leans on: the environment decides, SQLite waits its turn, browsers are told the policy."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from archive.proxies import client_address

TOP = Path(settings.BASE_DIR)
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "k8Zq3vJw5yTn7RbXc2LdHf9MgPs4Va6UeWi1OoQtYjBhNzCxKlDr",
    "ALLOWED_HOSTS": "archive.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://archive.example.org",
    "SITE_URL": "https://archive.example.org",
}


def run_python(code, **environment):
    """Runs `code` in a process of its own, since settings are read once; gives what it printed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, env={**kept, **environment}, capture_output=True, text=True
    )


def variables_of(path):
    return set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', path.read_text()))


def test_every_variable_of_the_settings_is_in_the_example():
    example = (TOP / ".env.example").read_text()
    assert variables_of(TOP / "archive" / "settings.py") == set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))


def test_the_example_says_of_every_variable_what_it_does():
    lines = (TOP / ".env.example").read_text().splitlines()
    silent = [
        line for above, line in zip(["", *lines], lines, strict=False) if "=" in line and not above.startswith("# ")
    ]
    assert not silent


def test_deployment_check_is_clean_with_production_settings():
    code = "from django.core.management import execute_from_command_line as run; run(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    done = run_python(code, DJANGO_SETTINGS_MODULE="archive.settings", **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_serving_without_a_secret_key_is_refused(tmp_path):
    done = run_python("import archive.wsgi", **{**PRODUCTION, "SECRET_KEY": ""})
    assert done.returncode != 0
    assert "No SECRET_KEY is set" in done.stderr


def test_production_settings_speak_https_only():
    code = "from archive import settings as s; print(s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DEBUG)"
    assert run_python(code, **PRODUCTION).stdout.split() == ["True", "True", "True", "31536000", "False"]


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "203.0.113.9"),
        ({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "198.51.100.7, 203.0.113.9"}, "203.0.113.9"),
        ({"REMOTE_ADDR": ""}, None),
    ],
)
def test_a_reader_behind_a_proxy_is_known_by_what_the_proxy_wrote(rf, headers, address):
    assert client_address(rf.get("/", **headers)) == address


def test_only_behind_a_proxy_is_a_forwarded_address_believed():
    code = "from archive import settings as s; print(getattr(s, 'AXES_CLIENT_IP_CALLABLE', None), s.SECURE_PROXY_SSL_HEADER)"
    assert run_python(code, **PRODUCTION).stdout.strip() == "None None"
    assert "client_address" in run_python(code, **PRODUCTION, BEHIND_TLS_PROXY="1").stdout


def test_an_error_is_logged_once():
    code = "import django; django.setup(); import logging; logging.getLogger('django.request').error('broken lantern')"
    logged = run_python(code, DJANGO_SETTINGS_MODULE="archive.settings", **{**PRODUCTION, "DEBUG": "1"}).stderr
    assert logged.count("broken lantern") == 1


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="pragmas are SQLite's")
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("temp_store", 2)]
)
def test_sqlite_is_opened_with_the_pragmas(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@pytest.mark.skipif(connection.vendor != "sqlite", reason="transaction modes are SQLite's")
def test_sqlite_takes_the_write_lock_when_a_transaction_begins():
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["OPTIONS"]["timeout"] >= 20


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/login/", "/no-such-page"])
def test_every_page_carries_the_strict_policy(client, path):
    policy = dict(part.strip().split(" ", 1) for part in client.get(path)["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


@pytest.mark.django_db
def test_every_page_refuses_frames_and_guessed_types(client):
    answer = client.get("/admin/login/")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
