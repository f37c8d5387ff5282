"""Finds conventions that a text names, with the articles it names of them.

"article 2 of the 1988 Convention", "the Convention …, article 2", "that Convention as amended by the 1972 Protocol",
and aliases that the text itself defines in brackets. A convention's name inside a publication's title is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.citations.antecedents import KINDS, Antecedents, find_generic, find_unknown
from resolutions.citations.conventions import AMENDED, WORD, Branch, grow
from resolutions.citations.dates import DATE
from resolutions.citations.pinpoints import joined, pinpoint_after, pinpoint_before
from resolutions.citations.several import find_those, find_years, those

_DATED = re.compile(
    rf",? ?(?:(?:of|adopted on|signed on|done at [A-Z][A-Za-z ]{{2,20}} on|signed at [A-Z][A-Za-z ]{{2,20}} on) )?"
    rf"(?P<date>(?:{DATE}|(?:19|20)\d\d))(?![\d/])"
)
_AMENDED = re.compile(
    r",? (?:and )?as amended(?:,? by the (?:1972 Protocol(?: [Aa]mending the Single Convention on Narcotic Drugs,?(?: of)? 1961)?"
    r"|Protocol of (?:25 March )?1972|Protocol [Aa]mending the Single Convention on Narcotic Drugs,?(?: of)? 1961"
    r"|(?:Geneva )?Protocol of 25 March 1972))?(?![A-Za-z])"
)
_THAT = re.compile(r"\bConvention,? as amended by the $")
_GOES_ON = re.compile(
    r",? (?:on|for|of|against|concerning|relating to|regarding)(?: the)? (?!the United Nations\b)(?!\d)[A-Z]"
)
_ALIAS = re.compile(
    r"[ ,]{0,2}\((?:(?:[a-z]+ ){0,6}(?:the )?\"(?:the )?(?P<alias>[A-Z0-9][^\"()]{2,60})\"|(?:the )?(?P<plain>(?:[A-Z][\w'-]*,? )"
    r"{0,5}(?:Convention|Protocol|Covenant|Treaty|Agreement|Statute|Charter)(?: [IVX]+)?|Treaty of [A-Z]\w+|[A-Z]{3,8}))\)"
)
_INSTRUMENT = re.compile(  # (“the Court”) after a statute is not a name of the statute
    r"Convention|Protocol|Covenant|Charter|Statute|Treaty|Agreement|Declaration|Rules|Agenda|Plan|Programme|^[A-Z]{3,9}$"
)
_PUBLISHED = re.compile(r"United Nations publication|Sales Nos?\b")
_BOUNDARY = re.compile(r"; |(?<=[a-z)]{2})\. (?=[A-Z])")
_TITLED = re.compile(
    r"(?:[Ss]ee (?:also )?)?(?:the )?(?:Official Records|Commentar|Report|Yearbook|Manual|Guide|Legislative Guide|Multilingual|"
    r"Proceedings|Records|Handbook|Technical Guide|Travaux|Digest|Dictionary|Model)"
)
_POINTED = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|said|its) $")
_OF_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d) (?P<kind>Convention|Protocol)\b")
_MEETING = re.compile(r"(?:Conference|Meeting|Session|Forum|Summit|Parties) (?:of|to) the $")
_CONFERENCE = re.compile(r"Adoption of an? $")
_ADJECTIVE = re.compile(
    r"(?:African|Olympic|European|Arab|Inter-American|American|Asian|Social|Energy|Optional|Earth|Banjul) $"
)


@dataclass(frozen=True, slots=True)
class TreatyMention:
    """A convention named at [start, end); `slugs` has several where the name is of several instruments.

    is_pointed: "that Convention"; is_several: "those conventions"; is_short: a short name of the tables.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    pinpoint: str = ""
    is_pointed: bool = False
    is_several: bool = False
    is_short: bool = False


@dataclass(slots=True)
class _Scan:
    """The words of a text while names are looked for, and whose short names go on there as names of something else."""

    text: str
    words: list[re.Match[str]]
    elsewhere: set[str]


