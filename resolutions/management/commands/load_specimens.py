"""Brings in the specimens: resolutions in invented wording, in sessions 901 and up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from resolutions.errors import ArchiveError
from resolutions.ingest.pipeline import read_source
from resolutions.models import Session, Version
from resolutions.publishing.publish import publish
from resolutions.store.drafts import store_reading
from resolutions.store.sessions import get_body
from resolutions.store.vocabulary import stored_vocabulary

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
ORIGIN = "specimen"


class Command(BaseCommand):
    help = "Loads and publishes the specimens; those that are held already stay as they are. Safe to run twice."

    def handle(self, **options: Any) -> None:
        try:
            with transaction.atomic():
                self.make_sessions()
            added = sum(self.load(path) for path in sorted(SAMPLES.glob("*/source.*")))
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"specimens: {added} added. “manage.py remove_specimens” takes them all away.")

    def make_sessions(self) -> None:
        for fact in json.loads((SAMPLES / "sessions.json").read_text(encoding="utf-8")):
            body = get_body(fact.pop("body"))
            Session.objects.get_or_create(body=body, label=fact.pop("label"), defaults=fact)

    @transaction.atomic
    def load(self, path: Path) -> int:
        """Reads, stores and publishes one file; gives how many texts it added."""
        data = path.read_bytes()
        reading = read_source(data, f"{path.parent.name}{path.suffix}", vocabulary=stored_vocabulary())
        stored = store_reading(reading, data, None, ORIGIN)
        waiting = (
            [version for version in stored.versions if version.state == Version.State.DRAFT] if stored.is_new else []
        )
        for version in waiting:
            publish(version, None)
        return len(waiting)
