"""Reads source files, folders and zip files, and stores what they hold as drafts."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from json import dumps
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from resolutions.errors import NoReadingProcess
from resolutions.ingest.batch import MANY, FileRead, Manner, read_each
from resolutions.ingest.gathering import list_sources
from resolutions.ingest.listing import LISTINGS, list_outcome
from resolutions.ingest.outline_json import file_to_json
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.reading_apart import Patience
from resolutions.ingest.sources import Source, refused
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.management.progress import Progress
from resolutions.models import BatchMember, IngestBatch
from resolutions.store.batch_reports import report_lines, report_of
from resolutions.store.batch_work import SourceOf, uploaded_source, work_on
from resolutions.store.batches import begin_batch


class Command(BaseCommand):
    help = (
        "Reads resolutions from files, folders and zip files and stores them as drafts. Safe to interrupt and to run "
        "twice: the same command goes on where it stopped, and what is held is passed over."
    )
    requires_system_checks: list[str] = []  # --dry-run needs no database and no site

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders and zip files")
        parser.add_argument("--batch", type=int, metavar="N", help="go on with batch N, whoever began it")
        parser.add_argument("--dry-run", action="store_true", help="read, show, and store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a file (docs/outline-json.md)")
        parser.add_argument("--show", choices=LISTINGS, help="print what was read, for a person")
        parser.add_argument("--progress", action="store_true", help="say how far it is, also where nobody looks on")

    def handle(self, *, paths: list[str], batch: int | None, dry_run: bool, **options: Any) -> None:
        if bool(paths) == bool(batch):
            raise CommandError(_("Name files, folders or zip files, or a batch to go on with."))
        self.options = options
        if dry_run:
            sources = list_sources(paths)
            manner = Manner(len(sources) >= MANY, patience=patience(), is_storing=False)
            reading = read_each(sources, partial(read_source, vocabulary=shipped_vocabulary()), manner)
            self.conclude(self.show(reading, len(sources)), len(sources))
        else:
            self.store(*(taken_up(batch) if batch else begun(paths)))

    def store(self, batch: IngestBatch, source_of: SourceOf) -> None:
        total = report_of(batch).waiting
        try:
            with closing(work_on(batch, source_of, patience())) as work:
                failed = self.show((outcome for _member, outcome in work), total)
        except KeyboardInterrupt as stop:
            raise CommandError(interrupted(batch), returncode=130) from stop
        except NoReadingProcess as fault:
            raise CommandError(f"{fault} {interrupted(batch)}") from fault
        report = self.stderr if self.options["json"] else self.stdout
        report.write(_("%(batch)s:") % {"batch": str(batch).capitalize()})
        for line in [*report_lines(batch), *left_to_others(batch)]:
            report.write(line)
        self.conclude(failed, total)

    def show(self, outcomes: Iterable[FileRead], total: int) -> int:
        """Prints each outcome as it comes; how many failed."""
        is_shown = self.options["progress"] or self.stderr.isatty()
        progress, failed = Progress(self.stderr._out, total, is_shown=is_shown), 0
        for outcome in outcomes:
            failed += bool(outcome.error)
            progress.clear()
            self.stdout.write(self.line(outcome))
            progress.step(outcome.name)
        progress.clear()
        return failed

    def line(self, outcome: FileRead) -> str:
        if self.options["json"]:
            return dumps(file_to_json(outcome), ensure_ascii=False)
        return list_outcome(outcome, self.options["show"])

    def conclude(self, failed: int, total: int) -> None:
        if failed:
            raise CommandError(_("%(failed)d of %(all)d sources failed.") % {"failed": failed, "all": total})


def patience() -> Patience:
    return Patience(settings.READING_SECONDS, settings.READING_MEMORY)


def begun(paths: list[str]) -> tuple[IngestBatch, SourceOf]:
    """The batch of these paths, and where its sources are."""
    whole = [os.path.join(os.getcwd(), path) for path in paths]
    sources = {os.path.join(os.getcwd(), source.name): source for source in list_sources(paths)}
    return begin_batch(list(sources), whole), partial(lying, sources)


def taken_up(number: int) -> tuple[IngestBatch, SourceOf]:
    batch = IngestBatch.objects.filter(pk=number).first()
    if batch is None:
        raise CommandError(_("There is no batch %d.") % number)
    if batch.kind == IngestBatch.Kind.UPLOAD:
        return batch, uploaded_source
    return batch, partial(lying, {source.name: source for source in list_sources(batch.paths)})


def lying(sources: dict[str, Source], member: BatchMember) -> Source:
    """The source that lies where it lay when the batch was begun."""
    return sources.get(member.name) or refused(member.name, _("There is no such file any more. Check the path."))


def left_to_others(batch: IngestBatch) -> list[str]:
    count = batch.members.claimed().count()
    words = _(
        "%d sources are being read by somebody else just now. If they still wait in some minutes, run this again."
    )
    return [words % count] if count else []


def interrupted(batch: IngestBatch) -> str:
    report = report_of(batch)
    return _(
        "Interrupted: %(done)d of %(all)d sources are done, each whole; nothing is half. The same command goes on from "
        "here (or: ingest_resolutions --batch %(number)d)."
    ) % {"done": report.done, "all": report.sources, "number": batch.pk}
