"""Where the texts are kept: the primary, and replicas of it that readers are sent to.

`default` is the primary for everybody but readers: resolutions/databases/ says when it is another one.
"""

import re

import environ
from psycopg import IsolationLevel

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing when it upgrades a read lock
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    ),
}
_LOSS_IS_NOTICED = {  # a machine that is gone says nothing: libpq would wait for minutes
    "connect_timeout": 3,  # seconds, for each host
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 9_000,  # milliseconds
}


def databases(primary: dict, replica_urls: str, max_age: int) -> dict[str, dict]:
    """Django's DATABASES: `default`, and `replica-1` and so on."""
    if primary["ENGINE"] == SQLITE:
        kept = {**primary, "OPTIONS": _SQLITE_OPTIONS}
        kept["CONN_MAX_AGE"] = None  # a file opened anew for every request costs more than most answers
        return {"default": kept, **_replicas(replica_urls, max_age)}
    kept = _kept(primary, max_age)
    if replica_urls or "," in primary["HOST"]:
        kept["OPTIONS"] = {**_LOSS_IS_NOTICED, **primary.get("OPTIONS", {})}
    return {"default": kept, **_replicas(replica_urls, max_age)}


def replica_fault(configured: dict[str, dict], cache: dict) -> str:
    """Why replicas cannot be used as they are set; "" where they can, or where none are."""
    if len(configured) == 1:
        return ""
    if configured["default"]["ENGINE"] != POSTGRESQL:
        return (
            "DATABASE_REPLICA_URLS is set, but DATABASE_URL names no PostgreSQL: only PostgreSQL has replicas that follow "
            "it. Unset DATABASE_REPLICA_URLS, or move the archive to PostgreSQL (backup_archive, restore_archive)."
        )
    wrong = [alias for alias, one in configured.items() if one["ENGINE"] != POSTGRESQL]
    if wrong:
        return (
            f"DATABASE_REPLICA_URLS names {len(wrong)} database(s) that are not PostgreSQL; expected "
            "postgres://user:password@host:5432/archive for each, with commas between them."
        )
    if cache["BACKEND"].endswith("DatabaseCache"):
        return (
            "CACHE_URL names a table of the primary, which readers would need for every question. With "
            "DATABASE_REPLICA_URLS name a redis://… instead, or leave CACHE_URL unset."
        )
    return ""


def _replicas(urls: str, max_age: int) -> dict[str, dict]:
    each = [url.strip() for url in re.split(r",\s*(?=\w+://)", urls) if url.strip()]
    return {f"replica-{at}": _replica(environ.Env.db_url_config(url), max_age) for at, url in enumerate(each, 1)}


def _replica(read: dict, max_age: int) -> dict:
    options = {
        **_LOSS_IS_NOTICED,
        "isolation_level": IsolationLevel.REPEATABLE_READ,  # a page is of one moment
        **read.get("OPTIONS", {}),
    }
    return {**_kept(read, max_age), "OPTIONS": options, "TEST": {"MIRROR": "default"}}


def _kept(read: dict, max_age: int) -> dict:
    return {**read, "CONN_MAX_AGE": max_age, "CONN_HEALTH_CHECKS": True}
