"""What the end of a printed line tells in hard-wrapped text: whether the next word would still have fitted.

A line that ends though the next word had room ends a paragraph. How far lines reach is measured in the text itself, at
line ends that fall inside a sentence; so any width and any ragged edge will do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from resolutions.ingest.actions import PREAMBULAR, Actions
from resolutions.ingest.blocks import Block
from resolutions.ingest.outline.labels import Label, Style, parse_label
from resolutions.ingest.outline.scanned import scanned_opening

ENDED = re.compile(r"[,;.:!?…][\s\"'”’)\]*]*$")
OPEN_WORD = re.compile(
    r"\b(?:the|of|to|for|in|by|with|a|an|on|at|from|that|which|its|their|as|into|between|through|under|this|these)\s*$",
    re.IGNORECASE,
)
_COUNTED_WORD = re.compile(
    r"\b(?:paragraphs?|subparagraphs?|articles?|resolutions?|sections?|chapters?|items?)(?:\s+\d+)?\s*$",
    re.IGNORECASE,
)
_INSIDE_LABEL = re.compile(r"(?:of|and|or|to|above|below|thereof|in)\b")  # '… article 2 / (b) of the Convention'
_PARTICIPLE = re.compile(
    r"(?!United|Beijing|Nanjing|Spring|King|Red\b|Limited|Associated)(?:[A-Z][a-z]+ly )?[A-Z]?[a-z]+(?:ing|ed)\b(?=,?\s(?!and\b|or\b)[a-z]|$)"
)
_SECTION = re.compile(r"[IVXLC]+\.\s+[A-Z]")  # 'II. Working methods' over the next part of a text
_NUMERAL = re.compile(r"[IVXLC]+\.?|[A-Z]\.?")  # of a section, on a line of its own
_CAPITAL = re.compile(r"[A-Z]\.\s+[A-Z]")  # an item: 'A. To count the boxes'
_ENDED_BEFORE_LABEL = re.compile(ENDED.pattern + r"|\s(?:and|or)\s*$")
_ENACTING = re.compile(r"“?The\s[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|on|for|and|the|in))*,")
_ORGAN = re.compile(
    r"\b(?:Commission|Council|Assembly|Committee|Conference|Board|Congress|Meeting|Parties|Authority|Heads)\b"
)
_ABBREVIATED = re.compile(r"\b(?:Nos?|vols?|paras?|arts?|chap|sect|pp?)\.$", re.IGNORECASE)
_ANNEX = re.compile(r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s+(?:[IVX]+|[A-Z]|\d{1,2}))?\s*[.:*]?")
_GOES_ON_LOW = re.compile(r",?\s(?:the|that|its|with|in|also|further|all|those|this|of|to)\b")
_NOUN = re.compile(r"States\s(?!that\b|its\b)")  # the noun, not the verb
_HEADING_LINES = 4
_STAIN = re.compile(r"(?<=[^\W_][,;.])(?=[\s\d]*['’‘~!?º°])['’‘~!?º°\s\d]{1,8}$")  # an unreadable call after the comma
_WRAPPED_WIDTH = 130
_ENOUGH = 8  # line ends inside sentences, to measure by
_MOST = 0.75  # of the paragraphs have a gap over them where gaps part them
_RAGGED = 4  # letters by which a line may be shorter than the shortest that was measured
_FAR_SHORT = 0.9  # of what lines reach: short beyond doubt


@dataclass(frozen=True, slots=True)
class LineEnds:
    """How wide the lines are (0 where a line is a whole paragraph), and how far each reaches (0 where unknown).

    is_spaced: a gap stands over nearly every paragraph, so that a line without one goes on with the line above it.
    """

    actions: Actions
    width: int
    reach: int
    is_spaced: bool = False

    @classmethod
    def of(cls, blocks: Sequence[Block], actions: Actions) -> LineEnds:
        """Measures the lines of one text."""
        lengths = [len(block.text) for block in blocks if not block.is_whole]
        widest = int(quantiles(lengths, n=20, method="inclusive")[-1]) if len(lengths) > 1 else 0
        is_spaced = _is_spaced(blocks, actions)
        reached = sorted(_reach(above, below.text) for above, below in pairwise(blocks) if _is_inside(above, below))
        if widest > _WRAPPED_WIDTH and not is_spaced:
            widest = int(quantiles(lengths, n=4, method="inclusive")[-1])
            if widest > _WRAPPED_WIDTH or len(reached) < len(blocks) // 4:
                return cls(actions, 0, 0)
        reach = reached[len(reached) // 100] - _RAGGED if len(reached) >= _ENOUGH else 0
        return cls(actions, widest, reach, is_spaced)

    def goes_on(self, above: Block, said: str, words: str, *, is_item: bool, has_numbers: bool) -> bool:
        """Whether a line of these words goes on with the paragraph that ends in `said` on the line `above`."""
        said = _STAIN.sub("", said)
        if self.is_spaced:
            return not ENDED.search(said) or not self._opens_below(said, words)
        if _ANNEX.fullmatch(said.strip()):
            return False
        if not ENDED.search(said):
            return not self._breaks_off(above, words) and (has_numbers or not self._lost_its_comma(said, words))
        if _ABBREVIATED.search(said):
            return True
        if _SECTION.match(words) or _NUMERAL.fullmatch(words) or (said[-1:] in ":;" and _CAPITAL.match(words)):
            return False
        if self._is_full(above, words):
            return not self._opens(said, words, has_numbers=has_numbers)
        return words[:1].islower() and said.rstrip().endswith(",") and not is_item

    def is_stray(
        self, above: Block, said: str, words: str, label: Label, *, current: Label | None, last_number: int
    ) -> bool:
        """Whether a number or letter only came to stand first on its line: '… of paragraph / 15. above'."""
        if self.width and _ABBREVIATED.search(said):
            return True
        if not self.width or ENDED.search(said):
            return False
        is_dash = label.readings[0][0] == Style.BULLET and (current is None or current.readings != label.readings)
        is_inside = is_dash or _INSIDE_LABEL.match(words[label.length :]) is not None
        if is_inside or _COUNTED_WORD.search(said) or OPEN_WORD.search(said):
            is_next = label.is_number and label.value == last_number + 1
            return self._is_full(above, words) and not is_next
        return label.is_number and label.value != last_number + 1 and self._is_full(above, words)

    def begins_heading(self, lines: Sequence[Block], said: str) -> bool:
        """Whether the first of these lines begins a heading below a paragraph that ends in `said`.

        None of its lines has an end, and the last is short: inside a sentence no line is. Or a number follows it, where
        a comma would not have ended the paragraph above.
        """
        if self.width and _ANNEX.fullmatch(lines[0].text.strip()):
            return True
        if not self.reach or not lines[0].text[:1].isupper():
            return False
        if is_enacting_line(lines[0].text):
            return len(lines) > 1 and self._opens_anything(lines[1])
        for line, below in pairwise(lines[: _HEADING_LINES + 1]):
            label = parse_label(below.text)
            ended = ENDED if label is None else _ENDED_BEFORE_LABEL
            if ended.search(_said(line)) or below.is_rule:
                return False
            if label is not None and label.is_number and not said.rstrip().endswith(","):
                return True
            if _reach(line, below.text) < self.reach * _FAR_SHORT:
                return below.text[:1].isupper() or label is not None
        return False

    def _opens_anything(self, below: Block) -> bool:
        found = self.actions.find(below.text)
        return found is not None or _PARTICIPLE.match(below.text) is not None or parse_label(below.text) is not None

    def _is_full(self, above: Block, words: str) -> bool:
        if not self.reach:
            return len(above.text) > 0.7 * self.width
        return _reach(above, words) >= self.reach

    def _breaks_off(self, above: Block, words: str) -> bool:
        """A line without an end that is short all the same: a heading, or a paragraph that lost its comma."""
        if not self.reach or not words[:1].isupper():
            return False
        reached = _reach(above, words)
        return reached < self.reach * _FAR_SHORT or (reached < self.reach and self.actions.find(words) is not None)

    def _lost_its_comma(self, said: str, words: str) -> bool:
        """In a preamble: a full line without an end, over a line that opens as its paragraphs do ('Noting the …')."""
        last = said.split()[-1:]
        is_open = not last or not last[0].islower() or last[0] in ("and", "or") or OPEN_WORD.search(said) is not None
        if is_open or not words[:1].isupper():
            return False
        found = self.actions.find(words)
        return (
            found is not None
            and found[1] == PREAMBULAR
            and _GOES_ON_LOW.match(words[len(found[0].printed) :]) is not None
        )

    def _opens(self, said: str, words: str, *, has_numbers: bool) -> bool:
        """Whether a line after a full one opens a paragraph; among numbered paragraphs a comma ends none."""
        if not words[:1].isupper() or said.rstrip().endswith(":"):
            return False
        found = None if _NOUN.match(words) else self.actions.find(words)
        is_comma = said.rstrip().endswith(",")
        found = found or scanned_opening(words, self.actions)
        if found is None:
            return not has_numbers and said.rstrip()[-1:] in ",;" and _PARTICIPLE.match(words) is not None
        return not (has_numbers and is_comma) or found[1] == PREAMBULAR

    def _opens_below(self, said: str, words: str) -> bool:
        """Where gaps part the paragraphs, two that stand together all the same: the second opens as paragraphs do."""
        return words[:1].isupper() and (
            self.actions.find(words) is not None
            or (not said.rstrip().endswith(".") and _PARTICIPLE.match(words) is not None)
        )


def _said(block: Block) -> str:
    """The words of a line without calls of notes."""
    return "".join(run.text for run in block.runs if not run.is_mark).rstrip()


def is_enacting_line(words: str) -> bool:
    """'The Economic Commission for Europe,' alone on its line, over the preamble of a text inside a text."""
    return len(words) < 120 and _ENACTING.fullmatch(words.strip()) is not None and _ORGAN.search(words) is not None


def _is_spaced(blocks: Sequence[Block], actions: Actions) -> bool:
    """Whether the lines that open like paragraphs have a gap over them, but for a few, and others have none."""
    opening = [block for block in blocks[1:] if _opens_like_one(block, actions)]
    spaced = [block for block in opening if block.has_gap_before]
    joined = [block for block in blocks[1:] if not block.has_gap_before]
    return len(joined) > len(blocks) // 4 and bool(spaced) and len(spaced) >= _MOST * len(opening)


def _opens_like_one(block: Block, actions: Actions) -> bool:
    label = parse_label(block.text)
    words = block.text[label.length :] if label else block.text
    return words[:1].isupper() and actions.find(words) is not None


def _is_inside(above: Block, below: Block) -> bool:
    """A line end inside a sentence."""
    if below.has_gap_before or below.begins_page or below.is_rule or above.is_rule or above.is_whole:
        return False
    return below.text[:1].islower() and ENDED.search(above.text) is None and len(above.text.split()) > 1


def _reach(above: Block, words: str) -> int:
    """How far the line above would have reached with the first word of the next."""
    first = words.split(maxsplit=1)
    return above.runs[-1].span.end - above.runs[0].span.start + 1 + (len(first[0]) if first else 0)
