"""Addresses in pasted words: the archive's own, those of the UN's servers, and IRIs of Akoma Ntoso."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from resolutions.citations.conventions import ConventionNames
from resolutions.citations.designations.iris import parse_deliberation, parse_provision
from resolutions.citations.designations.paths import canonical_path
from resolutions.citations.designations.readings import Candidate, Reading, Why
from resolutions.citations.keys import identity_of
from resolutions.citations.symbols import is_symbol, symbol_key
from resolutions.errors import AnchorError
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Identity

_CHARS = r"(?:->|[^\s<>\"“”])+"
_LINK = re.compile(
    rf"(?:https?://|www\.|(?<![\w.])(?:undocs\.org|docs\.un\.org)/){_CHARS}(?: \((?:19|20)\d\d\)(?=\s|$))?"
    rf"|(?<![\w/.])/?akn/un/{_CHARS}"
    rf"|(?<![\w/.])/?(?:(?:symbol|conventions)/|[a-z]{{2,8}}/(?:resolution|decision|declaration|statement)s?/){_CHARS}",
    re.IGNORECASE,
)
_SERVERS = re.compile(
    r"(?:www\.)?(?:undocs\.org|docs\.un\.org|documents(?:-dds-ny)?\.un\.org|daccess-ods\.un\.org|www\.un\.org)"
)
_LANGUAGE = re.compile(r"^/+(?:(?:en|fr|es|ar|ru|zh)/)?", re.IGNORECASE)
_QUERIES = ("s", "S", "FinalSymbol", "finalsymbol", "symbol", "Symbol")
_FORMAT = re.compile(r"\.(?:csl\.json|[a-z]{2,6})$")
_TEXT = re.compile(
    r"/(?P<body>[a-z]+)/(?P<kind>[a-z]+)s/(?P<session>[^/]+)/(?:(?P<number>\d+)(?:-(?P<letter>[A-Z]+))?|(?P<slug>[a-z][a-z0-9-]+))"
    r"(?:@\d+)?(?:/[a-z]{2}(?=/|$))?(?:/(?P<place>[^/]+))?"
)
_CONVENTION = re.compile(r"/conventions/(?P<slug>[a-z0-9-]+)(?:/article/(?P<article>[0-9a-z-]+))?")
_LONGEST = 400


def find_links(text: str, conventions: ConventionNames) -> Iterator[Reading]:
    """Every address in the words, with what it names; an address of another site has no candidate."""
    for found in _LINK.finditer(text):
        words = _trimmed(found[0])
        candidate = link_target(words, conventions) if len(words) <= _LONGEST else None
        why = None if candidate else Why.NOTHING
        yield Reading(words, found.start(), found.start() + len(words), (candidate,) if candidate else (), why)


def link_target(link: str, conventions: ConventionNames) -> Candidate | None:
    """'https://undocs.org/en/A/RES/77/238' -> the resolution; None for what is no address of a text."""
    is_host = link.lower().startswith(("www.", "undocs.", "docs."))
    parts = urlsplit(link if "//" in link else f"//{link}" if is_host else f"/{link.lstrip('/')}")
    path = unquote(parts.path)
    if path.lower().lstrip("/").startswith("akn/"):
        return _of_iri(path + (f"#{parts.fragment}" if parts.fragment else ""), conventions)
    if _SERVERS.fullmatch(parts.netloc.lower()):
        asked = next((values[0] for key, values in parse_qs(parts.query).items() if key in _QUERIES), "")
        is_page = parts.netloc.lower() == "www.un.org" and not asked
        return None if is_page else _of_symbol(asked or _LANGUAGE.sub("", path, count=1))
    return _of_path(path, parts.fragment, conventions)


def _trimmed(words: str) -> str:
    """Without the full stop or bracket that belongs to the sentence."""
    words = words.rstrip(".,;:!?'’»")
    while words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip(".,;:")
    return words


def _of_symbol(printed: str) -> Candidate | None:
    symbol = symbol_key(printed.strip("/ "))
    identity = identity_of(symbol)
    if identity is not None:
        return Candidate(identity)
    symbol = symbol if is_symbol(symbol) else symbol.upper()
    return Candidate(symbol=symbol) if is_symbol(symbol) and symbol[:1].isalpha() else None


def _of_iri(iri: str, conventions: ConventionNames) -> Candidate | None:
    text = parse_deliberation(iri)
    if text is not None:
        return Candidate(text.identities[0], text.anchor, day=text.day)
    treaty = parse_provision(iri)
    if treaty is None:
        return None
    rows = [row for row in conventions.rows if row.adopted_on == treaty.day]
    registered = [row for row in rows if row.registration == treaty.number] or rows
    if len(registered) != 1:
        return None
    article = treaty.article if conventions.has_article(registered[0].slug, treaty.article) else ""
    return Candidate(convention=registered[0].slug, article=article)


def _of_path(path: str, fragment: str, conventions: ConventionNames) -> Candidate | None:
    if path.lower().startswith("/symbol/"):
        sales = re.fullmatch(r"/symbol/Sales/(.+)", path, re.IGNORECASE)
        return Candidate(sales=sales[1]) if sales else _of_symbol(path[len("/symbol/") :])
    named = _CONVENTION.fullmatch(path.rstrip("/").lower())
    if named:
        is_known = named["slug"] in conventions.by_slug
        return Candidate(convention=named["slug"], article=named["article"] or "") if is_known else None
    place = canonical_path(_FORMAT.sub("", path.rstrip("/")))
    found = _TEXT.fullmatch(place)
    if found is None:
        return None
    token = found["place"] or fragment
    anchor = token if token and _is_place(token) else ""
    number = int(found["number"]) if found["number"] else None
    identity = Identity(
        found["body"], found["kind"], found["session"], number, found["letter"] or "", found["slug"] or ""
    )
    address = (
        place if anchor == (found["place"] or "") else f"{place}/{anchor}" if not found["place"] else identity.path
    )
    return Candidate(identity, anchor, address=address)


def _is_place(token: str) -> bool:
    try:
        return all(parse_anchor(end) for end in token.split("..", 1))
    except AnchorError:
        return False
