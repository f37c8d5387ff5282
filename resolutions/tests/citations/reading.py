"""Texts for the tests of this folder, made of invented words, and what is read out of them."""

from datetime import date

from resolutions.citations.bodies import shipped_bodies
from resolutions.citations.conventions import shipped_conventions
from resolutions.citations.extract import extract_references
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Link, Mark, Part, Text, Words

CND_45 = Identity("cnd", "resolution", "45", 99)
GA_77 = Identity("ga", "resolution", "77", 999)
ECOSOC_2021 = Identity("ecosoc", "resolution", "2021", 99)


def clause(token, words, *, marks=(), links=()):
    """A clause with note marks given as (marker, offset) and links as (words linked, href)."""
    found = tuple(Link(words.index(linked), words.index(linked) + len(linked), href) for linked, href in links)
    part = Part.PREAMBLE if "pp" in token else Part.ANNEX if token.startswith("annex") else Part.OPERATIVE
    calls = tuple(Mark(marker, at) for marker, at in marks)
    return Clause(parse_anchor(token), part, Kind.PARAGRAPH, Words(words, marks=calls, links=found))


def text(*clauses, notes=(), title=""):
    footnotes = tuple(Footnote(parse_anchor(f"fn{n}"), str(n), Words(words)) for n, words in enumerate(notes, 1))
    return Text(title=Words(title), clauses=clauses, footnotes=footnotes)


def read(source, identity=CND_45, day=date(2002, 3, 15)):
    """All references of a text, or of one operative paragraph given as a string."""
    if isinstance(source, str):
        source = text(clause("op1", source))
    adoption = Adoption(adopted_on=day, basis="adoption line" if day else "")
    return extract_references(source, identity, adoption, shipped_conventions(), shipped_bodies())


def targets(words, identity=CND_45, day=date(2002, 3, 15)):
    """(target or candidates, pinpoint) of each reference of one paragraph."""
    return [(reference.target or reference.candidates, reference.pinpoint) for reference in read(words, identity, day)]
