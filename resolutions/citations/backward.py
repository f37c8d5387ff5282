"""Parts of what was named just before: "article 14 thereof", "annex I thereto", "paragraph 4 of that resolution"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from resolutions.citations.pinpoints import CHAIN
from resolutions.citations.references import Reference, ReferenceKind

_BACKWARD = re.compile(
    rf"\b(?P<words>{CHAIN})(?:,)? (?:thereof|thereto|(?:of|to|in) (?:that|the same|the said|the aforementioned|the above-mentioned)"
    r" (?P<noun>resolution|decision|report|document))\b"
)
_INSTRUMENT = re.compile(  # named in between and not known: its articles are not those of the one before
    r"\b(?:Convention|Charter|Treaty|Protocol|Covenant|Declaration|Agreement|Statute|Constitution|Pact)s?\b"
)
_SIGNS = (
    *("thereof", "thereto", "that resolution", "that decision", "that report", "that document", "the said", "the same"),
    *("the aforementioned", "the above-mentioned"),
)
_KINDS = {
    "resolution": (ReferenceKind.RESOLUTION,),
    "decision": (ReferenceKind.DECISION,),
    "report": (ReferenceKind.DOCUMENT,),
    "document": (ReferenceKind.DOCUMENT,),
    "article": (ReferenceKind.CONVENTION,),
    "": (ReferenceKind.RESOLUTION, ReferenceKind.DECISION, ReferenceKind.CONVENTION, ReferenceKind.DOCUMENT),
}
_REACH = 400  # farther back, the words mean something else that was named in between


@dataclass(frozen=True, slots=True)
class Backward:
    """Words at [start, end) for a part of what `earlier` names."""

    start: int
    end: int
    pinpoint: str
    earlier: Reference


def find_backward(text: str, found: Iterable[Reference]) -> Iterator[Backward]:
    """Each with the last thing of its kind that the paragraph named before; none where nothing was."""
    if not any(sign in text for sign in _SIGNS):
        return
    named = sorted(found, key=lambda one: one.start)
    for match in _BACKWARD.finditer(text):
        noun = match["noun"] or ("article" if match["words"].lower().startswith("art") else "")
        earlier = _last(named, _KINDS[noun], match.start())
        if earlier is not None and not (noun == "article" and _INSTRUMENT.search(text, earlier.end, match.start())):
            yield Backward(*match.span(), match["words"], earlier)


def _last(named: Sequence[Reference], kinds: Sequence[ReferenceKind], at: int) -> Reference | None:
    """The last one of these kinds that ends before `at`, and not farther back than words reach."""
    for index in range(bisect_right(named, at, key=lambda one: one.end) - 1, -1, -1):
        if named[index].end <= at - _REACH:
            return None
        if named[index].kind in kinds:
            return named[index]
    return None
