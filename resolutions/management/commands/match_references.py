"""Points every reference at what is held now; safe to run at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from resolutions.publishing.citing import match_everything


class Command(BaseCommand):
    help = "Matches all references anew: after conventions were added, or to be sure. Verdicts and ambiguous ones stay."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{match_everything()} references changed.")
