"""A settled plan carried out: the rows of a draft get their final tokens and the anchors that keep them for ever."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery

from resolutions.citations.references import ReferenceKind
from resolutions.models import Anchor, Version
from resolutions.publishing.anchors import Plan
from resolutions.publishing.languages import tokens_of


def settle_anchors(version: Version, plan: Plan, why: str = "") -> None:
    """Renames what the plan renames, makes the anchors that are new, moves and retires those whose words went."""
    if plan.renamed:
        _rename(version, plan.renamed)
    Anchor.objects.bulk_create(Anchor(resolution=version.resolution, token=token) for token in plan.added)
    _tie(version)
    if plan.moved or plan.retired:
        _close(version, plan, why)


def _rename(version: Version, renamed: dict[str, str]) -> None:
    """Rows, the references in them, the problems, and what of the same text is referred to."""
    for rows in (version.clauses, version.footnotes):
        named = list(rows.filter(token__in=renamed))
        finals = [renamed[row.token] for row in named]
        _rename_rows(named, [f"#{row.pk}" for row in named])  # a token may be free only once its row has left it
        _rename_rows(named, finals)
    for row in version.references.filter(token__in=renamed):
        row.token = renamed[row.token]
        row.save(update_fields=["token"])
    for row in version.references.filter(kind=ReferenceKind.PARAGRAPH.value, target__in=renamed):
        row.target = renamed[row.target]
        row.save(update_fields=["target"])
    for problem in version.problems.filter(token__in=renamed):
        problem.token = renamed[problem.token]
        problem.save(update_fields=["token"])


def _rename_rows(rows: list[Any], tokens: list[str]) -> None:
    for row, token in zip(rows, tokens, strict=True):
        row.token = token
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["token"], batch_size=200)


def _tie(version: Version) -> None:
    """Every clause and note to the anchor of its token."""
    anchor = Anchor.objects.filter(resolution=version.resolution_id, token=OuterRef("token")).values("pk")[:1]
    version.clauses.update(anchor=Subquery(anchor))
    version.footnotes.update(anchor=Subquery(anchor))


def _close(version: Version, plan: Plan, why: str) -> None:
    """Moves and retires; what another language still has lives on, and only leads on where a text lacks it."""
    others = version.resolution.versions.published().exclude(language=version.language) if version.resolution else ()
    held = tokens_of(others)
    retired = [token for token in plan.retired if token not in held]
    rows = {
        row.token: row
        for row in Anchor.objects.filter(
            resolution=version.resolution_id, token__in={*plan.moved, *plan.moved.values(), *retired}
        )
    }
    for token, target in plan.moved.items():
        rows[token].state, rows[token].moved_to = Anchor.State.MOVED, rows[target]
    for token in retired:
        rows[token].state, rows[token].moved_to = Anchor.State.RETIRED, None
    closed = [rows[token] for token in (*plan.moved, *retired)]
    for row in closed:
        row.reason = why[:300]
    Anchor.objects.bulk_update(closed, ["state", "moved_to", "reason"])
