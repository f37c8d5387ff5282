"""All references of a text, in stages: clean, tokens, find, resolve, and back to spans of the printed words.

Markup links of the source are taken in where it has them, and never needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from resolutions.citations.antecedents import Antecedents
from resolutions.citations.backward import find_backward
from resolutions.citations.bodies import Bodies
from resolutions.citations.calendar import Calendar, shipped_calendar
from resolutions.citations.cleaning import clean
from resolutions.citations.conventions import Branch, ConventionNames
from resolutions.citations.internal import Place, find_places, target_of
from resolutions.citations.keys import identity_of, key_of
from resolutions.citations.languages import ENGLISH, InEnglish, in_english, trusted_links
from resolutions.citations.markup import with_links
from resolutions.citations.mentions import Mention, find_mentions
from resolutions.citations.parties import find_party_decisions
from resolutions.citations.pinpoints import joined, pinpoint_after, pinpoint_of_source
from resolutions.citations.publications import find_sales
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.citations.resolving import Context, Verdict, foreign_organ, foreign_symbol, resolve_mentions
from resolutions.citations.series import find_ibids, find_series
from resolutions.citations.symbols import Symbol, further_suffixes, symbol_key
from resolutions.citations.titles import cover_titles
from resolutions.citations.tokens import Token, tokenize
from resolutions.citations.treaties import TreatyMention, find_treaties
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Footnote, Text, Words
from resolutions.structure.spans import OffsetMap

_DIGIT = re.compile(r"\d")
_BRACKETED = re.compile(
    r"WHA ?\d|GC\.\d|IDB\.\d|\d ?(?:[A-Z](?:(?:-| and | to )[A-Z])?)? ?\("
)  # numbers without a slash
_DRAFT = re.compile(r"following draft (?:resolution|decision)")
_ADDRESSEE = re.compile(r"(?:to|by) the ([A-Z][A-Za-z ]+?)(?: the (?:adoption|approval)| of |,| for )")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the whole text shares while its places are read one after the other."""

    context: Context
    known: Antecedents
    anchors: dict[str, None]
    language: str = ENGLISH


def extract_references(
    text: Text,
    identity: Identity | None,
    adoption: Adoption,
    conventions: ConventionNames,
    bodies: Bodies,
    *,
    calendar: Calendar | None = None,
) -> tuple[Reference, ...]:
    """Every reference of the title, the clauses and the notes, in printed order.

    Spans are offsets into the printed words of the place (`Clause.all_words`: of a row, those of its cells). A citation
    that may be of several organs is ambiguous, with the keys in `candidates`. Conventions and places of the text
    itself are matched; the rest is for the store.
    """
    context = Context(
        bodies,
        calendar or shipped_calendar(),
        own=identity.body if identity else "",
        session=identity.session if identity else "",
        day=adoption.adopted_on or adoption.distributed_on,
    )
    anchors = dict.fromkeys(str(clause.anchor) for clause in text.walk())  # in printed order
    reader = _Reader(context, Antecedents(conventions, Branch(), context.day), anchors, text.language)
    itself = key_of(identity) if identity else "-"  # a title may hold the number of the text itself: no citation
    out = [one for one in _read_words(reader, "title", text.title) if itself not in (one.target, *one.candidates)]
    reader.known.begin(is_title=True)
    for clause, own in _with_owners(text, context):
        reader.known.begin()
        here = reader if own == context.own else replace(reader, context=replace(context, own=own, session=""))
        out += _read_words(here, str(clause.anchor), clause.all_words)
    return (*out, *_read_notes(reader, text))


def _with_owners(text: Text, context: Context) -> Iterator[tuple[Clause, str]]:
    """Each clause with the organ that speaks in it: a draft recommended to another organ is in that organ's words."""
    addressee = context.own
    for clause in text.walk():
        yield clause, addressee if clause.anchor.scope.startswith("text") else context.own
        if _DRAFT.search(clause.text):
            found = _ADDRESSEE.search(clause.text)
            addressee = context.bodies.by_name.get(found[1], context.own) if found else context.own


def _read_notes(reader: _Reader, text: Text) -> list[Reference]:
    out: list[Reference] = []
    earlier: list[Reference] = []
    for note in text.footnotes:
        anchor = str(note.anchor)
        reader.known.begin()
        found = _read_words(reader, anchor, note.words)
        ibids = _read_ibids(reader, note, found, earlier)
        found = sorted([*found, *ibids], key=lambda one: one.start)
        out += found
        earlier = found
    return out


def _read_ibids(reader: _Reader, note: Footnote, found: list[Reference], earlier: list[Reference]) -> list[Reference]:
    """ "Ibid." of any language, with the place that follows it."""
    text = note.words.text
    if reader.language == ENGLISH:
        return list(find_ibids(text, found, earlier, str(note.anchor))) if "bid." in text else []
    read = in_english(text, reader.language)
    if found or "bid." not in read.copy:
        return []
    out = []
    for ibid in find_ibids(read.copy, [], earlier, str(note.anchor)):
        start, end = read.to_printed(ibid.start), read.to_printed(ibid.end, is_end=True)
        out.append(replace(ibid, start=start, end=end, printed=text[start:end]))
    return out


def _levelled(text: str, language: str) -> tuple[str, OffsetMap | InEnglish]:
    if language == ENGLISH:
        return clean(text)
    read = in_english(text, language)
    return read.copy, read