def find_treaties(text: str, known: Antecedents, marks: Sequence[int] = ()) -> Iterator[TreatyMention]:
    """Mentions in printed order; `marks` are offsets of note marks, which no mention reaches across for its pinpoint."""
    titles = publication_titles(text) if "ublication" in text or "Sales" in text else []
    is_of_treaties = any(kind in text for kind in KINDS) or "onventions of" in text
    unknown = deque(find_unknown(text) if is_of_treaties else ())
    loose = [*_elided(text, known), *_generic(text)] if is_of_treaties else []
    if "rotocol" in text or "onventions" in text or "reaties" in text or "ovenants" in text:
        loose += [TreatyMention(*span, (), is_several=True) for span in find_those(text)]
    position = defined = 0
    for found in sorted((*_names(text, known), *loose), key=_place):
        if found.start < position or (found.start < defined and not found.slugs):
            continue
        if any(start <= found.start < end for start, end in titles):
            continue
        _note_unknown(known, unknown, position, found.start)
        mention = _with_pinpoint(text, _completed(text, _referred(text, found, known), known), marks, position)
        if not mention.slugs:
            continue
        defined = _define_alias(text, known, max(found.end, mention.end), mention.slugs)
        if found.slugs or len(mention.slugs) == 1:
            known.note(mention.slugs)
        if found.slugs and not found.is_short:
            known.said.update(mention.slugs)
        position = mention.end
        yield mention
    _note_unknown(known, unknown, position, len(text))


def _place(mention: TreatyMention) -> tuple[int, bool, int]:
    """In printed order; "that Convention" is what was named last, whatever "the Convention" was defined to be."""
    return mention.start, not mention.is_pointed, -mention.end


def _note_unknown(known: Antecedents, unknown: deque[tuple[int, str]], since: int, until: int) -> None:
    """Takes in what was named between two known names; what stands inside a known name is known."""
    while unknown and unknown[0][0] < until:
        at, kind = unknown.popleft()
        if at >= since:
            known.note_unknown(kind)


def _define_alias(text: str, known: Antecedents, end: int, slugs: tuple[str, ...]) -> int:
    """The name that a text gives in brackets, "… against Corruption (“the Merida Treaty”)", is known from there on.

    Gives where the brackets end, 0 where no name is given.
    """
    alias = _ALIAS.match(text, end)
    words = (alias["alias"] or alias["plain"]) if alias else ""
    if words and len(slugs) == 1 and _INSTRUMENT.search(words) and known.is_alike(slugs[0], words):
        grow(known.aliases, words, slugs[0], is_short=True)
        return alias.end() if alias else 0
    return 0


def _generic(text: str) -> Iterator[TreatyMention]:
    for found in find_generic(text):
        yield TreatyMention(*found.span("kind"), (), is_pointed=found["pointer"] not in ("the", "The"))
    for found in _OF_YEAR.finditer(text):
        if not _GOES_ON.match(text, found.end()):
            yield TreatyMention(*found.span(), ())


def _referred(text: str, mention: TreatyMention, known: Antecedents) -> TreatyMention:
    """A generic name gets what it refers to; without that it stays empty. A name of groups gets that of the day."""
    words = text[mention.start : mention.end]
    dated = None if mention.is_several else _OF_YEAR.fullmatch(words)
    if dated:
        named = known.of_year(dated["kind"], dated["year"])
        return replace(mention, slugs=named or (() if _is_elsewhere(mention, known) else mention.slugs))
    if mention.slugs:
        slugs = () if _is_elsewhere(mention, known) else known.names.standing_on(mention.slugs, known.day)
        return replace(mention, slugs=slugs)
    if mention.is_several:
        return replace(mention, slugs=those(words, known))
    alias = None if mention.is_pointed else known.aliases.words.get(words.lower())
    if alias and alias.slugs:
        return replace(mention, slugs=alias.slugs)
    return replace(mention, slugs=known.referred(words, is_pointed=mention.is_pointed))


def _is_elsewhere(mention: TreatyMention, known: Antecedents) -> bool:
    """Whether the text has used the short name for something else, "… Action for the Protection of Trees", and not in full."""
    return mention.is_short and not known.elsewhere.isdisjoint(mention.slugs) and known.said.isdisjoint(mention.slugs)


def _elided(text: str, known: Antecedents) -> Iterator[TreatyMention]:
    for start, end, name in find_years(text):
        branch: Branch | None = known.names.tree
        for word in name.lower().split():
            branch = branch.words.get(word) if branch else None
        if branch and branch.slugs:
            yield TreatyMention(start, end, branch.slugs)


def publication_titles(text: str) -> list[tuple[int, int]]:
    """Stretches that are titles of publications: from the start of a sentence or of a source to its sales number."""
    starts = [0, *(found.end() for found in _BOUNDARY.finditer(text))]
    out: dict[int, int] = {}
    for found in _PUBLISHED.finditer(text):
        start = starts[bisect_right(starts, found.start()) - 1]
        if start in out or _TITLED.match(text, start):
            out[start] = found.start()
    return list(out.items())


