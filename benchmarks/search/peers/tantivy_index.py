"""tantivy, a search library in Rust: a text a document, the twenty best, their number, and six terms aggregations.

Facet values are numbers in fast fields, the quickest that it offers; the rows of the page come from SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import tantivy

from benchmarks.search.dialects import PAGE, tantivy_words
from benchmarks.search.peers.texts import MANY, rows_of, values_by_text
from benchmarks.search.queries import FACETS, Query

MEMORY = 256_000_000
_AGGREGATIONS = {name: {"terms": {"field": name, "size": 1000}} for name in FACETS}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="en_stem")
    builder.add_unsigned_field("key", fast=True, indexed=True, stored=True)
    for name in FACETS:
        builder.add_unsigned_field(name, fast=True, indexed=True)
    return builder.build()


def build(texts: Path, folder: Path) -> None:
    """Writes the index, with one thread, and the numbers of facet values beside it."""
    folder.mkdir(parents=True)
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(MEMORY, 1)
    numbers: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    with closing(sqlite3.connect(texts)) as database:
        values = {name: values_by_text(database, name) for name in MANY}
        for key, _, title, body, decade, session in rows_of(database):
            document = tantivy.Document()
            document.add_text("body", f"{title} {body}")
            document.add_unsigned("key", key)
            held = {name: values[name].get(key, []) for name in MANY}
            for name, each in {**held, "decade": [str(decade)], "session": [session]}.items():
                for value in each:
                    document.add_unsigned(name, numbers[name].setdefault(value, len(numbers[name])))
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    (folder / "numbers.json").write_text(json.dumps(numbers), encoding="utf-8")


class Tantivy:
    """A searcher over the index, opened once."""

    def __init__(self, folder: Path, texts: Path) -> None:
        self.schema = _schema()
        self.index = tantivy.Index.open(str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()
        self.numbers = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))
        self.texts = sqlite3.connect(f"file:{texts}?mode=ro", uri=True)

    def ask(self, query: Query) -> int:
        """The total."""
        sought = self._sought(query)
        found = self.searcher.search(sought, PAGE, count=True)
        self.searcher.aggregate(sought, _AGGREGATIONS)
        keys = [self.searcher.doc(address)["key"][0] for _, address in found.hits]
        marks = ", ".join("?" * len(keys))
        statement = f"SELECT id, name, title, decade, session FROM text WHERE id IN ({marks})"
        self.texts.execute(statement, keys).fetchall()
        return int(found.count)

    total = ask

    def _sought(self, query: Query) -> tantivy.Query:
        must = tantivy.Occur.Must
        parts = []
        words = tantivy_words(query)
        if words:
            parts.append((must, self.index.parse_query(words, ["body"])))
        if query.prefix:
            parts.append((must, tantivy.Query.regex_query(self.schema, "body", f"{query.prefix}.*")))
        for name, value in query.chosen.items():
            term = tantivy.Query.term_query(self.schema, name, self.numbers[name].get(value, 2**40))
            parts.append((must, tantivy.Query.const_score_query(term, 0.0)))
        return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()
