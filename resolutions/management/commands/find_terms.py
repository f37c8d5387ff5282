"""Reads out of published texts again who is asked and what they are about; what people decided stays."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.errors import PublishingError
from resolutions.publishing.batch import resolutions_named
from resolutions.publishing.terms import find_again, published_texts


class Command(BaseCommand):
    help = (
        "Reads again who is asked in published texts and what they are about, after the vocabularies have changed. "
        "Words and decisions of people are never touched. Safe to interrupt and to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "queries", nargs="*", metavar="WHICH", help="cnd, cnd:45, cnd:45/9; all where none is given"
        )

    def handle(self, *, queries: list[str], **options: Any) -> None:
        try:
            resolutions = resolutions_named(queries) if queries else None
        except PublishingError as fault:
            raise CommandError(str(fault)) from fault
        versions = published_texts(resolutions)
        changed = 0
        for done, other in find_again(versions):
            self.stderr.write(f"{done}/{len(versions)}")
            changed += other
        self.stdout.write(f"{len(versions)} texts were read, {changed} have other terms than before.")
