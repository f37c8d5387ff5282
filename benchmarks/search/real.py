"""Search in process: p50 and p95 of 200 mixed queries over the archive that DATABASE_URL names, as find, page and JSON.

    DATABASE_URL=… python -m benchmarks.search.real [--passes 3]

The queries are drawn with a fixed seed from the archive's own words, so that two databases with the same texts are
asked the same; the digest of all answers (totals, order, paragraphs, facets) must then be the same too. Nothing is
cached between queries but what a running process keeps anyway.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("ALLOWED_HOSTS", "testserver")
os.environ.setdefault("SECURE_SSL_REDIRECT", "0")
os.environ.setdefault("API_RATE", "100000000/minute")
os.environ.setdefault("STATIC_ROOT", tempfile.mkdtemp())  # pages name style sheets by their digests
django.setup()

from django.core.management import call_command  # noqa: E402  (after django.setup)
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402

from resolutions.models import Clause, SourceDocument  # noqa: E402
from resolutions.search.find import find  # noqa: E402
from resolutions.search.request import SearchRequest  # noqa: E402
from resolutions.search.terms.words import words  # noqa: E402

QUERIES = 200
PRINTED_ORDER = (
    "version__resolution__body__slug",
    "version__resolution__session__label",
    "version__resolution__kind",
    "version__resolution__number",
    "version__resolution__part_letter",
    "version__language",
    "position",
)


def mixed_queries(texts: list[list[str]]) -> list[str]:
    """Words, phrases, prefixes, NOT, OR, designations, facets, both units, in turns."""
    dice = random.Random(5)
    out = []
    for turn in range(QUERIES):
        said = dice.choice(texts)
        at = dice.randrange(len(said) - 4)
        asked = QueryDict(mutable=True)
        asked["q"] = (
            said[at],
            " ".join(dice.sample(said, 2)),
            f'"{said[at]} {said[at + 1]}"',
            '"{}"'.format(" ".join(said[at : at + 4])),
            f"{said[at][:4]}*",
            f"{said[at]} -{said[at + 3]}",
            f"{said[at]} OR {said[at + 2]}",
            "united nations",
            f"{dice.randrange(74, 78)}/{dice.randrange(1, 300)}",
            " ".join(dice.sample(said, 4)),
        )[turn % 10]
        if turn % 3 == 0:
            asked["unit"] = "resolution"
        if turn % 4 == 1:
            asked.setlist("action", ["request", "call-upon", "decide"])
        if turn % 5 == 2:
            asked.setlist("session", ["ga:75", "ga:76"])
        if turn % 7 == 3:
            asked["part"] = "operative"
        if turn % 11 == 3:
            asked["q"] = ""
        out.append(asked.urlencode())
    return out


def timed(ask: Callable[[str], object], queries: list[str], passes: int) -> str:
    """'p50 12.3 ms, p95 20.1 ms (processor 11.9 and 19.0) …' of every single call of all passes."""
    spent, worked = [], []
    for _ in range(passes):
        for query in queries:
            began, before = time.perf_counter(), time.process_time()
            ask(query)
            spent.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - before) * 1000)
    (middle, slow), (own, slow_own) = _shares(spent), _shares(worked)
    times = f"p50 {middle:.1f} ms, p95 {slow:.1f} ms (processor {own:.1f} and {slow_own:.1f})"
    return f"{times}, longest {max(spent):.1f} ms, {len(spent)} calls"


def _shares(values: list[float]) -> tuple[float, float]:
    """p50 and p95."""
    cuts = statistics.quantiles(values, n=100)
    return cuts[49], cuts[94]


def answer(query: str) -> list[object]:
    results = find(SearchRequest.from_query(QueryDict(query)))
    hits = [(hit.identity.path, [(one.token, str(one.html)) for one in hit.paragraphs]) for hit in results.hits]
    facets = [(facet.name, [(value.value, value.count) for value in facet.values]) for facet in results.facets]
    return [query, results.total, hits, facets, results.reading]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=3)
    passes = parser.parse_args().passes
    published = Clause.objects.filter(version__state="published")
    texts = [words(text) for text in published.order_by(*PRINTED_ORDER).values_list("text", flat=True)[::37]]
    queries = mixed_queries([said for said in texts if len(said) >= 12])
    print(f"{connection.vendor}: {SourceDocument.objects.count()} sources, {published.count()} paragraphs")
    digest = hashlib.sha256(json.dumps([answer(query) for query in queries]).encode()).hexdigest()
    print(f"answers {digest}")
    print("find:", timed(answer, queries, passes))
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    for name, path in (("page:", "/search"), ("JSON:", "/api/search")):
        print(name, timed(lambda query, path=path: client.get(f"{path}?{query}"), queries, passes))


if __name__ == "__main__":
    main()
