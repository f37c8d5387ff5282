"""Reads sources again that an older parser read, and proposes drafts where the outcome differs."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from resolutions.errors import NoReadingProcess
from resolutions.ingest.reading_apart import Patience
from resolutions.models import RereadText
from resolutions.store.rereading import Reread, older_sources, reread_sources


class Command(BaseCommand):
    help = (
        "Reads sources again that an older parser read; where the outcome differs, a draft is proposed beside the text. "
        "What people did is never touched. Safe to interrupt and to run again: it goes on where it stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--body", default="", help="only sources of texts of this organ: cnd, ecosoc, ga")
        parser.add_argument("--session", default="", help="only sources of texts of this session: 45, S-20, 2021")
        parser.add_argument("--all", action="store_true", help="also what this parser has read already")
        parser.add_argument("--dry-run", action="store_true", help="say what would be proposed, and store nothing")

    def handle(self, *, body: str, session: str, dry_run: bool, **options: Any) -> None:
        keys = older_sources(body=body, session=session, is_all=options["all"])
        counts: Counter[str] = Counter()
        patience = Patience(settings.READING_SECONDS, settings.READING_MEMORY)
        try:
            with closing(reread_sources(keys, is_dry_run=dry_run, patience=patience)) as reading:
                for count, found in enumerate(reading, 1):
                    counts += self.report(found, f"{count}/{len(keys)} {found.source.name}")
        except NoReadingProcess as fault:
            raise CommandError(str(fault)) from fault
        labels = {**dict(RereadText.Outcome.choices), "refused": _("could not be read")}
        self.stdout.write(_("%(count)d sources were read again.") % {"count": len(keys)})
        for outcome, label in labels.items():
            if counts[outcome]:
                self.stdout.write(f"{counts[outcome]:>6}  {label}")

    def report(self, found: Reread, head: str) -> Counter[str]:
        """One line of progress a source; lines of their own for all that is not the same."""
        self.stderr.write(head)
        if found.refusal:
            self.stdout.write(f"{found.source.name}: {found.refusal}")
            return Counter({"refused": 1})
        for text in found.texts:
            if text.outcome != RereadText.Outcome.SAME:
                named = text.against or text.proposal or found.source.name
                self.stdout.write(f"{named}: {text.get_outcome_display()}. {text.said}".rstrip())
        return Counter(text.outcome for text in found.texts)
