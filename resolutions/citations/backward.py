"""Parts of what was named just before: "article 14 thereof", "annex I thereto", "paragraph 4 of that resolution"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resolutions.citations.pinpoints import CHAIN
from resolutions.citations.references import Reference, ReferenceKind

_BACKWARD = re.compile(
    rf"\b(?P<words>{CHAIN})(?:,)? (?:thereof|thereto|(?:of|to|in) (?:that|the same|the said|the aforementioned|the above-mentioned)"
    r" (?P<noun>resolution|decision|report|document))\b"
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
    if "there" not in text and " that " not in text and " said " not in text and " same " not in text:
        return
    named = sorted(found, key=lambda one: one.start)
    for match in _BACKWARD.finditer(text):
        noun = match["noun"] or ("article" if match["words"].lower().startswith("art") else "")
        before = [
            one for one in named if one.kind in _KINDS[noun] and match.start() - _REACH < one.end <= match.start()
        ]
        if before:
            yield Backward(*match.span(), match["words"], before[-1])
