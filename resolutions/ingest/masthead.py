"""What stands before the enacting words: cover lines, number, title; and what they say about the text.

The number over the text is the last line that has its form; the title is what stands between it and the enacting
words, on the same line or on lines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.citations.bodies import Bodies
from resolutions.citations.keys import identity_of
from resolutions.ingest.adoption import (
    distribution_date,
    is_adoption_line,
    is_heading_date,
    names_adoption,
    occasion_on_cover,
)
from resolutions.ingest.blocks import Block
from resolutions.ingest.dates import find_date
from resolutions.ingest.designations import Designation, parse_designation_line
from resolutions.ingest.runs import Runs, joined, text_of, without_start
from resolutions.structure.identity import Adoption, Identity

_SYMBOL = re.compile(
    r"(?:A/HRC|[AES])/(?:RES|DEC)/(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?:[-–][A-Z])?\b)?|\d{1,4} ?\([\dIVXLCDMS-]+\))\*?"
)
_AGENDA = re.compile(
    r"Agenda items?\s+(?P<item>\d[^,;]*)$|Item\s+(?P<other>\d[^,;]*?) of the (?:provisional )?agenda", re.IGNORECASE
)
_DRAFT = re.compile(r"[AES]/(?:[\w.-]+/)*L\.\d+(?:/[\w.]+)*")
_FIGURES = re.compile(r"\d+")
_REMARK = re.compile(r"\s*\[.*\]\s*|\s*\((?:[Aa]dopted|[Dd]raft|[Ii]tem|[Aa]genda).*\)\s*", re.DOTALL)
_COUNCIL_DOCUMENT = re.compile(r"\s*\[(?P<symbol>S/[\d/]+(?:Rev\.\d+|Add\.\d+)?)\]\s*")
_PART_LETTER = re.compile(r"\s*[A-Z]\.?\s*")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Everything before the enacting words. `title` is the runs of the title; `lines` are in printed order.

    dated: the words under the number that date it ("of 6 October 1978").
    """

    lines: tuple[str, ...] = ()
    printed: str = ""
    title: Runs = ()
    designation: Designation | None = None
    symbol: str = ""
    dated: str = ""


def read_masthead(blocks: Sequence[Block], bodies: Bodies) -> Masthead:
    """The blocks before the enacting words -> cover, number, title."""
    printed_blocks = [block for block in blocks if not block.is_rule]
    symbol = _symbol([block.text for block in printed_blocks])
    number = _number_line(printed_blocks, symbol, bodies)
    if number is None:
        return _without_number(printed_blocks, symbol)
    index, designation = number
    after = printed_blocks[index + 1 :]
    title_blocks = _title_blocks(after)
    first = without_start(printed_blocks[index].runs, designation.length)
    beside = [block for block in after if block not in title_blocks]
    if is_heading_date(text_of(first)):
        first, beside = (), [Block(first), *beside]
    title = first if not title_blocks else _joined_with(first, title_blocks)
    lines = tuple(_line(block) for block in [*printed_blocks[:index], *beside] if block.text.strip())
    dated = next((block.text for block in beside if is_heading_date(block.text)), "")
    return Masthead(lines, designation.printed, title, designation, symbol or _council_symbol(beside), dated)


def _council_symbol(blocks: Sequence[Block]) -> str:
    """'[S/678]' under the number: the document that the Council's text was issued as."""
    found = next((match for block in blocks if (match := _COUNCIL_DOCUMENT.fullmatch(block.text))), None)
    return found["symbol"] if found else ""


def _joined_with(first: Runs, blocks: Sequence[Block]) -> Runs:
    """A title that begins on the line of its number and goes on below."""
    if not "".join(run.text for run in first).strip():
        return joined(blocks)
    return joined([Block(first), *blocks])


def _without_number(blocks: Sequence[Block], symbol: str) -> Masthead:
    """No number over the text: the title is a heading, or a bold line; else nobody knows which line it is.

    Below the lone letter of a part, which shares the number of the parts above it, the other lines are its title.
    """
    marked = [block for block in blocks if block.level or all(run.is_bold for run in block.runs)]
    if blocks and _PART_LETTER.fullmatch(blocks[0].text):
        marked = _title_blocks(blocks[1:])
    lines = tuple(_line(block) for block in blocks if block not in marked and block.text.strip())
    return Masthead(lines, "", joined(marked), None, symbol)


