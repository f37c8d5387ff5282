"""Links that a source marked up, as references: an address of the UN's servers -> a key."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from resolutions.citations.keys import identity_of, key_of
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.citations.symbols import is_symbol, symbol_key
from resolutions.structure.nodes import Link, Words

_SERVER = re.compile(
    r"^(?:https?:)?//(?:www\.)?(?:undocs\.org|docs\.un\.org)/+(?:(?:en|fr|es|ar|ru|zh|ch)/+)?(?P<symbol>[^?#]+)",
    re.IGNORECASE,
)


def key_of_link(href: str) -> str:
    """'https://undocs.org/en/A/RES/217%20(III)' -> 'A/RES/217(III)'; "" for what leads to no document.

    The UN's links end a supplement's symbol in "(supp)" and write some letters small; both are levelled.
    """
    found = _SERVER.match(href.strip())
    if found is None:
        return ""
    symbol = re.sub(r"[/.,;\s]+$", "", unquote(found["symbol"]).strip("/ "))
    identity = identity_of(symbol)
    if identity is not None:
        return key_of(identity)
    symbol = symbol_key(symbol)
    return symbol if is_symbol(symbol) else ""


def with_links(found: list[Reference], words: Words, anchor: str) -> list[Reference]:
    """The references of a place and its links, none twice: where both name a place, the link's target is believed."""
    out = list(found)
    for link in words.links:
        key = key_of_link(link.href)
        if not key or link.end <= link.start:
            continue
        index = next((i for i, known in enumerate(out) if known.start < link.end and link.start < known.end), None)
        if index is None:
            out.append(_of_link(link, key, words.text, anchor))
        elif out[index].kind is not ReferenceKind.CONVENTION:
            out[index] = _settled(out[index], key)
    return out


def _of_link(link: Link, key: str, text: str, anchor: str) -> Reference:
    identity = identity_of(key)
    kind = ReferenceKind(identity.kind) if identity else ReferenceKind.DOCUMENT
    return Reference(anchor, link.start, link.end, text[link.start : link.end], kind, key, origin="markup")


def _settled(known: Reference, key: str) -> Reference:
    if known.target == key:
        return replace(known, origin="markup")
    identity = identity_of(key)
    kind = ReferenceKind(identity.kind) if identity else ReferenceKind.DOCUMENT
    return replace(known, kind=kind, target=key, status=Status.UNMATCHED, candidates=(), origin="markup")
