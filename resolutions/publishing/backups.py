"""The whole archive as one file that either database takes back.

A backup is gzip of lines of JSON: a head, one line a row as Django's serializers write it, and a foot with the number
of rows of each table and the SHA-256 of all lines before it. The search index is not in it: it is made again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from resolutions.errors import ArchiveError
from resolutions.store.snapshots import one_moment

HEAD = json.dumps({"form": "cnd-archive-backup", "edition": 1}) + "\n"
REBUILT = tuple(
    f"resolutions.models.{name}" for name in ("search", "states", "frames")
)  # modules of tables that are made from the others
_CHUNK = 500


class BackupError(ArchiveError):
    """Raised when a backup cannot be trusted: nothing was replaced."""


def tables() -> list[type[models.Model]]:
    """The people of the archive, then all that it holds; tables of many-to-many last."""
    user = get_user_model()
    held = [model for model in apps.get_app_config("resolutions").get_models() if model.__module__ not in REBUILT]
    found = [Group, user, *held]
    between = (field.remote_field.through for model in found for field in model._meta.many_to_many)
    return list(dict.fromkeys([*found, *between]))  # a table between two models may be a model of its own


def write_backup(path: Path) -> Counter[str]:
    """Writes everything as it is at one moment; gives how many rows of each table.

    A file of this name is replaced when the new one is whole.
    """
    part = path.with_name(f"{path.name}.part")
    with one_moment(), gzip.open(part, "wb") as file:
        out = _Digesting(file)
        out.write(HEAD)
        counts = Counter({model._meta.label_lower: _write_table(model, out) for model in tables()})
        out.write(json.dumps({"foot": +counts, "sha256": out.digest.hexdigest()}) + "\n")
    part.replace(path)
    return +counts


def verify_backup(path: Path) -> Counter[str]:
    """The rows that a backup holds. Raises BackupError for what is no backup, is not whole, or was changed."""
    digest, counts = hashlib.sha256(HEAD.encode()), Counter[str]()
    for line, row in _lines(path):
        if "foot" in row:
            break
        digest.update(line)
        counts[row["model"]] += 1
    else:
        row = {"foot": {}, "sha256": ""}
    if row["sha256"] != digest.hexdigest() or row["foot"] != counts:
        raise BackupError(_("%(file)s is not whole, or was changed. Nothing was replaced.") % {"file": path.name})
    unknown = counts.keys() - {model._meta.label_lower for model in tables()}
    if unknown:
        raise BackupError(_("The backup holds tables this archive has not: %s.") % ", ".join(sorted(unknown)))
    return counts


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Every row of a verified backup."""
    for _line, row in _lines(path):
        if "foot" not in row:
            yield row


class _Exact(DjangoJSONEncoder):
    """Django's own writes times to the millisecond; the databases keep microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class _Digesting:
    """A file that knows the SHA-256 of what was written to it, as far as a serializer needs a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def write(self, words: str) -> None:
        data = words.encode()
        self.digest.update(data)
        self.file.write(data)


def _write_table(model: type[models.Model], out: _Digesting) -> int:
    """The rows by their keys, so that no address changes; permissions by name: their keys differ by database."""
    columns = [field.name for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk")
    is_natural = model._meta.app_label == "auth" and model._meta.auto_created
    serializers.serialize(
        "jsonl",
        rows.iterator(_CHUNK),
        stream=out,
        fields=columns,
        use_natural_foreign_keys=bool(is_natural),
        cls=_Exact,
    )
    return rows.count()


def _lines(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The lines after the head, and what they say. Raises BackupError where there is none, or the file is broken."""
    try:
        with gzip.open(path, "rb") as file:
            if file.readline() != HEAD.encode():
                raise BackupError(_("%(file)s is no backup of this archive.") % {"file": path.name})
            for line in file:
                yield line, json.loads(line)
    except (OSError, EOFError, zlib.error, ValueError) as fault:
        raise BackupError(_("%(file)s cannot be read: %(fault)s.") % {"file": path.name, "fault": fault}) from fault
