"""The opening verb phrase of a paragraph, out of a closed vocabulary: 'Also requests' = request + also.

The longest printed form wins. A connecting word ('also', 'further', 'once again') may stand before any form, whether
or not the vocabulary has seen the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from resolutions.structure.nodes import Action

PREAMBULAR, OPERATIVE = "preambular", "operative"

_CONNECTING = re.compile(r"(once again|once more|also|further|again|strongly|urgently|in addition),?\s+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class ActionForm:
    """One printed form: ActionForm("Noting with appreciation", "note", ("with appreciation",), "preambular")."""

    printed: str
    verb: str
    modifiers: tuple[str, ...] = ()
    part: str = OPERATIVE


@dataclass(frozen=True)
class Actions:
    """The vocabulary, ready to be matched against the beginning of a paragraph."""

    forms: tuple[ActionForm, ...]
    _by_words: dict[tuple[str, ...], ActionForm] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words = {tuple(form.printed.lower().split()): form for form in self.forms}
        object.__setattr__(self, "_by_words", by_words)
        object.__setattr__(self, "_longest", max(map(len, by_words), default=0))

    def find(self, text: str) -> tuple[Action, str] | None:
        """The action that a paragraph opens with, and the part that it belongs to; None for other words.

        >>> Actions((ActionForm("Requests", "request"),)).find("Also requests the Secretariat to go on")
        (Action(verb='request', modifiers=('also',), printed='Also requests'), 'operative')
        """
        found = self._longest_form(text, 0)
        if found is not None:
            form, end = found
            return Action(form.verb, form.modifiers, text[:end]), form.part
        connecting = _CONNECTING.match(text)
        after = self._longest_form(text, connecting.end()) if connecting else None
        if connecting is None or after is None:
            return None
        form, end = after
        return Action(form.verb, (connecting[1].lower(), *form.modifiers), text[:end]), form.part

    def _longest_form(self, text: str, start: int) -> tuple[ActionForm, int] | None:
        words: list[str] = []
        best: tuple[ActionForm, int] | None = None
        at = start
        while len(words) < self._longest:
            found = _WORD.match(text, at)
            if found is None:
                break
            words.append(found[0].lower())
            form = self._by_words.get(tuple(words))
            if form is not None:
                best = form, found.end()
            if text[found.end() : found.end() + 1] not in (" ", "\u00a0"):
                break
            at = found.end() + 1
        return best


def actions_from_rows(rows: Iterable[ActionForm]) -> Actions:
    return Actions(tuple(rows))
