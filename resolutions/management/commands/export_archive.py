"""Makes the bulk export: the whole archive as files that anybody may take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from resolutions.management.progress import Progress
from resolutions.publishing.bulk.making import make_export
from resolutions.publishing.bulk.manifest import BulkError


class Command(BaseCommand):
    help = (
        "Writes all published texts, their paragraphs and references to files, reads them back, and only then puts "
        "them in the place of the export before. Meant for every night; safe to interrupt and to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="instead of EXPORT_ROOT")
        parser.add_argument("--keep", type=int, default=7, help="how many exports stay on the disk (7)")
        parser.add_argument("--progress", action="store_true", help="show how far it is")

    def handle(self, *, folder: Path | None, keep: int, progress: bool, **options: Any) -> None:
        shown = Progress(self.stderr, 0, is_shown=progress or self.stderr.isatty())

        def tell(done: int, total: int) -> None:
            shown.total = total
            shown.step("texts")

        try:
            manifest = make_export(folder or Path(settings.EXPORT_ROOT), keep=max(1, keep), progress=tell)
        except BulkError as fault:
            raise CommandError(str(fault)) from fault
        except OSError as fault:
            raise CommandError(f"The export cannot be written: {fault}. The one before it stays.") from fault
        shown.clear()
        for one in manifest.files:
            self.stdout.write(f"{one.name}: {one.rows} rows, {one.bytes} bytes, sha256 {one.sha256}")
