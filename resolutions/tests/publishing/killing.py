"""Brings texts in and publishes them, and is killed at it again and again; run by test_kills on a database of its own.

    DATABASE_URL=… python -m resolutions.tests.publishing.killing KILLS

Prints one JSON object: how many kills met a process at work, and every rule that was found broken after a kill.
"""

import json
import os
import random
import signal
import sys
import time
from functools import cache

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (after django.setup)
from django.db import connections  # noqa: E402

from resolutions.exports.canonical import write_canonical  # noqa: E402
from resolutions.ingest.drafts import Draft  # noqa: E402
from resolutions.ingest.pipeline import read_source  # noqa: E402
from resolutions.models import Clause, Event, Footnote, SourceDocument, Version  # noqa: E402
from resolutions.models.search import SearchDocument  # noqa: E402
from resolutions.publishing.batch import open_versions, publish_each  # noqa: E402
from resolutions.store.drafts import store_reading  # noqa: E402
from resolutions.store.facts import load_facts  # noqa: E402
from resolutions.store.rows import from_rows  # noqa: E402
from resolutions.structure.identity import Adoption  # noqa: E402
from resolutions.tests.factories import identity, make_text, with_words  # noqa: E402

LONGEST = 0.3  # seconds until a kill
AHEAD = 10  # texts that a turn may bring in beyond those that are held


def source(number):
    """A canonical text and its file name; it cites its neighbour, so that publishing matches references too."""
    words = f"Requests harbour {number} to follow its resolution 901/{number - 1 or 2};"
    text = with_words(make_text(), "op1", words)
    return f"{number}.txt", write_canonical(Draft(identity(number=number), Adoption(), text)).encode()


def work():
    """Stores and publishes in turns, for ever; where it begins and what it takes up again is chance."""
    while True:
        for number in random.sample(range(1, SourceDocument.objects.count() + AHEAD), AHEAD - 1):
            bring_in(number)
            if random.random() < 0.7:
                publish_some(3)


def bring_in(number):
    name, data = source(number)
    store_reading(read_source(data, name), data)


def publish_some(most):
    for outcome in publish_each(open_versions()[:most], None):
        if not outcome.is_published:
            raise SystemExit(outcome.refusal)


@cache
def expected(name):
    """What must be stored of a file."""
    _, data = source(int(name.removesuffix(".txt")))
    return read_source(data, name).drafts[0].text.without_sources()


def broken():
    """What is half stored or half published: sentences, none where all is whole."""
    for source in SourceDocument.objects.all():
        if source.versions.count() != 1:
            yield f"{source} has {source.versions.count()} versions"
    for version in Version.objects.with_identity().select_related("source"):
        yield from (f"{version}: {fault}" for fault in _faults(version, expected(version.source.name)))


def _faults(version, text):
    verbs = list(version.events.order_by("pk").values_list("verb", flat=True))
    is_published = version.state == Version.State.PUBLISHED
    untied = [model for model in (Clause, Footnote) if model.objects.filter(version=version, anchor=None).exists()]
    if from_rows(version).without_sources() != text:
        yield "not the text that was read"
    if verbs != [Event.Verb.READ, Event.Verb.PUBLISHED][: 1 + is_published]:
        yield f"events {verbs}"
    if bool(version.body_html) != is_published or (version.number == 1) != is_published:
        yield "body or number do not go with its state"
    if is_published and untied:
        yield "paragraphs without anchor"
    if SearchDocument.objects.filter(resolution=version.resolution).exists() != is_published:
        yield "search index does not go with its state"


def kill_one():
    """Whether the process was at work when it was killed."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            random.seed()
            work()
        finally:
            os._exit(0)  # what else the parent has to do is not the child's
    time.sleep(random.uniform(0.01, LONGEST))
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def main(kills):
    call_command("migrate", verbosity=0, skip_checks=True)
    load_facts()
    met, faults = 0, []
    for _ in range(kills):
        met += kill_one()
        faults += broken()
    everything = max((int(name.removesuffix(".txt")) for name in names()), default=2)
    for number in range(1, everything + 1):
        bring_in(number)
    publish_some(everything)
    faults += broken()
    published = Version.objects.published()
    matched = published.filter(references__status="matched").distinct().count()
    done = {"met": met, "faults": faults, "texts": everything, "published": published.count(), "matched": matched}
    sys.stdout.write(json.dumps(done))


def names():
    return SourceDocument.objects.values_list("name", flat=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
