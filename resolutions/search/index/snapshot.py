"""The index as a process holds it: arrays.Snapshot, made anew when the index has a new generation."""

from __future__ import annotations

from threading import Lock

from django.conf import settings

from resolutions.databases.asking import rows
from resolutions.search.index.arrays import FacetArrays, Mask, Numbers, Snapshot, Words, mask_of, row_of
from resolutions.search.index.loading import IndexMoved, load, newer

__all__ = ["FacetArrays", "Mask", "Numbers", "Snapshot", "Words", "current", "generation", "mask_of", "row_of"]
_TRIES = 3
_MOST = min(2, len(settings.DATABASES))  # a replica may be a generation behind another database that is read in turn

_held: tuple[Snapshot, ...] = ()  # the latest made first
_loading = Lock()


def current() -> Snapshot:
    """The arrays of the index as it is now in the database that is read: one small query when nothing has changed."""
    global _held
    found = _find(generation())
    if found is not None:
        return found
    with _loading:
        found = _find(generation())
        if found is None:
            found = _made(_held[0] if _held else None)
            _held = (found, *_held)[:_MOST]
        return found


def _find(wanted: str) -> Snapshot | None:
    return next((held for held in _held if held.generation == wanted), None)


def generation() -> str:
    found = rows("select generation from resolutions_searchstate where id = 1")  # twice in every search
    return found[0][0] if found else ""


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
