"""What stands in <meta> besides the names: how the text came about, the vote, what it refers to, what only we know."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from resolutions.exports.akn.form import EDITION, PREAMBLE_PART, Element, add, own, storable
from resolutions.exports.akn.identification import Names
from resolutions.exports.akn.iris import ACTORS
from resolutions.exports.akn.writing import Writing
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.structure.identity import Vote

_ONTOLOGY = "/akn/ontology"
_COUNTS = ("inFavour", "against", "abstaining")
_CONCEPTS = {
    "adopted": "adopted",
    "adoptionDate": "date of adoption",
    PREAMBLE_PART: "preamble",
    "web": "page of the archive",
    "candidate": "text that may be meant",
    "inFavour": "votes in favour",
    "against": "votes against",
    "abstaining": "abstentions",
}


def write_metadata(meta: Element, record: Record, names: Names, writing: Writing, site: Site) -> None:
    """Everything after <identification>, in the order of the schema; comes last, when the body is written."""
    organ = record.body_name or names.author
    add(meta, "publication", date=names.day.isoformat(), name="masthead", showAs=organ)
    _subjects(meta, record.subjects)
    lifecycle = add(meta, "lifecycle", source="#archive")
    add(lifecycle, "eventRef", "ev_1", date=names.day.isoformat(), source="#src", type="generation")
    if record.adoption.adopted_on:
        workflow = add(meta, "workflow", source="#archive")
        step = add(workflow, "step", "step_1", date=record.adoption.adopted_on.isoformat(), by=f"#{names.author}")
        step.set("refersTo", "#adoption")
        step.set("outcome", "#adopted")
    _analysis(meta, record.adoption.vote, writing)
    references = add(meta, "references", source="#archive")
    if writing.book.has_uncalled():
        writing.book.write_uncalled(add(meta, "notes", source="#archive"))
    writing.book.settle_order()
    _own_facts(meta, record)
    _references(references, record, names, writing, site)


def _subjects(meta: Element, subjects: Iterable[str]) -> None:
    found = list(subjects)
    if found:
        frame = add(meta, "classification", source="#archive")
        for number, subject in enumerate(found, 1):
            add(frame, "keyword", f"kw_{number}", value=subject, showAs=subject, dictionary="#unbis")


def _analysis(meta: Element, vote: Vote | None, writing: Writing) -> None:
    eids = {one.get("eId") for one in meta.getroottree().iter()}
    alternatives = [one for one in writing.citations.alternatives if one[0] in eids]
    if vote is None and not alternatives:
        return
    analysis = add(meta, "analysis", source="#archive")
    if vote is not None:
        voting = add(add(analysis, "parliamentary"), "voting", "voting_1", outcome="#adopted")
        voting.set(own("printed"), storable(vote.printed))
        for number, (name, value) in enumerate(
            zip(_COUNTS, (vote.in_favour, vote.against, vote.abstaining), strict=True), 1
        ):
            add(voting, "count", f"count_{number}", value=str(value), refersTo=f"#{name}")
    if alternatives:
        others = add(analysis, "otherReferences", source="#archive")
        for eid, why, address in alternatives:
            add(others, "alternativeReference", for_=f"#{eid}", refersTo=f"#{why}", href=address)


def _own_facts(meta: Element, record: Record) -> None:
    """What the standard has no place for: where the date is from, meeting, symbols, version, source."""
    adoption = record.adoption
    facts = {
        "edition": EDITION,
        "basis": adoption.basis,
        "meeting": "" if adoption.meeting is None else str(adoption.meeting),
        "symbol": adoption.symbol,
        "agendaItem": adoption.agenda_item,
        "draftSymbol": adoption.draft_symbol,
        "report": record.report.symbol or record.report_symbol,
        "state": record.state,
        "specimen": "true" if record.is_specimen else "",
        "sourceName": record.source_name,
        "sourceSha256": record.source_sha256,
    }
    element = etree.SubElement(add(meta, "proprietary", source="#archive"), own("facts"))
    for name, value in facts.items():
        if value:
            element.set(name, storable(value))


def _references(into: Element, record: Record, names: Names, writing: Writing, site: Site) -> None:
    """The ontology: everything that a "#…" of the document names and that is no place in it."""
    add(into, "original", "src", href=names.expression, showAs=names.number)
    actor = ACTORS.get(names.author, f"un-{names.author}" if names.author != "un" else "un")
    _tlc(into, "Organization", names.author, f"organization/un/{actor}", record.body_name or names.author)
    _tlc(into, "Organization", "archive", "organization/archive", site.name)
    _tlc(into, "Role", "author", "role/un/author", "Author")
    _tlc(into, "Process", "adoption", "process/un/adoption", "adoption")
    if record.subjects:
        _tlc(into, "Concept", "unbis", "concept/un/unbis-thesaurus", "UNBIS Thesaurus")
    if record.adoption.meeting is not None:
        number = record.adoption.meeting
        _tlc(into, "Event", f"meeting{number}", f"event/un/{actor}-meeting-{number}", f"Meeting {number}")
    used = _named_in(into)
    for eid, shown in _CONCEPTS.items():
        if f"#{eid}" in used:
            _tlc(into, "Concept", eid, f"concept/un/{eid}", shown)
    for eid, (slug, printed) in sorted(writing.terms.items()):
        _tlc(into, "Term", eid, f"term/un/{slug}", printed)


def _named_in(element: Element) -> set[str]:
    """Every "#…" that the document uses to say what something is."""
    whole = element.getroottree().getroot()
    return {value for one in whole.iter() for name in ("refersTo", "outcome") if (value := one.get(name))}


def _tlc(into: Element, kind: str, eid: str, path: str, shown: str) -> None:
    add(into, f"TLC{kind}", eid, href=f"{_ONTOLOGY}/{path}", showAs=shown)
