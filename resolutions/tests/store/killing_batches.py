"""Brings a zip in by the command and is killed at it again and again; run by test_batch_kills on a database of its own.

    DATABASE_URL=… python -m resolutions.tests.store.killing_batches ZIP TEXTS

Prints one JSON object: how many kills met a process at work, and every rule that was found broken after a kill.
"""

import json
import os
import random
import subprocess
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (after django.setup)

from resolutions.models import BatchMember, IngestBatch, SourceDocument, Version, WaitingFile  # noqa: E402
from resolutions.store.facts import load_facts  # noqa: E402

COMMAND = [sys.executable, "manage.py", "ingest_resolutions"]
SHORTEST, LONGEST = 0.1, 1.5  # seconds at work until a kill


def broken():
    """What is half stored, or stored twice, or said wrongly: sentences, none where all is whole."""
    for source in SourceDocument.objects.all():
        if source.versions.count() != 1:
            yield f"{source} has {source.versions.count()} versions"
    for version in Version.objects.all():
        if version.clauses.count() != 3 or version.events.count() != 1:
            yield f"{version} is half"
    for member in BatchMember.objects.exclude(outcome=BatchMember.Outcome.WAITING):
        if member.outcome != BatchMember.Outcome.NEW or member.source is None:
            yield f"{member} is said to be {member.outcome}"
    if SourceDocument.objects.count() != BatchMember.objects.filter(outcome=BatchMember.Outcome.NEW).count():
        yield "sources and outcomes do not agree"
    if IngestBatch.objects.count() > 1:
        yield "the batch was not taken up again"


def killed_at(paths):
    """Whether a run of the command was at work when it was killed."""
    with subprocess.Popen([*COMMAND, *paths], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        running.stdout.readline()  # it works
        time.sleep(random.uniform(SHORTEST, LONGEST))
        is_running = running.poll() is None
        running.kill()
    return is_running


def main(path, texts):
    call_command("migrate", verbosity=0, skip_checks=True)
    load_facts()
    met, faults = 0, []
    while not IngestBatch.objects.filter(finished_at__isnull=False).exists():
        met += killed_at([path])
        faults += broken()
    done = {
        "met": met,
        "faults": faults,
        "texts": Version.objects.count(),
        "all": BatchMember.objects.count() == texts,
        "waiting": WaitingFile.objects.count(),
        "is_finished": IngestBatch.objects.latest("pk").finished_at is not None,
    }
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
