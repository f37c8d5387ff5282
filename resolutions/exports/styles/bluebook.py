"""The Bluebook, rule 21.8: 'G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007).'"""

from __future__ import annotations

from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.dates import bluebook_date
from resolutions.exports.styles.oscola import without_year
from resolutions.exports.styles.places import Manner, place_words
from resolutions.exports.styles.wording import Wording, worded

MANNER = Manner(("¶", "¶¶"), "§", preambular=("pmbl. para", "pmbl. paras"))
_BODIES = {"cnd": "Comm'n on Narcotic Drugs", "ga": "G.A.", "ecosoc": "E.S.C.", "sc": "S.C."}
_KINDS = {"resolution": "Res.", "decision": "Dec."}


def write_bluebook(cited: Cited) -> Wording:
    """'Comm'n on Narcotic Drugs Res. 45/9, ¶ 3, U.N. Doc. E/2002/28 (Mar. 15, 2002).'"""
    place = place_words(cited.token, MANNER, cited.caller)
    document = f"U.N. Doc. {without_year(cited, cited.document)}" if cited.document else ""
    day = f"({bluebook_date(cited.adopted_on)})" if cited.adopted_on else cited.distribution
    named = ", ".join(filter(None, (_name(cited), place, document)))
    return worded(f"{named} {day}." if day else f"{named}.")


def _name(cited: Cited) -> str:
    body = _BODIES.get(cited.body, cited.body_name)
    if not cited.number:
        return f"{body}, {cited.title}"
    return f"{body} {_KINDS.get(cited.kind, cited.genre)} {without_year(cited, cited.number)}"
