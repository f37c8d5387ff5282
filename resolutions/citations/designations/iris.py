"""IRIs of Akoma Ntoso for the United Nations: work, expression, component, portion -> the text and its place.

/akn/un/statement/deliberation/{actor}/{date}/{number}[/{language}@{date}][/!{component}][~{portion}][.xml]. The number
and the actor say which text it is. The date does not: it is corrected now and then, and an IRI that was given out goes
on working. Only where a resolution and a decision of one organ share a number does it tell the two apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from resolutions.citations.numbers import NUMBER, Form, Number, number_of
from resolutions.structure.eids import find_place
from resolutions.structure.identity import Identity

_DELIBERATION = re.compile(
    r"/?akn/un/statement/deliberation/(?P<actor>[a-z-]{2,40})/(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)/(?P<number>[^/!~#@]{1,30})"
    r"(?:/(?P<language>[a-z]{3})@(?P<edition>[0-9:-]*))?/?(?:!(?P<component>[A-Za-z]+(?:_\w+)?))?/?"
    r"(?:[~#](?P<portion>[^/~#]{1,120}?))?(?P<ending>\.(?:xml|akn))?/?",
    re.IGNORECASE,
)
_PROVISION = re.compile(
    r"/?akn/un/act/provision/(?P<actor>[a-z-]{2,40})/(?P<day>\d{4}-\d\d-\d\d)/(?P<number>[^/!~#@]{1,30})"
    r"(?:/[a-z]{3}@[0-9:-]*)?/?(?:![a-z_0-9]+)?/?(?:[~#](?P<portion>[^/~#]{1,120}))?(?:\.xml)?/?",
    re.IGNORECASE,
)
_ACTORS = {"unecosoccnd": "cnd", "uncnd": "cnd", "unecosoc": "ecosoc", "unga": "ga", "unsc": "sc"} | {
    "ungahrc": "hrc",
    "unhrc": "hrc",
    "unwhowha": "wha",
    "unwha": "wha",
    "whowha": "wha",
}
_LANGUAGES = {"eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh"}
_DECISIONS_FROM = 301  # the Assembly's decisions are numbered apart from its resolutions, from 301 on


@dataclass(frozen=True, slots=True)
class DeliberationIri:
    """What an IRI of an adopted text says: which it may be, its day, the language, the anchor of the place.

    identities: the resolution first, then the decision of the same number; anchor "" for the whole text.
    """

    identities: tuple[Identity, ...]
    day: str
    language: str = ""
    anchor: str = ""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionIri:
    """What an IRI of a convention says: the day of its adoption, its number in the Treaty Series, the article."""

    day: str
    number: str
    article: str = ""


def parse_deliberation(iri: str) -> DeliberationIri | None:
    """Reads '/akn/un/statement/deliberation/un-ecosoc-cnd/2002-03-15/45-9/eng@/!main~para_3'; None for other words."""
    found = _DELIBERATION.fullmatch(unquote(iri).strip())
    if found is None:
        return None
    body = _ACTORS.get(found["actor"].lower().replace("-", ""))
    number = _number(found["number"], body or "")
    if body is None or number is None:
        return None
    letter = "" if "-" in number.letter else number.letter
    both = [Identity(body, kind, number.session, number.number, letter) for kind in ("resolution", "decision")]
    if body == "ga" and number.number >= _DECISIONS_FROM and number.form is Form.SLASH:
        both.reverse()
    language = _LANGUAGES.get((found["language"] or "eng").lower(), "")
    place = _place(found["component"] or "", found["portion"] or "")
    return DeliberationIri(tuple(both), found["day"], language, place, bool(found["ending"]))


def parse_provision(iri: str) -> ProvisionIri | None:
    """Reads '/akn/un/act/provision/un/1988-12-20/27627/eng@/!main~art_3'."""
    found = _PROVISION.fullmatch(unquote(iri).strip())
    if found is None:
        return None
    article = re.match(r"art(?:icle)?_(\d+(?:-(?:bis|ter|quater))?)", found["portion"] or "")
    return ProvisionIri(found["day"], found["number"], article[1] if article else "")


def _number(written: str, body: str) -> Number | None:
    """'45-9' -> 45/9, '2_(XL)' -> 2 (XL), 'S-20-4_C' -> S-20/4 C, '2021-2B' -> 2021/2 B, '1298-2000' -> 1298 (2000)."""
    words = written.replace("_", " ").upper()
    if body == "sc":
        words = re.sub(r"(\d+)-(\d{4})", r"\1 (\2)", words)
    elif body == "wha":
        words = re.sub(r"(?:WHA ?)?(\d+)[-.](\d+)", r"WHA\1.\2", words)
    else:
        words = re.sub(r"((?:E?S-)?\d+)[-/](\d+)(?: ?(?=[A-Z]))?", r"\1/\2 ", words).strip()
    found = re.fullmatch(NUMBER, words)
    return number_of(found) if found else None


def _place(component: str, portion: str) -> str:
    """('annex_1', 'para_4') -> 'annex1-p4'; ('main', 'para_3->para_5') -> 'op3..op5'; '' for what is no place of ours."""
    annex = re.fullmatch(r"(?:annex|att)_(\d+)", component, re.IGNORECASE)
    scope = f"att_{annex[1]}__" if annex else ""
    ends = [find_place(f"{scope}{part}") for part in portion.split("->", 1)] if portion else []
    if not ends and annex:
        ends = [find_place(scope.removesuffix("__"))]
    if not ends or not all(ends):
        return ""
    return "..".join(dict.fromkeys(str(end) for end in ends))
