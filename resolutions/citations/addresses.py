"""Stable public addresses of what references name, held or not: a stored body is never falsified by a later match.

Documents live under /symbol/…, sales publications under /symbol/Sales/E.94.XI.5 (no UN symbol begins with "Sales").
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, urlencode

from resolutions.citations.keys import identity_of
from resolutions.citations.pinpoints import anchor_of, article_slugs
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.structure.identity import Identity


def address_of(reference: Reference) -> str:
    """The path of the target: '/ga/resolutions/55/25', '/conventions/1988/article/2', '/symbol/E/CN.7/2001/16', '#op2'.

    An anchor is added only where the pinpoint is certain to be one; an ambiguous citation leads to the question.
    """
    if not reference.target:
        return "/cite?" + urlencode({"q": reference.printed})
    if reference.kind is ReferenceKind.PARAGRAPH:
        return f"#{reference.target}"
    if reference.kind is ReferenceKind.CONVENTION:
        return _convention(reference.target, reference.pinpoint)
    if reference.kind is ReferenceKind.PUBLICATION:
        return f"/symbol/Sales/{quote(reference.target)}"
    identity = identity_of(reference.target)
    if identity is not None:
        return resolution_address(identity, reference.pinpoint)
    return f"/symbol/{quote(reference.target, safe='/()')}"


def resolution_address(identity: Identity, pinpoint: str = "") -> str:
    """(A/RES/S-20/4, 'C, paragraph 3') -> '/ga/resolutions/S-20/4-C/op3'; several letters name the whole."""
    letter = re.match(r"([A-Z])(?=,|$)", pinpoint)
    if letter:
        identity = replace(identity, part_letter=letter[1])
    elif "-" in identity.part_letter:
        identity = replace(identity, part_letter="")
    anchor = anchor_of(pinpoint)
    return f"{identity.path}/{anchor}" if anchor else identity.path


def _convention(slug: str, pinpoint: str) -> str:
    articles = article_slugs(pinpoint)
    return f"/conventions/{slug}/article/{articles[0]}" if len(articles) == 1 else f"/conventions/{slug}"
