"""The ordinary site's settings, its tables, its search: SearchRank over a GIN index, and annotate(Count) for each facet.

`configure` comes before anything else in a process.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import django
import environ
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Count, F, QuerySet

from benchmarks.search.dialects import PAGE, tsquery
from benchmarks.search.peers.texts import rows_of
from benchmarks.search.queries import Query

COLUMNS = {
    "decade": "decade",
    "session": "session",
    "topic": "topics__value",
    "convention": "conventions__value",
    "action": "actions__value",
    "addressee": "addressees__value",
}
_RELATED = ("topic", "convention", "action", "addressee")
_VECTOR = (
    "UPDATE ordinary_text SET vector = setweight(to_tsvector('english', title), 'A') || "
    "setweight(to_tsvector('english', body), 'D')"
)


def configure(database_url: str) -> None:
    """Django with this one app on PostgreSQL; the connection is kept, as a site in production keeps it."""
    settings.configure(
        DATABASES={"default": {**environ.Env.db_url_config(database_url), "CONN_MAX_AGE": None}},
        INSTALLED_APPS=["benchmarks.search.peers.ordinary"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()


def build(texts: Path) -> None:
    """Makes the tables of an empty database and fills them."""
    text = _model("text")
    with connection.schema_editor() as editor:
        editor.create_model(text)
        for name in _RELATED:
            editor.create_model(_model(name))
    with closing(sqlite3.connect(texts)) as source, connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; DROP INDEX text_by_words")
        _copy(cursor, "ordinary_text (id, name, title, body, decade, session)", rows_of(source))
        for name in _RELATED:
            rows = source.execute(f"SELECT id, value FROM {name} ORDER BY id")
            _copy(cursor, f"ordinary_{name} (text_id, value)", rows)
        cursor.execute(_VECTOR)
        cursor.execute("CREATE INDEX text_by_words ON ordinary_text USING gin (vector)")
        cursor.execute("VACUUM (FULL, ANALYZE) ordinary_text")
        cursor.execute("VACUUM ANALYZE")


def _copy(cursor: Any, where: str, rows: Any) -> None:
    with cursor.copy(f"COPY {where} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _model(name: str) -> Any:
    return apps.get_model("ordinary", name)


class Ordinary:
    """The view of such a site without its template."""

    def ask(self, query: Query) -> int:
        """The total; the twenty best and the counts of the six facets are made too."""
        found, rank = self._found(query)
        listed = found.defer("vector", "body")
        list(listed.annotate(rank=rank).order_by("-rank")[:PAGE] if rank is not None else listed.order_by("-id")[:PAGE])
        total = found.count()
        for column in COLUMNS.values():
            list(found.order_by().values(column).annotate(count=Count("id", distinct=True)).order_by("-count"))
        return total

    def total(self, query: Query) -> int:
        return self._found(query)[0].count()

    def _found(self, query: Query) -> tuple[QuerySet[Any], SearchRank | None]:
        found, rank = _model("text").objects.all(), None
        if query.has_text:
            words, kind = tsquery(query)
            sought = SearchQuery(words, search_type=kind, config="english")
            found, rank = found.filter(vector=sought), SearchRank(F("vector"), sought)
        for name, value in query.chosen.items():
            found = found.filter(**{COLUMNS[name]: value})
        return found, rank
