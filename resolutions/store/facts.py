"""Facts shipped with the archive become rows: bodies, conventions, actions, sessions.

A row that is there already is left as it is, so that what an archivist corrected stays corrected.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILES = (
    "bodies.json",
    "conventions.json",
    "actions.json",
    "sessions.json",
    "register.json",
    "reports.json",
    "addressees.json",
    "topics.json",
)

Key = tuple[str, ...]

# What makes a row of each model the one it is; a foreign key in it is given by the key of its own row.
KEYS = {
    "resolutions.body": ("slug",),
    "resolutions.session": ("body", "label"),
    "resolutions.sessionpart": ("session", "starts_on"),
    "resolutions.sessionreport": ("session", "symbol"),
    "resolutions.reissue": ("report", "kind", "symbol"),
    "resolutions.resolution": ("session", "kind", "number", "part_letter", "slug"),
    "resolutions.registerentry": ("resolution",),
    "resolutions.convention": ("slug",),
    "resolutions.conventionname": ("convention", "name", "language"),
    "resolutions.article": ("convention", "slug"),
    "resolutions.action": ("slug",),
    "resolutions.actionform": ("printed",),
    "resolutions.addressee": ("slug",),
    "resolutions.addresseename": ("addressee", "words"),
    "resolutions.topic": ("slug",),
    "resolutions.topicname": ("topic", "words"),
}


@transaction.atomic
def load_facts(folder: Path = FIXTURES) -> Counter[str]:
    """Adds what is missing; gives how many rows of each model were added."""
    added: Counter[str] = Counter()
    for name in FILES:
        entries = json.loads((folder / name).read_text(encoding="utf-8"))
        for label in KEYS:
            facts = [entry["fields"] for entry in entries if entry["model"] == label]
            if facts:
                added[label] += _add_missing(apps.get_model(label), facts)
    return added


def _add_missing(model: type[models.Model], facts: Iterable[dict[str, Any]]) -> int:
    """Saves the rows of one model that are not held; a parent among the same rows is bound once all are there."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    within = [name for name, field in fields.items() if field.related_model is model]
    lists = [field.name for field in model._meta.many_to_many]
    others = {
        name: _held(field.related_model)
        for name, field in fields.items()
        if field.related_model and name not in within and any(name in fact for fact in facts)
    }
    held = _held(model)
    missing = {_key(model, fact): fact for fact in facts if _key(model, fact) not in held}
    model._default_manager.bulk_create(
        model(
            **{
                fields[name].attname: others[name][tuple(value)] if name in others else value
                for name, value in fact.items()
                if name not in within and name not in lists
            }
        )
        for fact in missing.values()
    )
    if within and missing:
        _bind_parents(model, within, missing)
    for field in model._meta.many_to_many:
        _bind_lists(model, field, missing)
    return len(missing)


def _bind_parents(model: type[models.Model], within: list[str], facts: dict[Key, dict[str, Any]]) -> None:
    held = _held(model)
    rows = {row.pk: row for row in model._default_manager.filter(pk__in=[held[key] for key in facts])}
    bound = []
    for key, fact in facts.items():
        parents = {f"{name}_id": held[tuple(fact[name])] for name in within if fact.get(name)}
        for name, parent in parents.items():
            setattr(rows[held[key]], name, parent)
        bound += [rows[held[key]]] if parents else []
    model._default_manager.bulk_update(bound, within)


def _bind_lists(
    model: type[models.Model], field: models.ManyToManyField[Any, Any], facts: dict[Key, dict[str, Any]]
) -> None:
    """Ties new rows to the rows that their facts list: a group of conventions to its members."""
    held = _held(model)
    through = getattr(model, field.name).through
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    through.objects.bulk_create(
        through(**{own: held[key], other: held[tuple(value)]})
        for key, fact in facts.items()
        for value in fact.get(field.name, ())
    )


def _key(model: type[models.Model], fact: dict[str, Any]) -> Key:
    """The key of a row as its fact spells it: ("1912", "2") for article 2 of the convention 1912."""
    parts = (fact[name] for name in KEYS[model._meta.label_lower])
    return tuple(str(inner) for part in parts for inner in (part if isinstance(part, list) else [part]))


def _held(model: type[models.Model]) -> dict[Key, Any]:
    """Natural key -> primary key of all rows: ("cnd", "45") -> 12."""
    columns = _spelled_out(model)
    return {tuple(str(part) for part in row[1:]): row[0] for row in model._default_manager.values_list("pk", *columns)}


def _spelled_out(model: type[models.Model]) -> list[str]:
    """The columns of the key, those of other rows by their own keys: session -> body__slug, label."""
    out: list[str] = []
    for name in KEYS[model._meta.label_lower]:
        related = model._meta.get_field(name).related_model
        out += [f"{name}__{inner}" for inner in _spelled_out(related)] if related else [name]
    return out
