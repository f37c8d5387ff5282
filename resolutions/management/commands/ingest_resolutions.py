"""Reads source files, and stores what they hold as drafts."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from resolutions.ingest.batch import FileRead, list_sources, read_files
from resolutions.ingest.listing import LISTINGS
from resolutions.ingest.outline_json import error_to_json, reading_to_json
from resolutions.ingest.pipeline import read_source


class Command(BaseCommand):
    help = "Reads resolutions from files and folders and stores them as drafts; safe to run twice."
    requires_system_checks: list[str] = []  # --dry-run needs no database and no site

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
        parser.add_argument("--dry-run", action="store_true", help="read, show, and store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a file (docs/outline-json.md)")
        parser.add_argument("--show", choices=LISTINGS, help="print what was read, for a person")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        sources = list_sources(paths)
        failed = 0
        for count, outcome in enumerate(read_files(sources, read_source), 1):
            self.stderr.write(f"{count}/{len(sources)} {outcome.name}")
            failed += bool(outcome.error)
            self.report(outcome, options)
        if failed:
            self.stderr.write(f"{failed} of {len(sources)} files could not be read.")
            sys.exit(1)

    def report(self, outcome: FileRead, options: dict[str, Any]) -> None:
        if outcome.reading is None:
            answer = error_to_json(outcome.name, outcome.error)
            self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else outcome.error)
            return
        if options["json"]:
            self.stdout.write(json.dumps(reading_to_json(outcome.reading), ensure_ascii=False))
        if options["show"]:
            self.stdout.write(LISTINGS[options["show"]](outcome.reading))
