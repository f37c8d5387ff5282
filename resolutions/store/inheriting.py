"""Verdicts on a text that another replaces: what a person decided while the other was still a draft counts for it too."""

from __future__ import annotations

from collections.abc import Mapping

from resolutions.models import CrossReference, Version
from resolutions.store.carrying import VERDICT, Decision, decisions_of, nearest, words_by_place
from resolutions.store.rows import from_rows


def inherit_decisions(
    version: Version, before: Version, moved: Mapping[str, str] | None = None
) -> tuple[Decision, ...]:
    """Puts the verdicts on `before` upon the same words of `version`; of two on the same words, the later stands.

    moved: token in `before` -> token in `version`, where they differ. Gives those decided since `version` was made
    whose words are not in it.
    """
    decisions = decisions_of(before)
    if not decisions:
        return ()
    rows = list(version.references.all())
    words: dict[str, str] = {}
    lost: list[Decision] = []
    for decision in decisions:
        token = (moved or {}).get(decision.row.token, decision.row.token)
        row = _same(decision.row, token, rows)
        if row is None:
            words = words or words_by_place(from_rows(version))
            row = _made(decision.row, token, words.get(token, ""), version)
        if row is None:
            lost += [decision] if _is_since(decision.row, version) else []
        elif _is_later(decision.row, row):
            _put(decision, row)
    return tuple(lost)


def _same(decided: CrossReference, token: str, rows: list[CrossReference]) -> CrossReference | None:
    here = [row for row in rows if row.token == token and row.printed == decided.printed]
    return min(here, key=lambda row: abs(row.start - decided.start), default=None)


def _made(decided: CrossReference, token: str, words: str, version: Version) -> CrossReference | None:
    """A row for words that only a person saw to cite; what was read where they stand is read wrongly."""
    start = nearest(words, decided.printed, decided.start)
    end = start + len(decided.printed)
    if start < 0 or not _is_since(decided, version):
        return None  # the draft was made from a text with this verdict, and the row was left out knowingly
    overlapping = version.references.filter(token=token, start__lt=end, end__gt=start)
    if overlapping.filter(decided_at__isnull=False).exists():
        return None
    overlapping.delete()
    return CrossReference(
        version=version,
        token=token,
        start=start,
        end=end,
        printed=decided.printed,
        clause=version.clauses.filter(token=token).first(),
        footnote=version.footnotes.filter(token=token).first(),
    )


def _is_since(decided: CrossReference, version: Version) -> bool:
    return decided.decided_at is not None and decided.decided_at > version.created_at


def _is_later(decided: CrossReference, row: CrossReference) -> bool:
    return row.decided_at is None or (decided.decided_at is not None and decided.decided_at > row.decided_at)


def _put(decision: Decision, row: CrossReference) -> None:
    for name in VERDICT:
        setattr(row, name, getattr(decision.row, name))
    row.save()
    row.articles.set(decision.articles)
