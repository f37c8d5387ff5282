"""The same question in the words of each contestant."""

from __future__ import annotations

from urllib.parse import urlencode

from benchmarks.search.queries import FACETS, Query

FTS_SINGLE = ("decade", "session")  # one value a text: a column; the others are lists
PAGE = 20


def archive_words(query: Query) -> str:
    """As a reader types it."""
    parts = [
        *query.words,
        *([f'"{query.phrase}"'] if query.phrase else []),
        *([f"{query.prefix}*"] if query.prefix else []),
    ]
    return " ".join([*parts, *(f"-{word}" for word in query.without)])


def archive_address(query: Query, unit: str) -> str:
    """The query string of /search, and of /api/search with every facet."""
    pairs = [("q", archive_words(query))] if query.has_text else []
    return urlencode([*pairs, ("unit", unit), *query.chosen.items()], safe=":/")


def archive_json_address(query: Query, unit: str) -> str:
    """The query string of /api/search with the facets that peers count too."""
    return f"{archive_address(query, unit)}&{urlencode([('facets', name) for name in FACETS])}"


def fts5(query: Query) -> str:
    """A MATCH expression, "" where no words are sought."""
    parts = [f'"{word}"' for word in query.words]
    parts += [f'"{query.phrase}"'] if query.phrase else []
    parts += [f'"{query.prefix}"*'] if query.prefix else []
    expression = " AND ".join(parts)
    for word in query.without:
        expression = f'({expression}) NOT "{word}"'
    return expression


def tsquery(query: Query) -> tuple[str, str]:
    """(words, search_type) of a SearchQuery of Django; only the raw kind knows prefixes."""
    if query.prefix:
        return f"{query.prefix}:*", "raw"
    return archive_words(query), "websearch"


def tantivy_words(query: Query) -> str:
    """For the query parser; a prefix is no part of its language."""
    if query.phrase:
        return f'"{query.phrase}"'
    return " ".join([*(f"+{word}" for word in query.words), *(f"-{word}" for word in query.without)])


def datasette_address(query: Query, database: str, table: str) -> str:
    """The JSON of a table with the six facets, every value of them counted."""
    pairs = [("_fts_table", f"{table}_fts"), ("_fts_pk", "id"), ("_size", str(PAGE)), ("_searchmode", "raw")]
    pairs += [("_shape", "objects"), ("_nosuggest", "1")]
    if query.has_text:
        pairs.append(("_search", fts5(query)))
    pairs += [("_facet" if name in FTS_SINGLE else "_facet_array", name) for name in FACETS]
    pairs.append(("_facet_size", "max"))
    for name, value in query.chosen.items():
        pairs.append((f"{name}__exact" if name in FTS_SINGLE else f"{name}__arraycontains", value))
    return f"/{database}/{table}.json?{urlencode(pairs)}"
