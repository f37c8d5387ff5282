"""What an AKN file says of the resolution: which one it is, when and how it was adopted.

Words printed on the text go before metadata; where the two disagree, a problem says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from resolutions.citations.keys import identity_of
from resolutions.ingest.dates import find_meeting
from resolutions.ingest.drafts import Heading, Problem, Severity
from resolutions.ingest.readers.akn.parsing import (
    Element,
    children_named,
    find_all,
    find_first,
    local,
    squash,
    words_in,
)
from resolutions.structure.days import find_day
from resolutions.structure.identity import Adoption, Identity, Vote

LANGUAGES = {"eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "zho": "zh", "ara": "ar"}
# By the organ of an IRI without its dashes: un-ecosoc-cnd by the naming convention, unecosoc as it is published.
_BODIES = {"unga": "ga", "unecosoc": "ecosoc", "unsc": "sc", "unhrc": "hrc", "uncnd": "cnd", "unecosoccnd": "cnd"}
_URI = re.compile(
    r"/akn/un/statement/deliberation/(?P<body>[\w-]+)/\d{4}-\d\d-\d\d/"
    r"(?P<first>(?:E?S-)?\d+)-(?P<second>\d+)(?P<letter>[A-Z](?:-[A-Z])?)?/?",
    re.IGNORECASE,
)
# In the line over the number: "Resolution adopted by the General Assembly on …"
_ADOPTED = {
    "en": "dopted by",
    "fr": "doptée par",
    "es": "probada por",
    "ru": "ринятая",
    "zh": "决议",
    "ar": "اتخذته",
}
_DRAFT_SYMBOL = re.compile(r"[A-Z][\w./]*/L\.\d+(?:/Rev\.\d+)?")


@dataclass(frozen=True, slots=True)
class Headed:
    """One statement with what stands over it: the cover page and preface are a collection's where it has several texts."""

    statement: Element
    cover: Element | None
    prefaces: tuple[Element, ...]


def headed(statement: Element, root: Element) -> Headed:
    """Finds the cover page and prefaces of a statement, its own first."""
    above = [element for element in statement.iterancestors() if local(element) == "documentCollection"]
    collection = above[0] if above else next(iter(children_named(root, "documentCollection")), None)
    holders = [statement] if collection is None else [statement, collection]
    covers = [cover for holder in holders for cover in children_named(holder, "coverPage")]
    prefaces = tuple(preface for holder in reversed(holders) for preface in children_named(holder, "preface"))
    return Headed(statement, covers[0] if covers else None, prefaces)


def read_language(statement: Element) -> str:
    found = find_first(statement, "FRBRlanguage")
    return LANGUAGES.get((found.get("language") or "") if found is not None else "", "en")


def read_printed(head: Headed) -> str:
    """The number as printed, with the part letter that stands on a line of its own: '77/263. B'."""
    numbers = [words_in(number) for preface in head.prefaces for number in find_all(preface, "docNumber")]
    if not numbers and head.cover is not None:
        titles = (title for title in find_all(head.cover, "docTitle") if title.get("refersTo") == "#resolutionNumber")
        numbers = [words_in(title) for title in titles]
    return " ".join(number for number in numbers if number)


def read_masthead(head: Headed) -> tuple[str, ...]:
    """The lines of the cover page."""
    return tuple(line for line in map(words_in, head.cover) if line) if head.cover is not None else ()


def read_identity(head: Headed) -> Identity | None:
    """By the symbol on the cover page, else by the work's IRI; the part letter as printed over the text."""
    symbol = read_symbol(head)
    known = identity_of(symbol.replace(" ", "")) if symbol else None
    letter = _letter(head)
    if known is None:
        known = _from_iri(head.statement)
    elif head.statement.get("name") in ("resolution", "decision") and known.kind != head.statement.get("name"):
        known = Identity(known.body, head.statement.get("name") or known.kind, known.session, known.number)
    if known is None:
        return None
    return Identity(known.body, known.kind, known.session, known.number, letter or _single(known.part_letter))


def read_symbol(head: Headed) -> str:
    return words_in(find_first(head.cover, "docNumber")) if head.cover is not None else ""


def read_adoption(head: Headed) -> tuple[Adoption, tuple[Problem, ...]]:
    """When, at which meeting and by which vote; each date with where it stands."""
    dates = list(_dates(head))
    basis, adopted = dates[0] if dates else ("", None)
    problems = tuple(
        Problem("dates-disagree", Severity.WARNING, f"The {basis} says {adopted}, the {other} says {day}.")
        for other, day in dates[1:]
        if day != adopted
    )
    adoption = Adoption(
        adopted_on=adopted,
        basis=basis,
        distributed_on=_distribution(head.cover),
        meeting=_meeting(head),
        vote=_vote(head.statement),
        symbol=read_symbol(head),
        agenda_item=_agenda_item(head.cover),
        draft_symbol=_draft_symbol(head.cover),
    )
    return adoption, problems


