"""A backup takes the place of everything the archive holds: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session as BrowserSession
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, models, transaction
from django.db.models.sql import InsertQuery
from django.utils.translation import gettext as _

from resolutions.guards import current_guards, lifted
from resolutions.models import Version
from resolutions.publishing.backups import BackupError, rows_of, tables, verify_backup
from resolutions.search.index.writing import rebuild

_CHUNK = 500


def restore_backup(path: Path) -> Counter[str]:
    """Gives how many rows of each table are held now; everybody has to log in again.

    The file is read to its end and verified before anything is replaced. Raises BackupError, and nothing has changed.
    """
    counts = verify_backup(path)
    try:
        with transaction.atomic():
            with lifted(connection, current_guards(Version)):
                _empty()
                for label, rows in groupby(rows_of(path), key=lambda row: row["model"]):
                    _insert(apps.get_model(label), rows)
                _count_on()
            _compare(counts)
            for _done in rebuild():
                pass
    except (DeserializationError, DatabaseError) as fault:
        raise BackupError(_("The backup does not fit this archive: %s. Nothing was replaced.") % fault) from fault
    return counts


def _empty() -> None:
    """What is held, and what of other apps points to it: logs of people, their browsers' sessions."""
    held = tables()
    others = [model for model in apps.get_models(include_auto_created=True) if model not in held and _points_to(model)]
    for model in (*others, BrowserSession, *reversed(held)):
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)


def _points_to(model: type[models.Model]) -> bool:
    return any(field.related_model in tables() for field in model._meta.concrete_fields if field.related_model)


def _insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Rows as they were, with the times they were made at: what a manager would set anew is left alone."""
    fields = model._meta.concrete_fields
    for batch in _batches(
        serializers.deserialize("python", rows), connection.ops.bulk_batch_size(fields, [None] * _CHUNK)
    ):
        query = InsertQuery(model)
        query.insert_values(fields, batch, raw=True)
        query.get_compiler(connection=connection).execute_sql()


def _batches(found: Iterator[Any], size: int) -> Iterator[list[models.Model]]:
    batch: list[models.Model] = []
    for one in found:
        batch.append(one.object)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _count_on() -> None:
    """New rows get keys after those that were restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _compare(counts: Counter[str]) -> None:
    stored = Counter({model._meta.label_lower: model._base_manager.count() for model in tables()})
    if +stored != counts:
        raise BackupError(_("The rows that were stored are not those of the backup. Nothing was replaced."))
