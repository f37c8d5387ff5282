"""OSCOLA, the Oxford standard: 'UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373', almost without full stops."""

from __future__ import annotations

import re

from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.dates import un_date
from resolutions.exports.styles.places import Manner, place_words
from resolutions.exports.styles.wording import Wording, worded

MANNER = Manner(("para", "paras"), "section", preambular=("pmbl. para", "pmbl. paras"))
_BODIES = {"ga": "UNGA", "ecosoc": "ECOSOC", "sc": "UNSC", "hrc": "UNHRC", "wha": "WHA"}
_KINDS = {"resolution": "Res", "decision": "Dec"}
_YEAR = re.compile(r" ?\(\d{4}\)$")


def write_oscola(cited: Cited) -> Wording:
    """'UN Commission on Narcotic Drugs Res 45/9 (15 March 2002) UN Doc E/2002/28 para 3'."""
    body = _BODIES.get(cited.body, f"UN {cited.body_name}")
    day = f"({un_date(cited.adopted_on)})" if cited.adopted_on else cited.distribution
    document = f"UN Doc {without_year(cited, cited.document)}" if cited.document else ""
    place = place_words(cited.token, MANNER, cited.caller)
    return worded(" ".join(filter(None, (body, _number(cited), day, document, place))))


def without_year(cited: Cited, printed: str) -> str:
    """The Security Council's numbers have their year in brackets, which the date makes needless: '1373 (2001)' -> '1373'."""
    return _YEAR.sub("", printed) if cited.body == "sc" and cited.adopted_on else printed


def _number(cited: Cited) -> str:
    if not cited.number:
        return f"‘{cited.title}’"
    number = without_year(cited, cited.number.removeprefix("WHA"))
    return f"{_KINDS.get(cited.kind, cited.genre)} {number}"
