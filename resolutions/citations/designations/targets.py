"""What a reference of the grammar names, as candidates: texts with their places, documents, conventions, publications."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.citations.bodies import Bodies
from resolutions.citations.calendar import shipped_calendar
from resolutions.citations.conventions import ConventionNames
from resolutions.citations.designations.owners import bodies_of, find_owners
from resolutions.citations.designations.pinpoint_words import place_of
from resolutions.citations.designations.readings import Candidate, Why
from resolutions.citations.keys import identity_of
from resolutions.citations.mentions import Mention
from resolutions.citations.pinpoints import article_slugs
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.structure.identity import Identity

_IN_ITS = re.compile(r"(?:'s?)?,? (?:in|by|of|through|pursuant to|under|with)(?: [a-z]+ \d+ (?:\([a-z]\) )?of)? ?")

Found = tuple[tuple[Candidate, ...], Why | None]


def adopted(reference: Reference, mention: Mention | None, organ: str, text: str, bodies: Bodies) -> Found:
    """A resolution or decision; where the words name an organ, it is that organ's or nobody's."""
    keys = (reference.target,) if reference.target else reference.candidates
    identities = tuple(identity for key in keys if (identity := identity_of(key)))
    if mention is None:
        return with_place(identities, reference.pinpoint), None
    named = bodies_of(organ or _subject(text, mention), bodies)
    is_open = len(identities) != 1 or not (named or _is_dated(identities[0], mention))
    if named and (is_open or identities[0].body not in named):
        identities = tuple(one for one in identities if one.body in named)
        identities = identities or find_owners(mention.number, named, mention.head.kind)
    elif is_open and mention.date is None:
        identities = find_owners(mention.number, frozenset(), mention.head.kind)
        is_open = len(identities) != 1
    why = Why.NOT_NUMBERED_SO if not identities else Why.OWN_ORGAN if mention.head.is_own and is_open else None
    return with_place(identities, reference.pinpoint), why


def _subject(text: str, mention: Mention) -> str:
    """The organ that "its" stands for: "the Human Rights Council, in its resolution 5/1"; else ""."""
    last = mention.before[-1] if mention.head.is_own and mention.before else None
    is_subject = (
        last is not None and 0 < last.end < mention.head.start and _IN_ITS.fullmatch(text, last.end, mention.head.start)
    )
    return last.value if last and is_subject else ""


def _is_dated(identity: Identity, mention: Mention) -> bool:
    """Whether the date that the words give is of the organ's own session."""
    calendar = shipped_calendar()
    return bool(mention.date and calendar.agrees(identity.body, identity.session, mention.date))


def with_place(identities: tuple[Identity, ...], pinpoint: str) -> tuple[Candidate, ...]:
    """Each text with the part and the place that the pinpoint opens with: 'C, paragraph 3' -> S-20/4-C, op3."""
    letter = re.match(r"([A-Z])(?=,|$)", pinpoint)
    out = []
    for identity in identities:
        own = letter[1] if letter else "" if "-" in identity.part_letter else identity.part_letter
        out.append(Candidate(replace(identity, part_letter=own), place_of(pinpoint), pinpoint))
    return tuple(out)


def of_convention(reference: Reference, conventions: ConventionNames) -> Found:
    """A convention and its one article; an article that it does not have is left out and told."""
    slugs = (reference.target,) if reference.target else reference.candidates
    articles = article_slugs(reference.pinpoint)
    article = articles[0] if len(articles) == 1 else ""
    known = {slug for slug in slugs if article and _has_article(conventions, slug, article)}
    candidates = tuple(
        Candidate(convention=slug, article=article if slug in known else "", pinpoint=reference.pinpoint)
        for slug in slugs
    )
    return candidates, Why.NO_SUCH_ARTICLE if article and not known else None


def _has_article(conventions: ConventionNames, slug: str, article: str) -> bool:
    """Article 38 bis of "the 1961 Convention" is one of the convention as amended."""
    return conventions.has_article(slug, article) or conventions.has_article(f"{slug}-as-amended", article)


def other(reference: Reference) -> Found:
    """A document, a publication; a place in the text that the words were taken from is nothing here."""
    if reference.kind is ReferenceKind.PARAGRAPH:
        return (), Why.SAME_TEXT
    if reference.kind is ReferenceKind.PUBLICATION:
        return (Candidate(sales=reference.target, pinpoint=reference.pinpoint),), None
    return (Candidate(symbol=reference.target, pinpoint=reference.pinpoint),), None
