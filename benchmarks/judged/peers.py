"""The peers over the same published texts: SQLite FTS5 with bm25, PostgreSQL tsvector with ts_rank_cd.

Each is set up as somebody who knows it well would do it: title, symbols and body in fields of their own, the title and
the symbols weighted, texts with all words first and, where these are fewer than ten, those with any of them after.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from benchmarks.judged.measures import DEPTH
from resolutions.models import Clause, Footnote, Version
from resolutions.structure.identity import Identity

_CHUNK = re.compile(r'"[^"]*"|\S+')


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution as the peers index it. name: 'ga 77/238'."""

    name: str
    symbols: str
    title: str
    body: str


def name_of(identity: Identity) -> str:
    """'ga 77/238', 'cnd decision 902/1': as the judged list names a resolution."""
    kind = "" if identity.kind == "resolution" else f"{identity.kind} "
    return f"{identity.body} {kind}{identity.designation}"


def published_texts() -> list[Text]:
    """Every resolution with a published text, its languages together."""
    bodies: dict[int, list[str]] = defaultdict(list)
    clauses = Clause.objects.filter(version__state="published").order_by("version_id", "position")
    for version, text, cells in clauses.values_list("version_id", "text", "cells"):
        bodies[version] += [text, *(cell["text"] for cell in cells)]
    notes = Footnote.objects.filter(version__state="published").order_by("version_id", "position")
    for version, text in notes.values_list("version_id", "text"):
        bodies[version].append(text)
    rows: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for version in Version.objects.published().with_identity().order_by("resolution_id", "language"):
        if version.resolution:
            identity = version.resolution.identity
            symbols = f"{identity.designation} {version.symbol} resolution {identity.designation}"
            rows[name_of(identity)].append((symbols, version.title, "\n".join(bodies[version.pk])))
    return [Text(name, *("\n".join(parts) for parts in zip(*held, strict=True))) for name, held in rows.items()]


class Fts5:
    """FTS5 with porter over unicode61, bm25 with weights for title and symbols."""

    label = "FTS5 bm25"

    def __init__(self, texts: Sequence[Text], title: float = 5.0) -> None:
        self.weights = (title, title)
        self.rows = sqlite3.connect(":memory:")
        self.rows.execute(
            "create virtual table text using fts5(name unindexed, symbols, title, body, tokenize='porter unicode61')"
        )
        values = [(text.name, text.symbols, text.title, text.body) for text in texts]
        self.rows.executemany("insert into text values (?, ?, ?, ?)", values)

    def ask(self, typed: str) -> list[str]:
        chunks = [chunk.strip('"').strip() for chunk in _CHUNK.findall(typed)]
        quoted = [f'"{chunk}"' for chunk in chunks if re.search(r"\w", chunk)]
        return _filled(lambda operator: self._names(f" {operator} ".join(quoted)), ("AND", "OR"))

    def _names(self, expression: str) -> list[str]:
        statement = "select name from text where text match ? order by bm25(text, 0, ?, ?, 1), rowid limit ?"
        return [row[0] for row in self.rows.execute(statement, (expression, *self.weights, 2 * DEPTH))]


_INSERT = """insert into judged values
    (%s, setweight(to_tsvector('english', %s), 'A') || setweight(to_tsvector('english', %s), 'D'))"""
_RANKED = """select name from judged,
    (select replace(websearch_to_tsquery('english', %s)::text, ' & ', %s)::tsquery as q) asked
    where words @@ q order by ts_rank_cd(words, q, %s) desc, name limit %s"""


class Postgres:
    """tsvector in English, title and symbols with weight A, body D, ts_rank_cd; a table of its own, gone at the end."""

    label = "ts_rank_cd"

    def __init__(self, texts: Sequence[Text], address: str = "", normalization: int = 0) -> None:
        self.normalization = normalization
        self.rows = psycopg.connect(address, autocommit=True)
        self.rows.execute("create temporary table judged (name text, words tsvector)")
        with self.rows.cursor() as cursor:
            values = [(text.name, f"{text.symbols}\n{text.title}", text.body) for text in texts]
            cursor.executemany(_INSERT, values)

    def ask(self, typed: str) -> list[str]:
        return _filled(lambda operator: self._names(typed, operator), ("&", "|"))

    def _names(self, typed: str, operator: str) -> list[str]:
        values = (typed, f" {operator} ", self.normalization, 2 * DEPTH)
        return [row[0] for row in self.rows.execute(_RANKED, values)]


def _filled(names: Callable[[str], list[str]], operators: tuple[str, str]) -> list[str]:
    """Texts with all words, then those with any."""
    found = names(operators[0])
    if len(found) < DEPTH:
        found += [name for name in names(operators[1]) if name not in found]
    return found
