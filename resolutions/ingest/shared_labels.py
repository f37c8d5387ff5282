"""Two notes under one label: the number of the second is lost, and its words go on behind those of the first.

Known by a raised call that no note has, right after the highest of those before it: "a key,³" where the list ends with
"2/ … 1971. Ibid., p. 12." The note is cut where the second begins ("Ibid."), or at its only sentence end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.footnotes import Note
from resolutions.ingest.marks import is_power
from resolutions.ingest.readers.inline import figures
from resolutions.ingest.runs import cut, text_of
from resolutions.structure.spans import Span, merged

REPAIR = "note {} has lost its number and was cut off the note before it"

_IBID = re.compile(r"(?<=[.;])\s+(?=Ibid\b)")
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}\.)\s+(?=[A-Z“])")
_ABBREVIATED = re.compile(r"\b(?:Nos?|vols?|chaps?|sects?|paras?|pp?|arts?|add|rev|corr)\.$", re.IGNORECASE)


def split_shared(blocks: Sequence[Block], notes: Sequence[Note]) -> list[Note]:
    """The notes, with those cut that hold a second one which the text calls."""
    known = {note.marker for note in notes}
    lost = {marker for marker in _raised(blocks) if marker not in known and str(int(marker) - 1) in known}
    return [part for note in notes for part in _parts(note, lost)]


def _raised(blocks: Iterable[Block]) -> Iterator[str]:
    """The figures of raised calls; squares and cubes are none."""
    for block in blocks:
        for index, run in enumerate(block.runs):
            is_call = run.is_mark or (run.is_superscript and not is_power(run, block.runs[:index]))
            if is_call and figures(run.text).isdigit():
                yield figures(run.text)


def _parts(note: Note, lost: set[str]) -> list[Note]:
    following = str(int(note.marker) + 1) if note.marker.isdigit() else ""
    at = _end_of_first(text_of(note.runs)) if following in lost else None
    if at is None:
        return [note]
    first, second = cut(note.runs, at)
    second = cut(second, len(text_of(second)) - len(text_of(second).lstrip()))[1]
    return [
        replace(note, runs=first, source=_places(first)),
        Note(following, second, _places(second), REPAIR.format(following)),
    ]


def _end_of_first(words: str) -> int | None:
    """Where the first of two notes ends; None where it could be at several places."""
    ends = [found.start() for found in _IBID.finditer(words)] or [
        found.start() for found in _SENTENCE.finditer(words) if not _ABBREVIATED.search(words[: found.start()])
    ]
    return ends[0] if len(ends) == 1 else None


def _places(runs: Sequence[Run]) -> tuple[Span, ...]:
    return merged([run.span for run in runs if run.text])
