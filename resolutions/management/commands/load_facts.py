"""Loads bodies, conventions, actions and sessions, and makes the groups of people."""

from typing import Any

from django.core.management.base import BaseCommand

from resolutions.store.facts import load_facts
from resolutions.store.groups import ensure_groups


class Command(BaseCommand):
    help = "Adds the facts shipped with the archive; what is there already stays as it is. Safe to run twice."

    def handle(self, **options: Any) -> None:
        added = load_facts()
        ensure_groups()
        for label, count in added.items():
            self.stdout.write(f"{label}: {count} added")
