"""Makes the database ready to be served: its tables, and in a new one the facts and the specimens."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from resolutions.models import Body


class Command(BaseCommand):
    help = "Migrates; fills an archive that holds no organ yet with facts and specimens. Safe to run twice and to interrupt."

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if Body.objects.exists():
            return
        self.stdout.write("A new archive: loading facts and specimens …")
        with transaction.atomic():  # an interrupted first start leaves an empty archive, and the next start fills it
            call_command("load_facts", stdout=self.stdout)
            call_command("load_specimens", stdout=self.stdout)
