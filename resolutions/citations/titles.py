"""Titles that a text quotes: resolution 60/1, entitled “Follow-up to resolution 59/3”.

What stands in such a quotation is a part of the title and no citation of the text, so it is covered before anything
is looked for; the copy keeps its length, and a list goes on behind the quotation.
"""

from __future__ import annotations

import re

COVER = "·"
_QUOTED = r'"[^"]{1,600}"'
_TITLED = re.compile(
    r"(?:\b(?:[Ee]ntitled|[Tt]itled|[Ii]tems?|[Tt]hemes?|[Tt]opics?|[Ss]ub-?items?|[Mm]otto|[Ss]logan)(?: of)?(?: \d{1,3})?(?: \([a-z]\))?,? "
    rf"|\b[Tt]hemes?\b[^\";]{{0,140}} )(?P<titles>{_QUOTED}(?:(?:, | and |, and |; | or ){_QUOTED})*)"
)


def cover_titles(text: str) -> str:
    """The cleaned text with every quoted title covered: 'entitled "On 45/9"' -> 'entitled "·······"'."""
    if '"' not in text:
        return text
    return _TITLED.sub(_covered, text)


def _covered(found: re.Match[str]) -> str:
    """The quotation marks stay, for the words that link the members of a list."""
    head = found[0][: found.start("titles") - found.start()]
    return head + re.sub(r'[^"]', COVER, found["titles"])
