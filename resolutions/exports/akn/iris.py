"""The names that Akoma Ntoso gives to texts: IRIs of works, expressions, manifestations, and of places in them.

AKN4UN part 1 §3.3, §6.1: /akn/un/statement/deliberation/{actor}/{date}/{number}; the number as printed, with "-" for "/"
and "_" for a blank.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from resolutions.exports.akn.form import LANGUAGES
from resolutions.structure.identity import KINDS, Identity

ACTORS = {
    "cnd": "un-ecosoc-cnd",
    "ecosoc": "un-ecosoc",
    "ga": "un-ga",
    "sc": "un-sc",
    "hrc": "un-ga-hrc",
    "wha": "who-wha",
}
UNKNOWN_DAY = date(1, 1, 1)  # an IRI has a date in any case; this one is that of no text
_PATH = re.compile(
    rf"/(?P<body>[a-z]{{2,10}})/(?P<kind>{'|'.join(KINDS)})s/(?P<session>[A-Z0-9-]{{1,10}})/"
    r"(?:(?P<number>\d{1,5})(?:-(?P<letter>[A-Z](?:-[A-Z])?))?|(?P<slug>[a-z][a-z0-9-]*))(?:/(?P<token>[a-z].*))?"
)
_TREATY_SERIES = "United Nations, Treaty Series"


def work_iri(identity: Identity, day: date | None, designation: str) -> str:
    """'/akn/un/statement/deliberation/un-ecosoc-cnd/1997-03-25/2_(XL)'."""
    actor = ACTORS.get(identity.body, f"un-{identity.body}")
    return f"/akn/un/statement/deliberation/{actor}/{_day(identity, day)}/{number_of(designation)}"


def number_of(designation: str) -> str:
    """'45/9' -> '45-9', '2 (XL)' -> '2_(XL)', 'S-20/4 C' -> 'S-20-4_C'."""
    return quote(designation.replace("/", "-").replace(" ", "_"), safe="()-_.~")


def expression_iri(work: str, language: str) -> str:
    """'…/45-9/eng@'."""
    return f"{work}/{LANGUAGES.get(language, language)}@"


def treaty_iri(day: str, registration: str, series: str) -> str:
    """('1988-12-20', '27627', 'United Nations, Treaty Series, vol. 1582, p. 95') -> '/akn/un/act/provision/un/1988-12-20/27627'.

    "" where the day or the number of the register is not known, or the register is another one.
    """
    if not (re.fullmatch(r"\d{4}-\d\d-\d\d", day) and registration.isdigit() and series.startswith(_TREATY_SERIES)):
        return ""
    return f"/akn/un/act/provision/un/{day}/{registration}"


def identity_at(path: str) -> tuple[Identity, str] | None:
    """'/ga/resolutions/S-20/4-C/op3' -> the resolution and 'op3'; None for the address of anything else."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else None
    parts = (found["body"], found["kind"], found["session"], number, found["letter"] or "", found["slug"] or "")
    return Identity(*parts), found["token"] or ""


def _day(identity: Identity, day: date | None) -> str:
    """Full dates always; the first of January where only the year is sure, as sessions that are years say it."""
    if day is None and re.fullmatch(r"(?:19|20)\d\d", identity.session):
        day = date(int(identity.session), 1, 1)
    return (day or UNKNOWN_DAY).isoformat()
