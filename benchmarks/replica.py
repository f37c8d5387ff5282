"""The primary is killed in the middle of the load: readers see no error, and no text that was confirmed is lost.

    benchmarks/run --line replica          or          python -m benchmarks.replica [--seconds 90]

A primary and a synchronous replica on loopback, a corpus of invented texts, gunicorn that reads from the replica, sixteen
connections that read and search, and a process that publishes a text every second. After a third of the time the primary
is ended as the kernel ends a process; after half of it the replica is promoted. Nothing else is touched or started again.
Exits with 1 where a reader met an error or a wrong count, publishing did not go on, or a confirmed text is missing.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from typing import Any

from benchmarks.load import CONNECTIONS, THREADS, WORKERS, filled, static
from benchmarks.loading import figures
from benchmarks.loading.ledger import Ledger
from benchmarks.loading.publishing import FIRST, Publishing, publishing
from benchmarks.loading.questions import Known, Questions
from benchmarks.loading.readers import Connection, Readers
from benchmarks.search.processes import end_on_signals
from resolutions.tests.replicas.clusters import Cluster, running_cluster
from resolutions.tests.replicas.names import SESSION, path_of
from resolutions.tests.replicas.serving import served

SECONDS = 90
LAG = 3.0  # seconds by which the replica may be behind on a busy machine
NOTICE = b"new texts wait"
_STORED = (
    "select array_agg(r.number) from resolutions_version v join resolutions_resolution r on r.id = v.resolution_id"
    " join resolutions_session s on s.id = r.session_id"
    " where v.state = 'published' and s.label = %s and r.number >= %s"
)


def measure(seconds: float = SECONDS, connections: int = CONNECTIONS) -> dict[str, Any]:
    """Runs the load with the loss in it; gives every count."""
    ledger = Ledger()
    with ExitStack() as held:
        cluster = held.enter_context(running_cluster())
        filled(cluster.primary.url)
        cluster.make_synchronous()
        cluster.wait_for_replay()
        site = held.enter_context(served(WORKERS, THREADS, **cluster.urls, **held.enter_context(static())))
        checking = Connection(site.port)
        questions = Questions(Known.of(checking), ledger, LAG)
        texts = held.enter_context(publishing(ledger, lambda number: None, **cluster.urls))
        readers = Readers(site.port, questions.mix(), connections)
        texts.start()
        readers.start()
        told = _lose_and_promote(cluster, texts, checking, seconds)
        texts.end()
        tally = readers.end()
        told["after"] = ledger.confirmed - told["before"] - told["during"]
        return {**told, "seconds": tally.seconds, "faults": tally.faults, **_kept(cluster, texts, checking)}


def _lose_and_promote(cluster: Cluster, texts: Publishing, checking: Connection, seconds: float) -> dict[str, Any]:
    """The time of the load passes; what was confirmed until when."""
    ledger = texts.ledger
    time.sleep(seconds / 3)
    before = ledger.confirmed
    cluster.primary.kill()
    time.sleep(seconds / 6)
    has_notice = NOTICE in checking.get("/").body
    during, refused = ledger.confirmed - before, ledger.refused
    cluster.replica.promote()
    promoted = time.monotonic()
    while ledger.confirmed == before + during and time.monotonic() < promoted + seconds / 2:
        time.sleep(0.01)
    again = time.monotonic() - promoted
    time.sleep(max(0.0, seconds / 2 - again))
    counts = {"before": before, "during": during, "refused": refused}
    return {**counts, "again": again, "has_notice": has_notice, "has_notice_after": NOTICE in checking.get("/").body}


def _kept(cluster: Cluster, texts: Publishing, checking: Connection) -> dict[str, Any]:
    """Which confirmed texts are missing from the promoted database, or from the pages."""
    numbers = cluster.replica.ask(_STORED, SESSION, FIRST)
    stored = set(numbers) if isinstance(numbers, list) else set()
    missing = [number for number in texts.numbers if number not in stored]
    unseen = [number for number in texts.numbers if checking.get(path_of(number)).status != 200]
    return {"confirmed": len(texts.numbers), "missing": missing, "unseen": unseen, "said": sorted(texts.said)}


def misses(result: dict[str, Any]) -> list[str]:
    """What was not met, each as a sentence."""
    expected = {
        "readers met errors or wrong counts": not result["faults"],
        "nothing was published before the loss": result["before"] > 0,
        "publishing did not go on after the promotion": result["after"] > 0,
        "confirmed texts are missing": not result["missing"] and not result["unseen"],
        "pages did not say that texts wait": result["has_notice"],
        "the notice stayed": not result["has_notice_after"],
    }
    return [sentence for sentence, is_met in expected.items() if not is_met]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    asked = parser.parse_args()
    end_on_signals()
    result = measure(asked.seconds, asked.connections)
    print("\n".join(figures.times(result["seconds"])))
    print("\n".join(figures.faults(result["faults"])))
    print(
        "texts confirmed: {before} before the loss, {during} while no primary was there, {after} after".format(**result)
    )
    print(
        "publications refused meanwhile: {refused}; the first again {again:.1f} s after the promotion".format(**result)
    )
    print("\n".join(f"  {sentence}" for sentence in result["said"]))
    print(f"pages said meanwhile that texts wait: {result['has_notice']}; afterwards: {result['has_notice_after']}")
    print(
        f"of {result['confirmed']} confirmed texts missing: {len(result['missing'])}, not shown: {len(result['unseen'])}"
    )
    missed = misses(result)
    print("MISSED: " + "; ".join(missed) if missed else "met")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
