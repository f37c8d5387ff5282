"""Removes the specimens."""

from typing import Any

from django.core.management.base import BaseCommand

from resolutions.publishing.specimens import remove_specimens


class Command(BaseCommand):
    help = "Removes the texts in invented wording, their sources and sessions (901 and up). Safe to run twice."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{remove_specimens()} specimens removed.")