def _number_line(blocks: Sequence[Block], symbol: str, bodies: Bodies) -> tuple[int, Designation] | None:
    """The last line with the form of a number; one that says it is a heading goes before one that may be.

    Where the cover has a symbol, a line with the same number goes before all others: a title may name one, too.
    """
    found = [
        (index, designation)
        for index, block in enumerate(blocks)
        if (designation := parse_designation_line(block.text, bodies)) is not None
    ]
    sure = [pair for pair in found if pair[1].is_sure]
    named = [pair for pair in sure if _FIGURES.findall(pair[1].printed) == _FIGURES.findall(symbol)]
    return (named or sure or found)[-1] if found else None


def _title_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The lines of the title: not the remarks in brackets or words of adoption below it."""
    return [
        block
        for block in blocks
        if not (
            _is_remark(block.text)
            or _PART_LETTER.fullmatch(block.text)
            or is_adoption_line(block.text)
            or is_heading_date(block.text)
            or names_adoption(block.text[:60])
        )
    ]


def _is_remark(words: str) -> bool:
    return len(words) < 1000 and _REMARK.fullmatch(words) is not None


def _symbol(lines: Sequence[str]) -> str:
    for line in lines:
        found = _SYMBOL.fullmatch(line.strip())
        if found is not None:
            return found[0].rstrip("*")
    return ""


def _line(block: Block) -> str:
    return re.sub(r"\s+", " ", block.text).strip()


def identify(masthead: Masthead, enacting_body: str, bodies: Bodies) -> Identity | None:
    """Who adopted it, and its number: from the number over the text, else from the symbol on the cover."""
    of_symbol = _whole(identity_of(masthead.symbol)) if masthead.symbol else None
    number = masthead.designation
    if number is None or not number.is_readable:
        return of_symbol
    body = number.body or enacting_body or (of_symbol.body if of_symbol else _body_on_cover(masthead.lines, bodies))
    kind = number.kind or (of_symbol.kind if of_symbol else _kind_on_cover(masthead.lines))
    return Identity(body, kind, number.session, number.number, number.letter) if body else None


def _whole(named: Identity | None) -> Identity | None:
    """A symbol over all parts, "A/RES/77/264 A-C", names the resolution and no part of it."""
    return replace(named, part_letter="") if named is not None and len(named.part_letter) > 1 else named


def _body_on_cover(lines: Sequence[str], bodies: Bodies) -> str:
    """The organ of 'adopted by the …', else the last organ that has a line of its own."""
    for line in lines:
        named = re.search(r"adopted by the (.+?)(?: at | on |,|$)", line)
        if named and named[1] in bodies.by_name:
            return bodies.by_name[named[1]]
    alone = [bodies.by_name[line] for line in lines if line in bodies.by_name]
    return alone[-1] if alone else ""


def _kind_on_cover(lines: Sequence[str]) -> str:
    return (
        "decision"
        if any(re.fullmatch(r"(?:Other )?decisions?", line, re.IGNORECASE) for line in lines)
        else "resolution"
    )


def adoption_on_cover(masthead: Masthead) -> Adoption:
    """Date, meeting, vote, symbol, agenda item, draft: what the lines before the enacting words say."""
    occasion = occasion_on_cover(masthead.lines)
    adopted_on = occasion.adopted_on or find_date(masthead.dated)
    item = next((found for line in masthead.lines if (found := _AGENDA.search(line))), None)
    draft = next((found[0] for line in masthead.lines if (found := _DRAFT.search(line))), "")
    return Adoption(
        adopted_on=adopted_on,
        basis="heading" if adopted_on else "",
        distributed_on=distribution_date(masthead.lines),
        meeting=occasion.meeting,
        vote=occasion.vote,
        symbol=masthead.symbol,
        agenda_item=(item["item"] or item["other"]).strip() if item else "",
        draft_symbol=draft,
    )
