"""A process that publishes texts when it is told to, and says how long `publish` took.

    python -m benchmarks.search.publisher SIZE FOLDER

Reads a line for each command: {"do": "draft", "place": 0, "word": "…"} stores a draft, {"do": "publish"} publishes it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from dataclasses import replace
from typing import Any

import django

from benchmarks.search.corpus import SIZES, Made, places, write_text
from resolutions.structure.nodes import Words


class Publisher:
    """Makes and publishes the texts that come after those of the corpus."""

    def __init__(self, size: str) -> None:
        self.size = size
        filling = importlib.import_module("benchmarks.search.filling")  # models can be imported from here on
        self.models = importlib.import_module("resolutions.models")
        self.rows = importlib.import_module("resolutions.store.rows")
        self.publish = importlib.import_module("resolutions.publishing.publish").publish
        self.facts = filling.keys_of(size).facts
        self.version: Any = None

    def draft(self, place: int, word: str) -> None:
        """Stores text number `place` after the corpus, with `word` at the end of its first paragraph."""
        made = _with_word(write_text(SIZES[self.size] + 1 + place, self.size, self.facts), word)
        identity = made.identity
        session = self.models.Session.objects.get(body__slug=identity.body, label=identity.session)
        resolution = self.models.Resolution.objects.create(
            body=session.body, session=session, kind=identity.kind, number=identity.number
        )
        self.version = self.models.Version.objects.create(
            resolution=resolution,
            adopted_on=made.place.day,
            adopted_on_basis="adoption line",
            **self.rows.text_fields(made.text),
        )
        self.rows.store_text(self.version, made.text)

    def timed(self) -> float:
        """Milliseconds that publishing the draft took."""
        began = time.perf_counter()
        self.publish(self.version, None)
        return (time.perf_counter() - began) * 1000


def _with_word(made: Made, word: str) -> Made:
    first, *others = made.text.clauses
    changed = replace(first, words=Words(f"{first.text[:-1]} {word},"))
    return replace(made, text=replace(made.text, clauses=(changed, *others)))


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    publisher = Publisher(sys.argv[1])
    places(sys.argv[1])
    print(json.dumps({"ready": "publisher"}), file=answers)
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["do"] == "draft":
            publisher.draft(asked["place"], asked["word"])
            print("{}", file=answers)
        else:
            print(json.dumps({"ms": publisher.timed()}), file=answers)


if __name__ == "__main__":
    main()
