"""Cutting and joining runs without losing the place of any character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from resolutions.ingest.blocks import Block, Run
from resolutions.structure.spans import Span

Runs = tuple[Run, ...]

_HYPHEN_AT_END = re.compile(r"[^\W_][-\u2010-\u2014]$")
_STROKE_AT_END = re.compile(r"[^\W_]/$")
_WORD_GOES_ON = re.compile(r"(?!(?:and|or|to|nor|as|y|et|ou)\b)[^\W_]")
_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.)\S+$")
_FEW = 6  # runs; joining all words again for each line would take forever


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def without_start(runs: Runs, length: int) -> Runs:
    """The runs without the first `length` characters of their text: what goes on after a label."""
    return cut(runs, length)[1]


def cut(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """The runs before and after an offset of their text."""
    before: list[Run] = []
    for index, run in enumerate(runs):
        if at >= len(run.text):
            before.append(run)
            at -= len(run.text)
            continue
        if at > 0:
            before.append(piece(run, 0, at))
        return tuple(before), (piece(run, at, len(run.text)), *runs[index + 1 :])
    return tuple(before), ()


def without_words(runs: Runs, length: int) -> Runs:
    """The runs without the first `length` characters of their words, blanks before them not counted; calls stay."""
    out: list[Run] = []
    has_begun = False
    for run in runs:
        if run.is_mark or (has_begun and length <= 0):
            out.append(run)
            continue
        blanks = 0 if has_begun else len(run.text) - len(run.text.lstrip())
        has_begun = has_begun or blanks < len(run.text)
        gone = min(len(run.text), blanks + length)
        length -= gone - blanks
        if gone < len(run.text):
            out.append(piece(run, gone, len(run.text)))
    return tuple(out)


def piece(run: Run, start: int, end: int) -> Run:
    """A stretch of a run; one whose text is not its span's (an escape) keeps the whole span."""
    if start == 0 and end == len(run.text):
        return run
    span = run.span
    if len(run.text) == span.end - span.start:
        span = Span(span.start + start, span.start + end, span.page)
    return replace(run, text=run.text[start:end], span=span)


def joined(blocks: Sequence[Block]) -> Runs:
    """The runs of several lines as of one paragraph: a blank for each line end but inside a word."""
    out: list[Run] = []
    for block in blocks:
        if out and block.runs and not is_inside_a_word(out, block.runs):
            at = out[-1].span
            out.append(Run(" ", Span(at.end, at.end, at.page)))
        out += block.runs
    return tuple(out)


def is_inside_a_word(above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether a line end stands inside a word or an address.

    "drug-" / "related", "A/75/53/" / "Add.1", "2021–" / "2030" -> True; "short-" / "and long-term" -> False: that
    hyphen hangs.
    """
    end, start = text_of(above[-_FEW:]), text_of(below[:_FEW])
    if end.endswith("\u00ad") or (_STROKE_AT_END.search(end) and start[:1].isalnum()):
        return True
    if _HYPHEN_AT_END.search(end) and _WORD_GOES_ON.match(start):
        return True
    address = _ADDRESS_AT_END.search(end)
    return address is not None and (end[-1] in "_=?&." or re.match(r"\S*[/_=%]", start) is not None)


def places(blocks: Iterable[Block]) -> tuple[Span, ...]:
    """One span a line; lines that touch but for a line end or emphasis on one page stay apart."""
    return tuple(
        Span(block.runs[0].span.start, max(run.span.end for run in block.runs), block.runs[0].span.page)
        for block in blocks
        if block.runs
    )
