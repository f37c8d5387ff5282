"""Puts a backup in place of everything that the archive holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.errors import ArchiveError
from resolutions.models import Version
from resolutions.publishing.backups import verify_backup
from resolutions.publishing.restoring import restore_backup


class Command(BaseCommand):
    help = "Verifies a backup and puts it in place of everything that is held; makes the search index again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--verify", action="store_true", help="only say whether the backup is whole")
        parser.add_argument("--replace", action="store_true", help="also where the archive holds texts already")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            if options["verify"]:
                self.stdout.write(f"{file} is whole: {verify_backup(file).total()} rows.")
                return
            if Version.objects.exists() and not options["replace"]:
                raise CommandError("The archive holds texts. Back them up, then say --replace.")
            counts = restore_backup(file)
        except ArchiveError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{counts.total()} rows restored, the search index made again.")
