"""Gate 10: the page of a resolution.

- Uncached: pages that this process was not asked for before, their frames stored, through the whole WSGI application in
  process, against the page that an ordinary view makes of the same texts with ORM and template, one after the other.
- Cached and 304: wrk asks gunicorn for one page again and again, in turn with the same bytes as a file of nginx.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from benchmarks.search.archives import Corpus, step
from benchmarks.search.contestants import working
from benchmarks.search.corpus import SIZES, places
from benchmarks.search.errors import BenchmarkError
from benchmarks.search.line_up import gunicorn
from benchmarks.search.nginx import Load, asked, program, static_file
from benchmarks.search.processes import LOOPBACK, free_port, get, serving
from benchmarks.search.targets import Finding

PAGES, WARM = 600, 20
WORKERS = 2
ROUNDS = 3
Answer = dict[str, Any]


def measured(corpus: Corpus) -> Iterator[Finding]:
    yield from _uncached(corpus)
    yield from _cached(corpus)


def require_programs() -> None:
    """Raises BenchmarkError where one is missing, before a run has taken its time."""
    for name in ("nginx", "wrk"):
        program(name)


def _paths(size: str) -> list[str]:
    """Pages spread over the whole corpus."""
    count = min(PAGES + WARM, SIZES[size])
    return [places(size)[at * SIZES[size] // count].identity.path for at in range(count)]


def _uncached(corpus: Corpus) -> Iterator[Finding]:
    """Of half of the pages the frame is stored, as operators are told to do; what the others cost is told beside it."""
    paths = _paths(corpus.size)
    stored, others = paths[::2], paths[1::2]
    step("frames", " ".join(stored), env=corpus.sqlite_env)
    ours, theirs = _asked(corpus, stored)
    yield _faster("times faster uncached than ORM and template", ours, theirs, corpus.size)
    ours, theirs = _asked(corpus, others)
    yield _faster("times faster where no frame is stored", ours, theirs, corpus.size)


def _asked(corpus: Corpus, paths: list[str]) -> tuple[list[Answer], list[Answer]]:
    """Each page by turns as ours and as the ordinary view makes it, in a process that has made none of them before."""
    log = corpus.data / "processes.log"
    ours: list[Answer] = []
    theirs: list[Answer] = []
    with working(corpus.size, corpus.folder, corpus.sqlite_env, log, module="page_worker") as pages:
        for path in paths:
            for address, answers in ((path, ours), (f"/ordinary{path}", theirs)):
                answer = pages.say(path=address)
                if not answer["status"].startswith("200"):
                    raise BenchmarkError(f"{address} gave {answer['status']}")
                answers.append(answer)
    warm = min(WARM, len(paths) // 4)
    return ours[warm:], theirs[warm:]


def _faster(figure: str, ours: list[Answer], theirs: list[Answer], size: str) -> Finding:
    one, other = (median(answer["ms"] for answer in answers) for answers in (ours, theirs))
    cpu, peer = (median(answer["cpu"] for answer in answers) for answers in (ours, theirs))
    said = f"p50 of {len(ours)} pages: {one:.2f} and {other:.2f} ms; of the processor {cpu:.2f} and {peer:.2f} ms"
    return Finding(10, figure, other / one, size, "SQLite", said)


def _cached(corpus: Corpus) -> Iterator[Finding]:
    path, port = _paths(corpus.size)[-1], free_port()
    log = corpus.data / "processes.log"
    with serving(gunicorn(port, WORKERS), port, log, corpus.sqlite_env, "/healthz"):
        status, headers, body = get(port, path)
        if status != 200:
            raise BenchmarkError(f"{path} gave {status}")
        with static_file(corpus.data / "nginx", body, log) as static:
            page = f"http://{LOOPBACK}:{port}{path}"
            tag = {"If-None-Match": headers["ETag"]}
            rounds = [(asked(static), asked(page), asked(page, tag)) for _ in range(ROUNDS)]
        if get(port, path, tag)[0] != 304:
            raise BenchmarkError(f"{path} does not answer 304 to the ETag that it gave.")
    yield from _findings(rounds, corpus.size, len(body))


def _findings(rounds: list[tuple[Load, Load, Load]], size: str, length: int) -> Iterator[Finding]:
    static, cached, known = (median(load.rate for load in loads) for loads in zip(*rounds, strict=True))
    wrong = sum(load.errors for loads in rounds for load in loads)
    said = f"{cached:,.0f} of {static:,.0f} requests a second, {length:,} bytes" + (
        f", {wrong} ERRORS" if wrong else ""
    )
    yield Finding(10, "requests a second, cached / nginx static", cached / static, size, "SQLite", said)
    said = f"{known:,.0f} of {static:,.0f} requests a second"
    yield Finding(10, "requests a second, 304 / nginx static", known / static, size, "SQLite", said)
