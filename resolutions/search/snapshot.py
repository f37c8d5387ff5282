"""The index as a process holds it: arrays.Snapshot, made anew when the index has a new generation."""

from __future__ import annotations

from threading import Lock

from django.db import connection

from resolutions.search.arrays import FacetArrays, Mask, Numbers, Snapshot, Words, mask_of, row_of
from resolutions.search.loading import IndexMoved, load, newer

__all__ = ["FacetArrays", "Mask", "Numbers", "Snapshot", "Words", "current", "generation", "mask_of", "row_of"]
_TRIES = 3

_held: Snapshot | None = None
_loading = Lock()


def current() -> Snapshot:
    """The arrays of the index as it is now: one small query when nothing has changed."""
    global _held
    held = _held
    if held is not None and held.generation == generation():
        return held
    with _loading:
        if _held is None or _held.generation != generation():
            _held = _made(_held)
        return _held


def generation() -> str:
    with connection.cursor() as cursor:  # twice in every search, so without the machinery of a queryset
        cursor.execute("select generation from resolutions_searchstate where id = 1")
        row = cursor.fetchone()
    return row[0] if row else ""


def _made(held: Snapshot | None) -> Snapshot:
    """What is newer is read, or everything; and again if somebody published in between."""
    for is_last in (*[False] * _TRIES, True):
        before = generation()
        try:
            snapshot = (newer(held, before) if held else None) or load(before)
        except IndexMoved:
            if is_last:
                raise
            continue
        if generation() == before:
            break
        held = snapshot
    return snapshot
