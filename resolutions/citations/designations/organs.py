"""Organs as people write them: "G.A.", "unga", "Comm'n on Narcotic Drugs", "UNSCR".

Abbreviations count only in front of a number or of "res": "sc" and "ga" alone are nobody's names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from resolutions.citations.bodies import Bodies
from resolutions.citations.designations.levelling import Rule, rule

_BEFORE_NUMBER = r"(?=[ ,:./-]*(?:res|rés|dec|déc|E?S-?\d|\d{1,4} ?[/(]|\d{1,4} ?[A-Z]? ?\())"
_UN = r"(?:U\.? ?N\.? ?)?"
_SHORT = (
    ("ga", rf"{_UN}G\.? ?A\.?"),
    ("ecosoc", r"(?:E\.S\.C\.|U\.?N\.? ?ECOSOC|ECOSOC)"),
    ("sc", rf"{_UN}S\.? ?C\.?"),
    ("hrc", rf"{_UN}H\.? ?R\.? ?C\.?"),
    ("cnd", rf"{_UN}C\.? ?N\.? ?D\.?"),
)
_LONG = (
    ("cnd", r"Comm(?:'?n|\.|ission)? (?:on|of) Narcotics?(?: Drugs?)?"),
    ("hrc", r"Hum(?:an|\.) R(?:igh)?ts\.? Council"),
    ("ecosoc", r"Econ(?:omic|\.) (?:and|&) Soc(?:ial|\.) Council"),
    ("ga", r"G(?:en(?:eral|\.)?) Ass(?:embly|emb\.|\.)"),
    ("sc", r"Sec(?:urity|\.) Council"),
)
_ABBREVIATED = r"(?: ?\((?:CND|ECOSOC|UNGA|GA|UNSC|SC|UNHRC|HRC)\))?"
_NUMBERED = r"(?=(?:E?S-)?\d{1,4}/\d|\d{1,4}(?: ?[A-Z])? ?\()"


@lru_cache(maxsize=8)
def organ_rules(rows: tuple[tuple[str, str], ...], names: tuple[str, ...]) -> tuple[Rule, ...]:
    """For the organs' (slug, name) and all the words that name one."""
    full = dict(rows)
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return (
        *(rule(rf"(?<![\w/.]){pattern}(?![\w]){_ABBREVIATED}", full[slug]) for slug, pattern in _LONG if slug in full),
        *(rule(r"\b(?:UN ?)?SCRs?(?=[ .:]*\d{1,4}(?!\d|/))", f"{full['sc']} resolution") for _ in range("sc" in full)),
        *(
            rule(rf"(?<![\w/.]){pattern}{_BEFORE_NUMBER} ?(?![/])(?=(?P<mark>[,:.])?)", _named(full[slug]))
            for slug, pattern in _SHORT
            if slug in full
        ),
        rule(rf"\b({known})[,:]? ?{_NUMBERED}", r"\1 resolution ", is_cased=True),
    )


def _named(name: str) -> Callable[[re.Match[str]], str]:
    return lambda found: name if found["mark"] else f"{name} "


def rules_for(bodies: Bodies) -> tuple[Rule, ...]:
    return organ_rules(
        tuple((row.slug, row.name) for row in bodies), tuple(sorted({*bodies.by_name, *bodies.shared_names}))
    )


def short_rules_for(bodies: Bodies) -> tuple[Rule, ...]:
    """In one citation "Commission" is the Commission of this archive, unless another is named with it."""
    row = bodies.get("cnd")
    own = (rule(r"(?<!\w )\bCommission (?=(?:res|dec))", _own(row.name)),) if row else ()
    names = sorted({*bodies.by_name, *bodies.shared_names}, key=len, reverse=True)
    return (*own, *_behind("|".join(re.escape(name) for name in names)))


@lru_cache(maxsize=8)
def _behind(names: str) -> tuple[Rule, ...]:
    """The organ after the number: "Res. 52/13 (CND)", "45/9 adopted by the Commission on Narcotic Drugs"."""
    number = r"(?P<number>\d/\d{1,4}(?: [A-Z])?|\d ?\([^()\s]{1,8}\))"
    return (
        rule(
            rf"{number},? adopted by (?:the )?(?=(?:United Nations )?(?:{names})\b)",
            r"\g<number> of the ",
            is_cased=True,
        ),
        rule(
            rf"{number},? \(?(?P<organ>{names})(?:\)|(?!\w))(?! ?[\d(]| (?:on|for|of) [A-Z]|[ ,.]*(?:[Rr]es|[Dd]ec|and |E?S-\d|\d))",
            r"\g<number> of the \g<organ>",
            is_cased=True,
        ),
    )


def _own(name: str) -> Callable[[re.Match[str]], str]:
    return lambda found: found[0] if re.search(r"Commission (?:on|for|of) ", found.string) else f"{name} "
