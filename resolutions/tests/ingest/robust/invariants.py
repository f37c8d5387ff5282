"""What holds for every reading, whatever was read: no word lost, places in the source, anchors unique, a text that reads back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from resolutions.errors import ReadingError
from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Draft, Reading
from resolutions.ingest.explicit_outline import build_explicit_draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.canonical import read_canonical
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.structure.nodes import Words
from resolutions.structure.spans import Span

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTER = re.compile(r"[^\W\d_]|\d")
_LOST_NUMBER = re.compile(r"note (\S+) has lost its number")
_SOURCE_SAYS_MORE = {"canonical"}  # its source text holds names of fields and regions, which are no words of the text


def words(text: str) -> Counter[str]:
    """The letters and figures of a text, each as often as it stands there: a word cut in two is still whole."""
    return Counter(_LETTER.findall(text.translate(RAISED).casefold()))


def stored(reading: Reading) -> Counter[str]:
    """The letters and figures of everything that is kept: fields, labels, marks, and what is listed as dropped.

    What is dropped at a place without length stands in no text (a header, which is a file of its own); a note list that several drafts
    share is counted once; the number of a note that has lost it is told, not printed.
    """
    out: Counter[str] = Counter()
    shared: set[tuple[Span, ...]] = set()
    for index, draft in enumerate(reading.drafts):
        out += words(" ".join(_kept(draft)))
        lost = _LOST_NUMBER.findall("\n".join(one.message for one in reading.problems if one.resolution == index))
        for note in draft.text.footnotes:
            if note.source not in shared:
                marker = "" if note.marker in lost else note.marker
                out += words(" ".join((marker, *_parts(note.words))))
            shared |= {note.source} if note.source else set()
    return out + words(
        " ".join(item.text for item in reading.dropped if any(span.end > span.start for span in item.source))
    )


def _kept(draft: Draft) -> Iterator[str]:
    text = draft.text
    yield from (*text.masthead, text.printed)
    for one in (text.title, text.formula, text.adoption_line):
        yield from _parts(one)
    for clause in text.walk():
        yield clause.number or ""
        for one in (clause.words, *clause.cells):
            yield from _parts(one)


def _parts(one: Words) -> Iterator[str]:
    yield one.text
    yield from (mark.marker for mark in one.marks)


def read_or_refuse(data: bytes, name: str) -> Reading | str:
    """The reading, or the sentence that says why there is none."""
    try:
        return read_source(data, name)
    except ReadingError as fault:
        return str(fault)


def faults_of(data: bytes, name: str) -> list[str]:
    """Everything that is wrong with what reading these bytes gives; nothing for a reading or refusal as it should be."""
    outcome = read_or_refuse(data, name)
    if isinstance(outcome, str):
        return [] if outcome.endswith(".") and len(outcome) < 600 else [f"no sentence: {outcome[:200]!r}"]
    return [*_losses(outcome), *_misplaced(outcome), *_repeated_anchors(outcome), *_not_read_back(outcome)]


def _losses(reading: Reading) -> Iterator[str]:
    if reading.source.format in _SOURCE_SAYS_MORE:
        return
    printed, kept = words(reading.source.text), stored(reading)
    if printed != kept:
        yield f"lost {dict(printed - kept)}, invented {dict(kept - printed)}"


def _misplaced(reading: Reading) -> Iterator[str]:
    length = len(reading.source.text)
    for draft in reading.drafts:
        placed = [*draft.text.walk(), *draft.text.footnotes]
        spans = [(span, place.anchor) for place in placed for span in place.source]
        for span, anchor in spans:
            if not 0 <= span.start <= span.end <= length:
                yield f"{anchor} stands at {span} of a text of {length}"
            elif span.page != reading.source.page_at(span.start):
                yield f"{anchor} says page {span.page}, and stands on {reading.source.page_at(span.start)}"
    for item in (*reading.dropped, *reading.problems):
        if not all(0 <= span.start <= span.end <= length for span in item.source):
            yield f"{item} stands outside of a text of {length}"


def _repeated_anchors(reading: Reading) -> Iterator[str]:
    for draft in reading.drafts:
        anchors = Counter(str(place.anchor) for place in (*draft.text.walk(), *draft.text.footnotes))
        yield from (f"two places are called {anchor}" for anchor, count in anchors.items() if count > 1)


def _not_read_back(reading: Reading) -> Iterator[str]:
    for draft in reading.drafts:
        yield from differences_after_round_trip(draft)


def differences_after_round_trip(draft: Draft) -> Iterator[str]:
    """Written as canonical text and read again, a draft is the same: words, marks, italics, tree, facts."""
    _source, (explicit,) = read_canonical(write_canonical(draft))
    again, _problems = build_explicit_draft(explicit, shipped_vocabulary())
    before, after = draft.text.without_links().without_sources(), again.text.without_sources()
    if (again.identity, again.adoption) != (draft.identity, draft.adoption):
        yield f"facts differ: {draft.identity} {draft.adoption} / {again.identity} {again.adoption}"
    if before == after:
        return
    for one, other in zip(before.walk(), after.walk(), strict=False):
        if one != other and not one.children:
            yield f"read back as another: {str(one)[:300]} / {str(other)[:300]}"
            return
    yield f"read back as another text: {str(before)[:300]} / {str(after)[:300]}"
