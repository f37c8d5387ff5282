"""Makes the search index again from the published texts."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from resolutions.search.index import rebuild


class Command(BaseCommand):
    help = "Makes the search index again from the published texts. Readers search the old one until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        done = 0
        for done, total in rebuild():
            self.stdout.write(f"{done} of {total} resolutions")
        self.stdout.write(
            self.style.SUCCESS(f"The index holds {done} resolutions ({time.monotonic() - started:.1f} s).")
        )
