"""Publishes drafts; what is refused stays a draft and is named."""

import gc
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from resolutions.errors import PublishingError
from resolutions.publishing.batch import Outcome, open_versions, publish_each


class Command(BaseCommand):
    help = "Publishes drafts: all without errors, or those of an organ, a session, a number. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("queries", nargs="*", metavar="WHICH", help="cnd, cnd:45, cnd:45/9, ga:S-20/4-C")
        parser.add_argument("--all-without-errors", action="store_true", help="leave out what has unsettled errors")
        parser.add_argument("--replace", action="store_true", help="also where another text is published already")
        parser.add_argument("--by", metavar="NAME", help="the user who publishes")
        parser.add_argument("--dry-run", action="store_true", help="say what would be published, and publish nothing")

    def handle(self, *, queries: list[str], **options: Any) -> None:
        if not queries and not options["all_without_errors"]:
            raise CommandError("Say which drafts: cnd:45, cnd:45/9 … or --all-without-errors.")
        try:
            versions = open_versions(queries, is_without_errors=options["all_without_errors"])
        except PublishingError as fault:
            raise CommandError(str(fault)) from fault
        if options["dry_run"]:
            for version in versions.iterator():
                self.stdout.write(str(version))
            return
        self.publish(list(versions), options)

    def publish(self, versions: list[Any], options: dict[str, Any]) -> None:
        refused = 0
        gc.freeze()  # what the program is made of is not looked through for cycles again and again
        outcomes = publish_each(versions, self.user(options["by"]), is_replacing=options["replace"])
        for count, outcome in enumerate(outcomes, 1):
            refused += not outcome.is_published
            self.report(outcome, count, len(versions))
        self.stdout.write(f"{len(versions) - refused} published, {refused} left as drafts.")
        if refused and not options["all_without_errors"]:
            sys.exit(1)

    def report(self, outcome: Outcome, count: int, total: int) -> None:
        if outcome.refusal:
            self.stderr.write(f"{count}/{total} {outcome.version}: {outcome.refusal}")
        elif count % 50 == 0 or count == total:
            self.stderr.write(f"{count}/{total}")

    def user(self, name: str | None) -> Any:
        if name is None:
            return None
        try:
            return get_user_model().objects.get(username=name)
        except get_user_model().DoesNotExist as fault:
            raise CommandError(f"There is no user “{name}”. Make one with createsuperuser, or name another.") from fault
