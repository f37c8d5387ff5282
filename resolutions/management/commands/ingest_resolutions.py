"""Reads source files, and stores what they hold as drafts."""

from __future__ import annotations

from argparse import ArgumentParser
from functools import partial
from json import dumps
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DataError
from django.utils.translation import gettext as _

from resolutions.errors import StoreError
from resolutions.ingest.batch import MANY, FileRead, Manner, read_each
from resolutions.ingest.gathering import list_sources
from resolutions.ingest.listing import LISTINGS, list_outcome
from resolutions.ingest.outline_json import file_to_json
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.store.drafts import store_reading
from resolutions.store.vocabulary import stored_vocabulary


def as_json(outcome: FileRead) -> str:
    return dumps(file_to_json(outcome), ensure_ascii=False)


class Command(BaseCommand):
    help = "Reads resolutions from files and folders and stores them as drafts; safe to interrupt and to run twice."
    requires_system_checks: list[str] = []  # --dry-run needs no database and no site

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
        parser.add_argument("--dry-run", action="store_true", help="read, show, and store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a file (docs/outline-json.md)")
        parser.add_argument("--show", choices=LISTINGS, help="print what was read, for a person")

    def handle(self, *, paths: list[str], dry_run: bool, **options: Any) -> None:
        sources, failed = list_sources(paths), 0
        read = partial(read_source, vocabulary=shipped_vocabulary() if dry_run else stored_vocabulary())
        for count, outcome in enumerate(read_each(sources, read, Manner(len(sources) >= MANY)), 1):
            settled = outcome if dry_run else self.stored(outcome)
            failed += bool(settled.error)
            self.stderr.write(f"{count}/{len(sources)} {outcome.name}")
            show = options["show"]
            self.stdout.write(as_json(settled) if options["json"] else list_outcome(settled, show))
        if failed:
            raise CommandError(_("%(failed)d of %(all)d sources failed.") % {"failed": failed, "all": len(sources)})

    def stored(self, outcome: FileRead) -> FileRead:
        """One transaction a source: what is interrupted is not there at all, and is taken up by the next run."""
        if outcome.reading is None:
            return outcome
        try:
            stored = store_reading(outcome.reading, outcome.data, origin=outcome.name)
        except StoreError as fault:
            return FileRead(outcome.name, error=str(fault))
        except DataError as fault:  # a line longer than its column, on PostgreSQL
            return FileRead(outcome.name, error=_("The database refuses what was read: %s. Report it.") % fault)
        return outcome.held([str(version) for version in stored.versions], is_new=stored.is_new)