def read_headings(statement: Element) -> tuple[Heading, ...]:
    """Keywords of the UNBIS Thesaurus, each once, in the order of the metadata: 'gender_equality' is 'gender equality'."""
    keywords = (found for meta in children_named(statement, "meta") for found in find_all(meta, "keyword"))
    named = (found for found in keywords if (found.get("dictionary") or "").upper() == "UNBIS")
    terms = {squash((found.get("showAs") or "").replace("_", " ")): found.get("href") or "" for found in named}
    return tuple(Heading(term, uri) for term, uri in terms.items() if term)


def _letter(head: Headed) -> str:
    for preface in head.prefaces:
        for number in find_all(preface, "docNumber"):
            found = re.fullmatch(r"(?:.*\d\.? ?)?([A-Z])\.?", words_in(number))
            if found:
                return found[1]
    return ""


def _single(letter: str) -> str:
    """'A-B' names a whole collection, no part of it."""
    return letter if len(letter) == 1 else ""


def _from_iri(statement: Element) -> Identity | None:
    uri = find_first(statement, "FRBRuri")
    found = _URI.match(uri.get("value") or "") if uri is not None else None
    body = _BODIES.get(found["body"].lower().replace("-", "")) if found else None
    if found is None or body is None:
        return None
    first, second, letter = found["first"].upper(), found["second"], _single((found["letter"] or "").upper())
    kind = statement.get("name") if statement.get("name") in ("resolution", "decision") else "resolution"
    session, number = (second, first) if body == "sc" else (first, second)
    return Identity(body, kind or "resolution", session, int(number), letter) if number.isdigit() else None


def _dates(head: Headed) -> Iterator[tuple[str, date]]:
    """Each date of adoption that the file gives, the most trustworthy first."""
    language = read_language(head.statement)
    for conclusions in _conclusions(head.statement):
        marked_up = _attribute_date(find_first(conclusions, "docDate"))
        day = find_day(words_in(conclusions), language) or marked_up
        if day:
            yield "adoption line", day
        if marked_up and marked_up != day:
            yield "markup of the adoption line", marked_up
    if head.cover is not None and head.cover.getparent() is head.statement:
        for title in find_all(head.cover, "docTitle"):
            words = words_in(title)
            words = re.sub(r"\bon(?=\d)", "on ", words)
            day = find_day(words, language) if _ADOPTED[language] in words else None
            if day:
                yield "heading", day
    for work in find_all(head.statement, "FRBRWork"):
        for found in children_named(work, "FRBRdate"):
            day = _attribute_date(found) if found.get("name") == "adoption" else None
            if day:
                yield "markup", day
        break


def _conclusions(statement: Element) -> list[Element]:
    """Its own, else those that the markup puts into the embedded text."""
    own = children_named(statement, "conclusions")
    return own or [
        found for inner in find_all(statement, "statement") for found in children_named(inner, "conclusions")
    ]


def _attribute_date(element: Element | None) -> date | None:
    try:
        return date.fromisoformat((element.get("date") if element is not None else None) or "")
    except ValueError:
        return None


def _distribution(cover: Element | None) -> date | None:
    found = () if cover is None else find_all(cover, "docDate")
    return next((_attribute_date(day) for day in found if day.get("refersTo") == "#dateOfIssuance"), None)


def _inlines(element: Element | None, name: str) -> Iterator[Element]:
    return (
        (found for found in find_all(element, "inline") if found.get("name") == name)
        if element is not None
        else iter(())
    )


def _meeting(head: Headed) -> int | None:
    own_cover = head.cover if head.cover is not None and head.cover.getparent() is head.statement else None
    for place in (*_conclusions(head.statement), own_cover):
        for found in _inlines(place, "adoptionMeeting"):
            return find_meeting(words_in(found), read_language(head.statement))
    return None


def _vote(statement: Element) -> Vote | None:
    """Counts of the metadata; an adoption without a vote, or without figures, has none."""
    for meta in children_named(statement, "meta"):
        counts = {
            (count.get("refersTo") or "").lstrip("#"): int(count.get("value") or "0")
            for count in find_all(meta, "count")
            if (count.get("value") or "").isdigit()
        }
        if counts.get("inFavour"):
            return Vote(counts["inFavour"], counts.get("against", 0), counts.get("abstaining", 0))
    return None


def _agenda_item(cover: Element | None) -> str:
    for found in _inlines(cover, "agenda item"):
        return squash(found.get("title")) or re.sub(r"^Agenda items? ", "", words_in(found))
    return ""


def _draft_symbol(cover: Element | None) -> str:
    for found in _inlines(cover, "originating document"):
        symbol = _DRAFT_SYMBOL.search(words_in(found))
        return symbol[0] if symbol else ""
    return ""
