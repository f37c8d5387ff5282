"""Fields: a number, a link or a reference that Word works out. What they gave when the file was saved is printed.

A field is three signs in the flow: begin, separate, end; its instruction stands before `separate`, its result after.
A sign without its partner (a damaged file) is passed over, so that it swallows no words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resolutions.ingest.readers.docx.markup import Element, W

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\\w\s+)*"?(?P<href>[^"\s]+)', re.IGNORECASE)
_NOTE = re.compile(r"\s*NOTEREF\b", re.IGNORECASE)
_GONE = frozenset(map(W, ("del", "moveFrom")))
_RAISED = re.compile(r"\\f\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One open field."""

    instruction: str = ""
    has_result: bool = False

    @property
    def href(self) -> str:
        found = _LINK.match(self.instruction)
        return found["href"] if found else ""

    @property
    def calls_note(self) -> bool:
        """NOTEREF: the number of a note again."""
        return _NOTE.match(self.instruction) is not None

    @property
    def is_raised(self) -> bool:
        return self.calls_note and _RAISED.search(self.instruction) is not None


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a story."""

    whole: frozenset[Element]
    open: list[Field] = field(default_factory=list)

    @classmethod
    def of(cls, story: Element) -> Fields:
        """Made ready for a story: which of its signs have their partners."""
        return cls(frozenset(_whole(story)))

    @property
    def is_instruction(self) -> bool:
        """Whether what stands here is not printed."""
        return any(not one.has_result for one in self.open)

    @property
    def href(self) -> str:
        return next((one.href for one in reversed(self.open) if one.href), "")

    @property
    def note(self) -> Field | None:
        """The field here that gives the number of a note again."""
        return next((one for one in reversed(self.open) if one.calls_note), None)

    def take(self, sign: Element) -> None:
        """Goes past a sign of the flow."""
        if sign not in self.whole or (sign.get(W("fldCharType")) != "begin" and not self.open):
            return
        kind = sign.get(W("fldCharType"))
        if kind == "begin":
            self.open.append(Field())
        elif kind == "separate":
            self.open[-1].has_result = True
        else:
            self.open.pop()

    def instruct(self, words: str) -> None:
        if self.open and not self.open[-1].has_result:
            self.open[-1].instruction += words


def _whole(story: Element) -> list[Element]:
    """The signs that belong together; `separate` only inside of a field that ends."""
    waiting: dict[Element | None, list[list[Element]]] = {}
    out: list[Element] = []
    for sign in story.iter(W("fldChar")):
        box, is_gone = _surroundings(sign)
        begun = waiting.setdefault(box, [])
        kind = sign.get(W("fldCharType"))
        if is_gone:
            continue
        if kind == "begin":
            begun.append([sign])
        elif begun and kind == "separate" and len(begun[-1]) == 1:
            begun[-1].append(sign)
        elif begun and kind == "end":
            out += [*begun.pop(), sign]
    return out


def _surroundings(sign: Element) -> tuple[Element | None, bool]:
    """The text box that a sign stands in (it is read after its paragraph), and whether a tracked change took it away."""
    for above in sign.iterancestors():
        if above.tag in _GONE:
            return None, True
        if above.tag == W("txbxContent"):
            return above, False
    return None, False
