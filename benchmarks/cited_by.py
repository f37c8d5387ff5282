"""How fast the two ends of a reference are, on an archive with published texts.

    DEBUG=1 DATABASE_URL=sqlite:////tmp/held.sqlite3 python benchmarks/cited_by.py [--times 60]

Prints references by status and kind; how long it takes to match anew what waited for the most cited text that is held,
withdrawn and published again inside a transaction that is rolled back; and how long the heaviest cited-by pages take:
the most cited text, text not held, paragraph, convention, article and symbol. Pages are asked for in process by the
test client; given are the time that passes and that of the processor alone, for a machine that is busy.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402

from resolutions.citations.keys import identity_of  # noqa: E402
from resolutions.citations.references import Status  # noqa: E402
from resolutions.models import Article, Convention, CrossReference, Resolution, Version  # noqa: E402
from resolutions.publishing.citing import match_own, match_waiting, release_matched  # noqa: E402


class RolledBack(Exception):
    """Raised to leave the archive as it was."""


def print_statuses() -> None:
    rows = CrossReference.objects.of_published().order_by().values_list("status", "kind")
    for status, kind, count in rows.annotate(count=Count("pk")).order_by("status", "kind"):
        print(f"{status:<10} {kind:<12} {count:>7}")
    print(f"{'all':<23} {CrossReference.objects.of_published().count():>7}")


def standing():
    return CrossReference.objects.of_published().standing().order_by()


def most(field: str, **wanted: object) -> object:
    rows = standing().filter(**wanted, **{f"{field}__isnull": False}).values(field)
    return rows.annotate(count=Count("pk")).order_by("-count").values_list(field, flat=True).first()


def heaviest() -> Iterator[tuple[str, str]]:
    """Name and address of the most cited thing of each sort."""
    held = Resolution.objects.select_related("body", "session").get(pk=most("resolution"))
    yield "text", f"{held.get_absolute_url()}/cited-by"
    identity = identity_of(str(most("target", kind="resolution", status=Status.UNMATCHED.value)))
    if identity:
        yield "text not held", identity.path
    pinned = standing().filter(resolution=held).exclude(places="").values_list("places", flat=True).first()
    place = next((name for name in (pinned or "").split() if not name.startswith("letter")), "op1")
    yield "paragraph", f"{held.get_absolute_url()}/{place}/cited-by"
    yield "convention", Convention.objects.get(pk=most("convention")).get_absolute_url()
    articles = CrossReference.articles.through.objects.values("article").annotate(count=Count("pk")).order_by("-count")
    yield "article", Article.objects.get(pk=articles[0]["article"]).get_absolute_url()
    yield "symbol", f"/symbol/{most('target', kind='document')}"
    yield "list of conventions", "/conventions"


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def print_page(name: str, path: str, times: int) -> None:
    client = Client()
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}, not 200.")
    spent, worked = [], []
    for _time in range(times):
        begun = time.process_time()
        spent.append(seconds(lambda: client.get(path)) * 1000)
        worked.append((time.process_time() - begun) * 1000)
    print(
        f"{name:<20} p50 {nth(spent, 50):6.1f} ms   p95 {nth(spent, 95):6.1f} ms   of the processor: "
        f"p50 {nth(worked, 50):6.1f} ms   p95 {nth(worked, 95):6.1f} ms   {len(answer.content):>7} bytes   {path}"
    )


def nth(spent: list[float], percent: int) -> float:
    return sorted(spent)[max(0, round(len(spent) * percent / 100) - 1)]


def print_matching() -> None:
    """The text that most references name: released, as if it had not come yet, then matched."""
    resolution = Resolution.objects.select_related("body", "session").get(pk=most("resolution"))
    version = Version.objects.published().filter(resolution=resolution).first()
    if version is None:
        return
    try:
        with transaction.atomic():
            Version.objects.filter(pk=version.pk)
            rows = CrossReference.objects.filter(resolution=resolution)
            count = rows.update(status=Status.UNMATCHED.value, resolution=None)
            own = seconds(lambda: match_own(version))
            spent = seconds(lambda: match_waiting(resolution))
            again = seconds(lambda: release_matched(resolution))
            raise RolledBack
    except RolledBack:
        print(f"re-match {count} references to {resolution}: {spent:.4f} s; nothing to change: {again:.4f} s")
        print(f"match what {version} itself cites ({version.references.count()} references): {own:.4f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=60)
    times = parser.parse_args().times
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    print(f"{connection.vendor}, {Version.objects.published().count()} published texts")
    print_statuses()
    print_matching()
    gc.collect()
    gc.freeze()  # as archive/wsgi.py does
    for name, path in heaviest():
        print_page(name, path, times)


if __name__ == "__main__":
    main()
