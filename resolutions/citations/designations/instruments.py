"""Conventions as people write them: small letters, "UN Charter", "art. 14 1988 convention"."""

from __future__ import annotations

import re
from functools import lru_cache

from resolutions.citations.conventions import ConventionNames
from resolutions.citations.designations.levelling import Rule, rule

_ARTICLE = r"(?P<article>\barticles? \d{1,3}(?: (?:bis|ter))?(?:,? paragraphs? \d{1,2}(?: ?\([a-z]{1,5}\)){0,4})?)"


@lru_cache(maxsize=8)
def _rules(names: tuple[str, ...]) -> tuple[Rule, ...]:
    printed = {name.lower(): name for name in names}
    listed = "|".join(re.escape(name) for name in sorted(printed, key=len, reverse=True))
    if not listed:
        return ()
    name = rf"(?P<name>(?<!\w)(?:{listed})(?!\w))"
    return (
        rule(r"\bUN (?=Charter|Convention|Single Convention|Declaration)", "United Nations "),
        rule(name, lambda found: printed[found[0].lower()]),
        rule(r"(?<=\w) (?=\bas amended by the 1972 Protocol)", " "),
        rule(
            rf"{_ARTICLE}(?:,| of)? (?=(?:the )?(?:19|20)\d\d [A-Z])",
            r"\g<article> of ",
        ),
        rule(rf"{_ARTICLE},? (?=(?:the )?{name})", r"\g<article> of "),
    )


def rules_for(conventions: ConventionNames) -> tuple[Rule, ...]:
    """Names of several words may be written small; a short one ("UNCAC") is only what is printed so."""
    return _rules(tuple(name for row in conventions.rows for name in row.names if " " in name))
