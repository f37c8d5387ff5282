"""Writes the whole archive to one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.publishing.backups import write_backup


class Command(BaseCommand):
    help = "Writes texts, sources, vocabularies and people to one file that restore_archive takes on either database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as archive-2026-01-31.jsonl.gz")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            counts = write_backup(file)
        except OSError as fault:
            raise CommandError(f"{file} cannot be written: {fault.strerror}.") from fault
        self.stdout.write(f"{file}: {counts.total()} rows, {file.stat().st_size} bytes.")
