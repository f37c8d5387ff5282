"""Typed or pasted words -> every citation in them: what each names, or the question, or why it was not understood.

Words are levelled to the printed form (lines.py) and read by the grammar of printed texts (extract.py). What only typed
words have is settled here: no citing organ, numbers that stand alone, one citation that says its text twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resolutions.citations.bodies import Bodies, shipped_bodies
from resolutions.citations.conventions import ConventionNames, shipped_conventions
from resolutions.citations.designations.alone import FindTitled, Knowledge, names_of, read_alone, read_title
from resolutions.citations.designations.entries import split_entries
from resolutions.citations.designations.lines import Line, ready_line
from resolutions.citations.designations.owners import bodies_of, find_owners
from resolutions.citations.designations.readings import Reading, Why
from resolutions.citations.designations.single import as_one, outside_titles, with_far_place
from resolutions.citations.designations.targets import Found, adopted, of_convention, other, with_place
from resolutions.citations.designations.unread import find_unread
from resolutions.citations.extract import extract_references
from resolutions.citations.mentions import Mention, find_mentions
from resolutions.citations.pinpoints import joined, pinpoint_before
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.citations.titles import cover_titles
from resolutions.citations.tokens import tokenize
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Adoption
from resolutions.structure.nodes import Footnote, Text, Words

LONGEST = 20_000
_HEADED = re.compile(r"^(?:the )?(?:United Nations )?(?P<organ>[A-Z][A-Za-z ]+?)\. \((?:19|20)\d\d\)")
_YEARLESS = re.compile(r"S/RES/\d{1,4}")
_ADOPTED = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION)


def read_citations(
    words: str,
    bodies: Bodies | None = None,
    conventions: ConventionNames | None = None,
    *,
    find_titled: FindTitled = lambda title: (),
) -> tuple[Reading, ...]:
    """Every citation of the words, in their order, and what looks like one.

    `find_titled` gives the texts that bear a title; without it no title is understood. Words of more than LONGEST
    characters are not read: one reading says so.

    >>> [reading.paths for reading in read_citations("CND Res. 45/9, ¶ 3; art. 3 of the 1988 convention")]
    [('/cnd/resolutions/45/9/op3',), ('/conventions/1988/article/3',)]
    """
    if len(words) > LONGEST:
        return (Reading("", 0, 0, why=Why.TOO_LONG),)
    known = bodies or shipped_bodies()
    reader = Knowledge(known, conventions or shipped_conventions(), find_titled, names_of(known))
    lines = [ready_line(entry, reader.bodies, reader.conventions) for entry in split_entries(words)]
    found = _extracted(lines, reader)
    out: list[Reading] = []
    for line, references in zip(lines, found, strict=True):
        readings = _read_line(line, references, reader)
        if not readings:
            start, end = line.entry.start, line.entry.start + len(line.entry.text)
            readings = [Reading(line.entry.text, start, end, why=Why.NOTHING)]
        out += (replace(reading, words=words[reading.start : reading.end]) for reading in readings)
    return tuple(out)


def _extracted(lines: list[Line], reader: Knowledge) -> list[list[Reference]]:
    """All lines as the notes of one text: "Ibid." and "that Convention" go back to the lines before."""
    notes = tuple(Footnote(Anchor(f"fn{at}"), str(at), Words(line.text)) for at, line in enumerate(lines))
    out: list[list[Reference]] = [[] for _ in lines]
    for reference in extract_references(Text(footnotes=notes), None, Adoption(), reader.conventions, reader.bodies):
        out[int(reference.anchor.removeprefix("fn"))].append(reference)
    return out


def _read_line(line: Line, references: list[Reference], reader: Knowledge) -> list[Reading]:
    covered = cover_titles(line.text)
    mentions, _ = find_mentions(covered, tokenize(covered, reader.bodies))
    read = [*_of_references(line, references, mentions, reader), *_of_others(line, references, mentions, reader)]
    if not read and not line.links:
        read = [*read_alone(line, reader), *read_title(line, reader)]
    readings = sorted(read, key=lambda reading: reading.start)
    if line.is_short:
        readings = outside_titles(readings, line.text)
        readings = _as_typed(line, readings)
    else:
        readings = [_moved(line, one) for one in readings]
        readings += (
            replace(one, start=one.start + line.entry.start, end=one.end + line.entry.start) for one in line.links
        )
    return sorted([*map(_yearless, readings), *_unread(line, read)], key=lambda reading: reading.start)


def _yearless(reading: Reading) -> Reading:
    """S/RES/1373 without its year is no symbol: which text it is, only the year says."""
    if any(_YEARLESS.fullmatch(one.symbol) for one in reading.candidates):
        return replace(reading, candidates=(), why=Why.NO_YEAR)
    return reading


def _of_references(
    line: Line, references: list[Reference], mentions: list[Mention], reader: Knowledge
) -> Iterator[Reading]:
    by_start = {mention.start: mention for mention in mentions}
    by_end = {mention.end: mention for mention in mentions}
    for one in references:
        mention = by_start.get(one.start) or by_end.get(one.end)
        one = one if mention else _with_early(line, one)
        candidates, why = _target(line, one, mention if one.kind in _ADOPTED else None, reader)
        start = _head_start(one, mention)
        yield Reading("", start, one.end, candidates, why)


def _with_early(line: Line, reference: Reference) -> Reference:
    """ "para. 3 of A/RES/77/238": what stands before a symbol."""
    words, start = pinpoint_before(line.text, reference.start)
    is_here = words and reference.kind in (*_ADOPTED, ReferenceKind.DOCUMENT) and "paragraph" not in reference.pinpoint
    return replace(reference, start=start, pinpoint=joined(reference.pinpoint, words)) if is_here else reference


def _target(line: Line, reference: Reference, mention: Mention | None, reader: Knowledge) -> Found:
    if reference.kind in _ADOPTED:
        return adopted(reference, mention, _organ(line, mention), line.text, reader.bodies)
    if reference.kind is ReferenceKind.CONVENTION:
        return of_convention(reference, reader.conventions)
    return other(reference)


def _organ(line: Line, mention: Mention | None) -> str:
    """The organ's name before the number, or at the head of an entry: "Commission …. (2002). Title (Resolution 45/9)"."""
    if mention is None or mention.head.organ:
        return mention.head.organ if mention else ""
    headed = _HEADED.match(line.text)
    return headed["organ"] if headed and line.text[mention.head.start - 1 : mention.head.start] == "(" else ""


