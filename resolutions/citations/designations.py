"""What people type in a citation box or an address: "CND Res. 45/9 para 3", "2(XL)", "A/RES/77/238", "GA res 77/238 op. 3".

Nothing is guessed: a number that several organs have is asked about, with all its readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resolutions.citations.bodies import Bodies, shipped_bodies
from resolutions.citations.cleaning import clean
from resolutions.citations.keys import identity_of
from resolutions.citations.numbers import NUMBER, Form, Number, number_of
from resolutions.citations.pinpoints import anchor_of, pinpoint_after, pinpoint_before
from resolutions.citations.symbols import SYMBOL, is_symbol, symbol_key
from resolutions.errors import AnchorError, CitationNotUnderstood
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Identity

_NUMBER = re.compile(rf"(?<![\w/-])(?<!\d\.)(?:{NUMBER})")
_RESOLUTION_SYMBOL = re.compile(
    r"(?<![\w/])(?:E/CN\.7|A/HRC|A|E|S|CND)/(?:RES|DEC)/(?:(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?:-[A-Z])?(?![A-Z]))?"
    r"|\d{1,4} ?\((?:E?S-)?[IVXLC\d]{1,8}\)(?: ?[A-Z](?![A-Z]))?)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(SYMBOL)
_DECISION = re.compile(r"\b(?:dec\b|dec\.|decisions?|DEC)", re.IGNORECASE)
_PINPOINT = re.compile(
    r"(?:^|(?<=[\s,;:]))(?:at )?(?:op\.? ?|operative paragraphs? |OP ?|para(?:graph)?s?\.? ?|pars?\.? ?|§+ ?|¶+ ?)"
    r"(?P<number>\d{1,3})(?P<items>(?: ?\([a-z]{1,5}\))*)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(r"(?:^|(?<=[\s,;:]))(?:pp\.? ?|preambular paragraph )(?P<number>\d{1,3})\b", re.IGNORECASE)
_TOKEN = re.compile(r"(?:#|/|\s)(?P<token>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$")
_PATH = re.compile(r"^/?(?P<body>[a-z]{2,8})/(?P<kind>resolution|decision)s?/(?P<rest>.+)$", re.IGNORECASE)


_LONGEST = 1000
_FIRST_TURNED = 21  # 45/9 is not asked about: few would write session 9 last


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of typed words; `symbol` for a document, which has no identity."""

    identity: Identity | None
    anchor: str = ""
    pinpoint: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """All readings, the likeliest first; `is_sure` when there is only one."""

    words: str
    readings: tuple[Candidate, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.readings) == 1

    @property
    def only(self) -> Candidate:
        return self.readings[0]


def parse_designation(words: str, bodies: Bodies | None = None, *, body: str = "", kind: str = "") -> Candidates:
    """Reads a designation as typed: '2(XL)', '2/40' (asked about), 'S-20/4 C', 'E/CN.7/2001/16', '/cnd/resolutions/2-XL'.

    `body` and `kind` are what an address has said already. Raises CitationNotUnderstood, with a sentence for the
    person who typed, where no number or symbol is found.
    """
    text = " ".join(clean(words)[0].split())
    if len(text) > _LONGEST:
        raise CitationNotUnderstood("That is too long for one citation. Type a number such as “CND 45/9”.")
    path = _PATH.match(text)
    if path:
        text, body, kind = path["rest"], path["body"].lower(), path["kind"].lower()
    token = _TOKEN.search(text)
    anchor = token["token"] if token and _is_anchor(token["token"]) else ""
    text = text[: token.start()] if token and anchor else text
    known = frozenset({body}) if body else frozenset()
    readings = _of_symbol(text) or _of_number(text, bodies or shipped_bodies(), known, kind)
    if not readings:
        raise CitationNotUnderstood(
            f"“{words[:80]}” names no resolution, decision or document. Type a number as it is printed, with the organ "
            "where you know it: “CND 45/9”, “2 (XL)”, “General Assembly resolution 77/238, para. 3”, “E/CN.7/2001/16”."
        )
    return Candidates(words, tuple(replace(reading, anchor=anchor or reading.anchor) for reading in readings))


def _of_symbol(text: str) -> tuple[Candidate, ...]:
    found = _RESOLUTION_SYMBOL.search(text)
    if found:
        key = re.sub(r"^E/CN\.7/", "CND/", found[0], flags=re.IGNORECASE)
        identity = identity_of(key)
        return (_candidate(identity, text, *found.span()),) if identity else ()
    named = _SYMBOL.search(text) or _SYMBOL.search(text.upper())
    if named and is_symbol(named[0]):
        pinpoint, _ = pinpoint_after(text, named.end())
        return (Candidate(None, pinpoint=pinpoint, symbol=symbol_key(named[0])),)
    return ()


