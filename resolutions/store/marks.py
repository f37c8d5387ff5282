"""Calls of notes: each mark of a text bound to the note that it calls."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from resolutions.models import Clause, Footnote, FootnoteMark, Version
from resolutions.structure.nodes import Mark, Words


class Notes:
    """Gathers unsaved FootnoteMark rows in printed order.

    Where notes begin again at 1 on every page, several share a marker: as many calls as notes are bound one to one,
    in order; further calls go to the last.
    """

    def __init__(self, version: Version, notes: Iterable[Footnote]) -> None:
        self.version = version
        self.rows: list[FootnoteMark] = []
        self._notes: dict[str, list[Footnote]] = defaultdict(list)
        self._calls: Counter[str] = Counter()
        for note in notes:
            self._notes[note.marker].append(note)

    def mark(
        self, place: str, words: Words, *, clause: Clause | None = None, within: Footnote | None = None, cell: int = 0
    ) -> None:
        """Adds the marks of these words, which stand in a clause, a cell, a note, or around the clauses."""
        for order, mark in enumerate(words.marks):
            self.rows.append(
                FootnoteMark(
                    version=self.version,
                    place=place,
                    clause=clause,
                    within=within,
                    cell=cell,
                    order=order,
                    marker=mark.marker,
                    at=mark.at,
                    footnote=self._called(mark.marker),
                )
            )

    def _called(self, marker: str) -> Footnote | None:
        notes = self._notes.get(marker)
        if not notes:
            return None
        self._calls[marker] += 1
        return notes[min(self._calls[marker], len(notes)) - 1]


def marks_by_place(version: Version) -> dict[tuple[str, int | None, int], tuple[Mark, ...]]:
    """(place, key of the clause or note, cell) -> its marks in order; () for a place without marks."""
    found: dict[tuple[str, int | None, int], tuple[Mark, ...]] = defaultdict(tuple)
    for row in version.marks.order_by("pk"):
        found[row.place, row.clause_id or row.within_id, row.cell] += (Mark(row.marker, row.at),)
    return found