def _head_start(reference: Reference, mention: Mention | None) -> int:
    """A reading shows the organ and "resolution" too, where they stand directly before the number."""
    if mention is None or not 0 <= mention.start - mention.head.end <= 3:
        return reference.start
    return min(reference.start, mention.head.start)


def _of_others(
    line: Line, references: list[Reference], mentions: list[Mention], reader: Knowledge
) -> Iterator[Reading]:
    """Numbers that the grammar gives to no organ: of the organ named in an older way of counting, or of none."""
    taken = {reference.start for reference in references} | {reference.end for reference in references}
    for mention in mentions:
        if mention.start in taken or mention.end in taken:
            continue
        named = bodies_of(_organ(line, mention), reader.bodies)
        is_foreign = mention.head.is_foreign and bool(mention.head.organ)
        is_open = mention.head.is_own or mention.head.is_foreign
        owners = find_owners(mention.number, named, mention.head.kind) if (named or is_open) and not is_foreign else ()
        why = Why.OTHER_ORGAN if is_foreign else Why.OWN_ORGAN if mention.head.is_own else None
        why = why or (None if owners else Why.NOT_NUMBERED_SO)
        yield Reading("", mention.start, mention.end, with_place(owners, mention.pinpoint), why)


def _as_typed(line: Line, readings: list[Reading]) -> list[Reading]:
    """One citation: its far paragraph, its place in the archive's own way, its symbol and address said again."""
    texts = [one for one in readings if any(candidate.identity for candidate in one.candidates)]
    if len(texts) == 1 or (texts and _are_same(texts)):
        readings = [_placed(line, one) if one is texts[0] else one for one in readings]
    readings = as_one(readings, line.text)
    readings = [_moved(line, one) for one in readings]
    links = [replace(one, start=one.start + line.entry.start, end=one.end + line.entry.start) for one in line.links]
    return as_one(sorted([*readings, *links], key=lambda reading: reading.start), line.text)


def _are_same(readings: list[Reading]) -> bool:
    """All name the number of the first, whatever organ it is of."""
    numbers = {
        (one.identity.session, one.identity.number) for each in readings for one in each.candidates if one.identity
    }
    return len(numbers) == 1


def _placed(line: Line, reading: Reading) -> Reading:
    if line.anchor:
        return replace(reading, candidates=tuple(replace(one, anchor=line.anchor) for one in reading.candidates))
    return replace(reading, candidates=with_far_place(reading, line.text))


def _moved(line: Line, reading: Reading) -> Reading:
    """With its place in all that was typed."""
    start, end = line.typed(reading.start, reading.end)
    return replace(reading, start=start, end=end)


def _unread(line: Line, read: list[Reading]) -> list[Reading]:
    """What looks like a citation, where nothing was read; `read` has its places in the levelled words."""
    out = []
    for start, end, why in find_unread(line.text, is_short=line.is_short):
        if not any(one.start < end and start < one.end for one in read):
            out.append(_moved(line, Reading("", start, end, why=why)))
    return out
