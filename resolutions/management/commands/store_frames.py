"""Renders the pages of texts before anybody asks: those that are new, and those around which something has changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.http import HttpRequest
from django.urls import resolve
from django.utils.translation import gettext as _

from resolutions.models import Version

_TO_STORE = "archive.store_frame"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help=_("Say nothing."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Safe to run twice, and while others publish: a frame counts in the state that it was made in."""
        held = Version.objects.published().with_identity().only("language", "resolution").order_by("pk")
        count = 0
        for version in held.iterator(chunk_size=500):
            language = "" if version.language == "en" else f"/{version.language}"
            _store(f"{version.resolution.get_absolute_url()}{language}" if version.resolution else "/")
            count += 1
        if connection.vendor == "sqlite":  # PostgreSQL does so by itself
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA analysis_limit=1000")
                cursor.execute("ANALYZE")  # without sizes SQLite begins many a search with all that was ever published
        if not options["quiet"]:
            self.stdout.write(_("The pages of %(count)d texts are stored.") % {"count": count})


def _store(path: str) -> None:
    """The page is asked for as a reader would, past everything that stands before it."""
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {_TO_STORE: True, "REQUEST_METHOD": "GET", "PATH_INFO": path}
    found = resolve(path)
    found.func(request, *found.args, **found.kwargs)
