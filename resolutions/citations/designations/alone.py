"""Words that are a designation and nothing else: a bare number, "45/9 para 3", or the title of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from resolutions.citations.bodies import Bodies
from resolutions.citations.conventions import ConventionNames
from resolutions.citations.designations.lines import Line
from resolutions.citations.designations.owners import bodies_of, find_owners
from resolutions.citations.designations.readings import Candidate, Reading, Why
from resolutions.citations.designations.targets import with_place
from resolutions.citations.numbers import NUMBER, number_of
from resolutions.citations.pinpoints import joined, pinpoint_after
from resolutions.structure.identity import Identity

_NUMBER = re.compile(rf"(?<![\w/.-])(?:{NUMBER})")
_PLAIN = re.compile(
    r"\b(?:the|of|or|and|s|its|see|also|to|in|para|resolutions?|decisions?|United|Nations|UN|cf|e|g|viz)\b", re.I
)
_LOOK_ALIKES = ("24/7",)
_QUOTED = re.compile(r"\"(?P<title>[^\"]{8,600}?)[,.]?\"")
_TITLED = re.compile(
    r"(?:the )?(?:resolutions?|decisions?)? ?(?:is )?(?:entitled|titled|called|on)? ?:? ?\"?(?P<title>.{8,600}?)\"?\.?",
    re.I,
)

FindTitled = Callable[[str], Iterable[Identity]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What reading needs to know: organs and the pattern of their names, conventions, and who bears a title."""

    bodies: Bodies
    conventions: ConventionNames
    find_titled: FindTitled
    organs: re.Pattern[str]


def names_of(bodies: Bodies) -> re.Pattern[str]:
    names = sorted({*bodies.by_name, *bodies.shared_names}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")


def read_alone(line: Line, knowledge: Knowledge) -> Iterator[Reading]:
    """Numbers, their organs and paragraphs, and nothing else: "45/9", "45/9 para 3", "45/9 and 46/2", "GA: 46/2?"."""
    numbers = [(found, number) for found in _NUMBER.finditer(line.text) if (number := number_of(found))]
    if not numbers or not line.is_short:
        return
    pinpoints = [pinpoint_after(line.text, found.end()) for found, _ in numbers]
    starts = [0, *(end for _, end in pinpoints)]
    ends = [*(found.start() for found, _ in numbers), len(line.text)]
    around = " ".join(line.text[start:end] for start, end in zip(starts, ends, strict=True))
    organs = knowledge.organs.findall(around)
    if re.search(r"\w", _PLAIN.sub("", knowledge.organs.sub("", around))):
        return
    named = frozenset().union(*(bodies_of(name, knowledge.bodies) for name in organs))
    kind = "decision" if re.search(r"\bdecision", around) else "resolution"
    for (found, number), (pinpoint, end) in zip(numbers, pinpoints, strict=True):
        is_number = organs or found[0] not in _LOOK_ALIKES
        owners = find_owners(number, named, kind) if is_number else ()
        why = None if owners else Why.NOT_NUMBERED_SO if is_number else Why.LOOK_ALIKE
        yield Reading("", found.start(), end, with_place(owners, joined(number.letter, pinpoint)), why)


def read_title(line: Line, knowledge: Knowledge) -> Iterator[Reading]:
    """The texts that bear the title in quotation marks, or that the whole entry is."""
    if not line.is_short and not _QUOTED.search(line.text):
        return
    quoted = [(found["title"], *found.span("title")) for found in _QUOTED.finditer(line.text)]
    whole = _TITLED.fullmatch(line.text)
    for title, start, end in quoted or ([(whole["title"], *whole.span("title"))] if whole else []):
        first, last = line.typed(start, end)
        printed = line.entry.text[first - line.entry.start : last - line.entry.start]
        found = tuple(Candidate(identity) for identity in knowledge.find_titled(printed.strip() or title))
        if found:
            yield Reading("", start, end, found)
            return