def _of_number(text: str, bodies: Bodies, known: frozenset[str], kind: str) -> tuple[Candidate, ...]:
    level = _levelled(text)
    found = next((match for match in _NUMBER.finditer(level) if number_of(match)), None)
    number = number_of(found) if found else None
    if found is None or number is None:
        return ()
    around = level[: found.start()] + " " + level[found.end() :]
    named = known or _named_bodies(around, bodies)
    kind = kind or ("decision" if _DECISION.search(around) else "resolution")
    return tuple(_candidate(identity, level, *found.span()) for identity in _readings(number, named, kind))


def _levelled(text: str) -> str:
    """Numbers as they are printed: '2-xl' and '2 XL' -> '2 (XL)', 's-20/4c' -> 'S-20/4C', '217 a (iii)' -> '217 A (III)'."""
    text = re.sub(r"\((e?s?-?[ivxlc\d]{1,8})\)", lambda match: match[0].upper(), text, flags=re.IGNORECASE)
    text = re.sub(r"(/\d{1,4})-([A-Za-z])(?![\w-])", r"\1\2", text)
    text = re.sub(r"\be?s-(?=\d)", lambda match: match[0].upper(), text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d) ?[a-z](?= ?\([ESIVXLC-]+\))|(?<=/\d)[a-z]\b|(?<=\d\d)[a-z]\b", _upper, text)
    roman = re.fullmatch(r"(?P<front>(?:.*[^\d/])?\d{1,4})[ -](?P<session>(?:e?s-)?[ivxlc]{1,7})", text, re.IGNORECASE)
    return f"{roman['front']} ({roman['session'].upper()})" if roman else text


def _upper(found: re.Match[str]) -> str:
    return found[0].upper()


def _readings(number: Number, named: frozenset[str], kind: str) -> list[Identity]:
    """Every organ that numbers so, or those named; a slash number may also have been typed the wrong way round."""
    order = ("cnd", "ga", "ecosoc", "sc", "hrc", "wha")
    bodies = [body for body in order if not named or body in named]
    turned = _turned(number)
    out = [_identity("cnd", kind, turned)] if turned and "cnd" in bodies and turned.fits("cnd") else []
    out += [_identity(body, kind, number) for body in bodies if number.fits(body) or _is_early(number, body, named)]
    return out


def _identity(body: str, kind: str, number: Number) -> Identity:
    return Identity(body, kind, number.session, number.number, number.letter)


def _is_early(number: Number, body: str, named: frozenset[str]) -> bool:
    """40/2 for 2 (XL), as addresses have it: of the Commission always, of others where they are named."""
    if number.form is not Form.SLASH or not (body == "cnd" or (named and body in ("ga", "ecosoc"))):
        return False
    return Number(Form.ROMAN, number.session, number.number, number.letter).fits(body)


def _turned(number: Number) -> Number | None:
    """2/40 may be 2 (XL): before 1998 the Commission's number stood before its session."""
    if number.form is not Form.SLASH or number.fits("cnd") or not _FIRST_TURNED <= number.number <= 40:
        return None
    return Number(Form.ROMAN, str(number.number), int(number.session), number.letter)


def _named_bodies(text: str, bodies: Bodies) -> frozenset[str]:
    """The organs that the words name, in full, short or by abbreviation, in any case."""
    lowered = f" {re.sub(r'[^a-z]+', ' ', text.lower())} "
    owned = {slug for name, slug in bodies.by_name.items() if f" {name.lower()} " in lowered}
    if owned:
        longest = max((name for name in bodies.by_name if f" {name.lower()} " in lowered), key=len)
        return frozenset({bodies.by_name[longest]})
    shared = [slugs for name, slugs in bodies.shared_names.items() if f" {name.lower()} " in lowered]
    return shared[0] if shared else frozenset()


def _candidate(identity: Identity, text: str, start: int, end: int) -> Candidate:
    """The reading, with the paragraph that is named after the number or before it."""
    rest = text[end:]
    if "-" in identity.part_letter:
        identity = replace(identity, part_letter="")
    for pattern, unit in ((_PREAMBLE, "pp"), (_PINPOINT, "op")):
        found = pattern.search(rest)
        if found:
            items = "".join(f"-{item}" for item in re.findall(r"[a-z]+", found.groupdict().get("items") or ""))
            return Candidate(identity, f"{unit}{found['number']}{items}", found[0].strip(" ,;:"))
    pinpoint, _ = pinpoint_after(text, end)
    if not pinpoint:
        head = re.search(r"(?:(?:the )?[A-Za-z .]{0,60})$", text[:start])
        pinpoint, _ = pinpoint_before(text, _head_start(text, start)) if head else ("", 0)
    return Candidate(identity, anchor_of(pinpoint) if pinpoint else "", pinpoint)


def _head_start(text: str, start: int) -> int:
    """Where the words before a number begin: 'paragraph 3 of |GA resolution 77/238'."""
    cuts = [match.end() for match in re.finditer(r"\b(?:of|to|in) (?:the )?", text[:start])]
    return cuts[-1] if cuts else start


def _is_anchor(token: str) -> bool:
    try:
        parse_anchor(token)
    except AnchorError:
        return False
    return True