def _names(text: str, known: Antecedents) -> Iterator[TreatyMention]:
    """The longest names, from left to right."""
    copy = text.lower()
    roots = [tree for tree in (known.names.tree, known.aliases) if any(sign in copy for sign in tree.signs)]
    if not roots:
        return
    scan = _Scan(text, list(WORD.finditer(text)), known.elsewhere)
    lowered = [word[0].lower() for word in scan.words]
    until = 0
    for at, opening in enumerate(zip(lowered, (*lowered[1:], ""), strict=True)):
        if at < until:
            continue
        best = None
        for root in roots:
            if opening in root.openings or opening[0] in root.openings:
                best = max(filter(None, (best, _longest(scan, at, root))), key=lambda hit: hit[0], default=None)
        if best is not None:
            last, branch = best
            start, end = scan.words[at].start(), scan.words[last].end()
            yield TreatyMention(start, end, branch.slugs, is_short=branch.is_short)
            until = last + 1


def _longest(scan: _Scan, at: int, root: Branch) -> tuple[int, Branch] | None:
    text, words = scan.text, scan.words
    branch, best, index = root, None, at
    refused: tuple[str, ...] = ()
    while index < len(words):
        following = branch.words.get(words[index][0].lower())
        if following is None or (index > at and not _together(text[words[index - 1].end() : words[index].start()])):
            break
        branch = following
        if branch.slugs and _is_name(text, words[at], words[index], branch):
            best = (index, branch)
        elif branch.slugs and branch.is_short and _goes_on_as_another(text, words[at].start(), words[index].end()):
            refused = branch.slugs
        index += 1
    if best is None:
        scan.elsewhere.update(refused)
    return best


def _goes_on_as_another(text: str, start: int, end: int) -> bool:
    """ "the Programme for Trees" is another one, "the Conference of the Parties to the Pact on Trees" is not of another pact."""
    return bool(_GOES_ON.match(text, end)) and not _MEETING.search(text, max(0, start - 40), start)


def _together(gap: str) -> bool:
    return gap in (" ", ", ", "-", ",", "/", "' ", ": ")  # Peoples' Rights


def _is_name(text: str, first: re.Match[str], last: re.Match[str], branch: Branch) -> bool:
    """Whether the words are written as a name, and a short one does not go on as the name of something else."""
    word, start, end = first[0], first.start(), last.end()
    if branch.first.isupper() and len(branch.first) > 1 and not branch.first.isdigit() and word != branch.first:
        return False
    if branch.first[0].isupper() and not word[0].isupper():
        return False
    if text[end : end + 1] == "/" or _CONFERENCE.search(text, max(0, start - 20), start):
        return False
    if not branch.is_short:
        return True
    if first is last and not word.isupper() and not _POINTED.search(text, max(0, start - 12), start):
        return False
    return not _GOES_ON.match(text, end) and not _ADJECTIVE.search(text, max(0, start - 20), start)


def _completed(text: str, mention: TreatyMention, known: Antecedents) -> TreatyMention:
    """Takes in the year or date of adoption and "as amended by the 1972 Protocol"."""
    rows = [known.names.by_slug[slug] for slug in mention.slugs if slug in known.names.by_slug]
    if mention.slugs == ("1972",):
        that = _THAT.search(text, max(0, mention.start - 40), mention.start)
        amended_slugs = tuple(slug for slug in known.names.by_slug if slug.endswith(AMENDED))
        if that and len(amended_slugs) == 1:
            return replace(mention, start=that.start(), slugs=amended_slugs)
    dated = _DATED.match(text, mention.end)
    if dated:
        fitting = [row for row in rows if row.year and row.year == dated["date"][-4:]]
        if fitting:
            mention = replace(mention, end=dated.end(), slugs=tuple(row.slug for row in fitting))
    amended = _AMENDED.match(text, mention.end)
    if amended:
        slugs = tuple(f"{slug}{AMENDED}" for slug in mention.slugs)
        if all(slug in known.names.by_slug for slug in slugs):
            return replace(mention, end=amended.end(), slugs=slugs)
    return mention


def _with_pinpoint(text: str, mention: TreatyMention, marks: Sequence[int], floor: int) -> TreatyMention:
    """Articles, schedules and paragraphs before or after the name; the span takes them in unless a mark is between."""
    late, end = pinpoint_after(text, mention.end)
    early, start = pinpoint_before(text, mention.start)
    if not late and not early:
        return mention
    start, end = start if start >= floor else mention.start, end
    if late and any(mention.end <= mark < end for mark in marks):
        end = mention.end
    if early and any(start < mark <= mention.start for mark in marks):
        start = mention.start
    return replace(mention, start=start, end=end, pinpoint=joined(early, late))