def _read_words(reader: _Reader, anchor: str, words: Words) -> list[Reference]:
    """The references of one place, in printed order, none over another."""
    text = words.text
    if not text:
        return []
    copy, back = _levelled(text, reader.language)
    words = trusted_links(words, copy, reader.language)
    marks = tuple(bisect_left(range(len(copy) + 1), mark.at, key=back.to_printed) for mark in words.marks)
    copy = cover_titles(copy)
    chosen = _Chosen()
    for reference in _candidates(reader, anchor, copy, marks):
        chosen.take(reference)
    for part in find_backward(copy, chosen.found):
        letter = re.match(r"[A-Z](?:-[A-Z])?(?=,|$)", part.earlier.pinpoint)
        pinpoint = joined(letter[0] if letter else "", part.pinpoint)
        chosen.take(replace(part.earlier, start=part.start, end=part.end, pinpoint=pinpoint))
    found = []
    for reference in chosen.found:
        first, last = back.to_printed(reference.start), back.to_printed(reference.end, is_end=True)
        found.append(replace(reference, start=first, end=last, printed=text[first:last]))
    return sorted(with_links(found, words, anchor), key=lambda reference: reference.start)


@dataclass
class _Chosen:
    """References none of which stands over another: the first that takes a stretch has it."""

    found: list[Reference] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def take(self, reference: Reference) -> None:
        start, end = reference.start, reference.end
        at = bisect_left(self.taken, (start, end))
        if (at and self.taken[at - 1][1] > start) or (at < len(self.taken) and self.taken[at][0] < end):
            return
        self.taken.insert(at, (start, end))
        self.found.append(reference)


def _candidates(reader: _Reader, anchor: str, copy: str, marks: tuple[int, ...]) -> Iterator[Reference]:
    """What each kind of finder gives, the surest first; offsets are of the cleaned copy."""
    if _DIGIT.search(copy):
        is_numbered = "/" in copy or _BRACKETED.search(copy)
        mentions, symbols = find_mentions(copy, tokenize(copy, reader.context.bodies)) if is_numbered else ([], [])
        yield from _of_symbols(anchor, copy, symbols)
        for mention, verdict in resolve_mentions(copy, mentions, reader.context):
            organ = "" if verdict.identities else foreign_organ(copy, mention, reader.context)
            yield from _of_mention(anchor, mention, verdict, organ)
        for sale in find_sales(copy):
            yield _reference(anchor, sale.start, sale.end, ReferenceKind.PUBLICATION, sale.key, sale.pinpoint)
        for one in find_party_decisions(copy):
            yield _reference(anchor, one.start, one.end, ReferenceKind.DECISION, one.key, one.pinpoint)
        yield from _of_treaties(anchor, find_series(copy, reader.known.names))
        yield from _of_places(reader, anchor, find_places(copy))
    elif "paragraph" in copy or "ection" in copy or "nnex" in copy:
        yield from _of_places(reader, anchor, find_places(copy))
    yield from _of_treaties(anchor, find_treaties(copy, reader.known, marks))


def _reference(anchor: str, start: int, end: int, kind: ReferenceKind, target: str, pinpoint: str = "") -> Reference:
    return Reference(anchor, start, end, "", kind, target, pinpoint)


def _of_symbols(anchor: str, copy: str, tokens: Iterable[Token]) -> Iterator[Reference]:
    for token in tokens:
        identity = identity_of(token.value)
        if identity is not None:
            pinpoint, end = pinpoint_after(copy, token.end)
            kind = ReferenceKind(identity.kind)
            yield _reference(anchor, token.start, end, kind, key_of(identity), joined(identity.part_letter, pinpoint))
            continue
        symbol = Symbol(token.start, token.end, symbol_key(token.value))
        further = tuple(further_suffixes(copy, symbol))
        last = further[-1].end if further else symbol.end
        pinpoint, end = pinpoint_after(copy, last)
        if not pinpoint:
            pinpoint, end = pinpoint_of_source(copy, last)[0], symbol.end  # the brackets are not of the name
        end = symbol.end if further else end
        yield _reference(anchor, symbol.start, end, ReferenceKind.DOCUMENT, symbol.key, pinpoint)
        for more in further:
            yield _reference(anchor, more.start, more.end, ReferenceKind.DOCUMENT, more.key)


def _of_mention(anchor: str, mention: Mention, verdict: Verdict, organ: str) -> Iterator[Reference]:
    keys = tuple(dict.fromkeys(key_of(identity) for identity in verdict.identities))
    if not keys:
        symbol = foreign_symbol(organ, mention)
        if symbol:
            yield _reference(anchor, mention.start, mention.end, ReferenceKind.DOCUMENT, symbol, mention.pinpoint)
        return
    is_sure = verdict.is_sure
    yield Reference(
        anchor,
        mention.start,
        mention.end,
        "",
        ReferenceKind(mention.head.kind),
        keys[0] if is_sure else "",
        mention.pinpoint,
        mention.date,
        Status.UNMATCHED if is_sure else Status.AMBIGUOUS,
        () if is_sure else keys,
    )


def _of_treaties(anchor: str, mentions: Iterable[TreatyMention]) -> Iterator[Reference]:
    for mention in mentions:
        is_sure = len(mention.slugs) == 1
        yield Reference(
            anchor,
            mention.start,
            mention.end,
            "",
            ReferenceKind.CONVENTION,
            mention.slugs[0] if is_sure else "",
            mention.pinpoint,
            None,
            Status.MATCHED if is_sure else Status.AMBIGUOUS,
            () if is_sure else mention.slugs,
        )


def _of_places(reader: _Reader, anchor: str, places: Iterable[Place]) -> Iterator[Reference]:
    for place in places:
        target, is_there = target_of(place, anchor, reader.anchors)
        reference = _reference(anchor, place.start, place.end, ReferenceKind.PARAGRAPH, target, place.pinpoint)
        yield replace(reference, status=Status.MATCHED if is_there else Status.UNMATCHED)
