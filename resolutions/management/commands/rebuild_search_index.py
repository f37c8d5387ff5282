"""Makes the search index again from the published texts, or merges what publications have added to it."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.search.index.merging import merge
from resolutions.search.index.writing import rebuild


class Command(BaseCommand):
    help = "Makes the search index again from the published texts. Readers search the old one until it is done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--merge",
            action="store_true",
            help="read no text again: only bring together what publications have added, and drop what they replaced",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        steps, things = (merge(), "words") if options["merge"] else (rebuild(), "resolutions")
        done = 0
        for done, total in steps:
            self.stdout.write(f"{done} of {total} {things}")
        taken = f"({time.monotonic() - started:.1f} s)"
        self.stdout.write(self.style.SUCCESS(f"The index holds {done} {things} {taken}."))
