"""A record as linked data: schema.org Legislation, whose terms stand for those of ELI (docs/exports.md has the table).

`legislationLegalForce` is never given: resolutions of the organs bind no one by themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from resolutions.exports.akn.iris import work_iri
from resolutions.exports.grammar import Grammar
from resolutions.exports.passages import Passage
from resolutions.exports.record import Citation, Named, Record, Tie
from resolutions.exports.site import Site
from resolutions.exports.un_style import place_in_words
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.eids import eid_of
from resolutions.structure.nodes import Clause, Kind, Part
from resolutions.structure.ordinals import to_ordinal

JsonObject = dict[str, Any]
Form = tuple[str, str]  # the end of an address and its media type

_CONTEXT = "https://schema.org"
_LEGAL_VALUE = "https://schema.org/UnofficialLegalValue"
_PARTS = {Part.PREAMBLE: "preambular paragraph", Part.OPERATIVE: "operative paragraph", Part.ANNEX: "annex paragraph"}
_KINDS = {Kind.HEADING: "heading", Kind.TABLE: "table", Kind.UNPARSED: "paragraph"}
_CHANGES = {"corrects": "legislationCorrects", "supersedes": "legislationChanges"}
_TYPES = {"convention": "Legislation", "resolution": "Legislation", "decision": "Legislation"}
_NOTHING = Named()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What every object is written with: where the archive is, how texts name texts, the forms that a text can be had in."""

    site: Site
    grammar: Grammar
    forms: Sequence[Form] = ()


def write_jsonld(record: Record, data: LinkedData) -> str:
    """The whole text with its paragraphs, what it cites and the forms it can be had in."""
    site = data.site
    whole = head_of(record, data)
    whole["citation"] = _cited(record, record.references, data)
    whole["hasPart"] = [_part(record, site, clause, at) for at, clause in enumerate(record.text.clauses, 1)]
    whole["encoding"] = _encodings(site.address(_path(record)), data.forms)
    return _written(whole)


def write_embedded_jsonld(record: Record, data: LinkedData, passage: Passage | None = None) -> str:
    """For the head of a page: the text without its paragraphs, or the place with its words; nothing in it ends a <script>."""
    if passage is not None:
        return _embeddable(write_passage_jsonld(record, passage, data))
    whole = head_of(record, data)
    whole["encoding"] = _encodings(data.site.address(_path(record)), data.forms)
    return _embeddable(_written(whole))


def _embeddable(written: str) -> str:
    """JSON in which no sign can be read as markup."""
    return written.strip().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def write_passage_jsonld(record: Record, passage: Passage, data: LinkedData) -> str:
    """Some places of it, with their words, as a part of the whole."""
    shown = [node for clause in passage.clauses for node in clause.walk()]
    anchors = {str(node.anchor) for node in shown} | {str(note.anchor) for note in passage.notes}
    address = data.site.address(f"{_path(record)}/{passage.token}")
    whole = head_of(record, data)
    names = (
        "@context",
        "legislationJurisdiction",
        "inLanguage",
        "legislationPassedBy",
        "legislationDate",
        "sdPublisher",
    )
    words = [node.text for node in shown] or [note.words.text for note in passage.notes]
    out = {
        **{name: whole[name] for name in names if name in whole},
        "@type": "Legislation",
        "@id": address,
        "name": f"{_name(record)}, {place_in_words(passage.token)}",
        "legislationIdentifier": [eid_of(parse_anchor(end)) for end in passage.token.split("..")],
        "legislationType": _type_of(passage.clauses[0]) if passage.clauses else "note",
        "text": "\n".join(words),
        "isPartOf": {"@type": "Legislation", "@id": whole["@id"], "name": whole["name"]},
        "citation": _cited(record, (one for one in record.references if one.anchor in anchors), data),
        "encoding": _encodings(address, data.forms),
    }
    return _written(out)


def head_of(record: Record, data: LinkedData) -> JsonObject:
    """What a text is, without its paragraphs: small enough for the head of a page."""
    site = data.site
    adoption, identity = record.adoption, record.identity
    day = adoption.adopted_on or adoption.distributed_on
    designation = record.designation or (data.grammar.designation(identity) if identity else "")
    iri = work_iri(identity, day, designation) if identity else ""
    return {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "@id": site.address(_path(record)) if identity else "",
        "name": record.text.title.text or _name(record),
        "alternateName": _distinct([record.text.printed, _name(record)]),
        "legislationIdentifier": _distinct([designation, record.symbol or adoption.symbol, iri]),
        "legislationType": identity.kind if identity else "",
        "legislationDate": _iso(adoption.adopted_on),
        "legislationDateVersion": _iso(day),
        "legislationJurisdiction": "United Nations",
        "inLanguage": record.language,
        "legislationPassedBy": _organ(record, site),
        "recordedAt": _meeting(record),
        "isPartOf": _session(record, site),
        "keywords": list(record.subjects),
        "version": record.version,
        "datePublished": _iso(record.published_at.date() if record.published_at else None),
        "creativeWorkStatus": "specimen: invented wording, adopted by no one" if record.is_specimen else record.state,
        "isBasedOn": f"{site.address(_path(record))}/source" if identity else "",
        "sdPublisher": {"@type": "Organization", "name": site.name},
        **_languages(record, site),
        **_ties(record.ties, site),
    }


def _written(data: JsonObject) -> str:
    """Indented, UTF-8 as it is; what is not known is left out."""
    return json.dumps(known(data), ensure_ascii=False, indent=1) + "\n"


def known(data: JsonObject) -> JsonObject:
    """Without what has no value."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}


def _path(record: Record) -> str:
    """The address of the text in its language."""
    path = record.identity.path if record.identity else ""
    return path if record.language == "en" else f"{path}/{record.language}"


def _name(record: Record) -> str:
    identity = record.identity
    words = (record.body_name, identity.kind, record.designation or identity.designation) if identity else ()
    return " ".join(word for word in words if word) or record.text.printed


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _distinct(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _organ(record: Record, site: Site) -> JsonObject:
    if record.identity is None:
        return {}
    above = {"@type": "Organization", "name": record.parent_name} if record.parent_name else {}
    name = record.body_name or record.identity.body
    address = site.address(f"/{record.identity.body}")
    return known({"@type": "Organization", "@id": address, "name": name, "parentOrganization": above})


def _meeting(record: Record) -> JsonObject:
    if record.adoption.meeting is None:
        return {}
    meeting = record.adoption.meeting
    name = f"{meeting}{_suffix(meeting)} meeting"
    return known({"@type": "Event", "name": name, "startDate": _iso(record.adoption.adopted_on)})


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _session(record: Record, site: Site) -> JsonObject:
    identity = record.identity
    if identity is None:
        return {}
    label = identity.session
    name = f"{to_ordinal(int(label))} session" if label.isdigit() and int(label) < 1900 else f"session {label}"
    address = site.address(f"/{identity.body}/sessions/{label}")
    return {"@type": "Collection", "@id": address, "name": f"{record.body_name or identity.body}, {name}"}


def _languages(record: Record, site: Site) -> JsonObject:
    """The other language versions; all of them are equal, schema.org has the words of translation only."""
    path = record.identity.path if record.identity else ""
    others = [
        {"@type": "Legislation", "@id": site.address(path if one == "en" else f"{path}/{one}"), "inLanguage": one}
        for one in record.languages
        if one != record.language
    ]
    return {"workTranslation": others} if others else {}


def _ties(ties: Iterable[Tie], site: Site) -> JsonObject:
    out: dict[str, list[JsonObject]] = {}
    for tie in ties:
        name = _CHANGES.get(tie.kind)
        if name and not tie.is_inverse:
            out.setdefault(name, []).append({"@type": "Legislation", "@id": site.address(tie.other.path)})
    return dict(out)


def _cited(record: Record, references: Iterable[Citation], data: LinkedData) -> list[JsonObject]:
    """Each text or instrument once; what may be of several organs, and places of the text itself, are no citations."""
    out: dict[str, JsonObject] = {}
    for reference in references:
        kind = str(reference.kind)
        address = data.grammar.address(reference)
        if not reference.target or kind == "paragraph" or reference.status == "rejected" or not address:
            continue
        path = _whole(address, kind)
        name = record.cited.get(path, _NOTHING).name or reference.target
        one = {"@type": _TYPES.get(kind, "CreativeWork"), "@id": data.site.address(path), "name": name}
        out.setdefault(path, {**one, "legislationType": "treaty"} if kind == "convention" else one)
    return list(out.values())


def _whole(address: str, kind: str) -> str:
    """The address of the text that a place is in: '/ga/resolutions/55/25/op3' -> '/ga/resolutions/55/25'."""
    if kind == "convention":
        return address.partition("/article/")[0]
    return "/".join(address.split("/")[:5]) if kind in ("resolution", "decision") else address


def _part(record: Record, site: Site, clause: Clause, position: int) -> JsonObject:
    token = str(clause.anchor)
    words = place_in_words(token)
    below = [_part(record, site, child, at) for at, child in enumerate(clause.children, 1)]
    return known(
        {
            "@type": "Legislation",
            "@id": site.address(f"{_path(record)}/{token}"),
            "legislationIdentifier": eid_of(clause.anchor),
            "legislationType": _type_of(clause),
            "position": position,
            "name": words[:1].upper() + words[1:],
            "hasPart": below,
        }
    )


def _type_of(clause: Clause) -> str:
    return _KINDS.get(clause.kind) or _PARTS[clause.part]


def _encodings(address: str, forms: Iterable[Form]) -> list[JsonObject]:
    return [
        {
            "@type": "LegislationObject",
            "contentUrl": f"{address}.{suffix}",
            "encodingFormat": media_type.split(";")[0],
            "legislationLegalValue": _LEGAL_VALUE,
        }
        for suffix, media_type in forms
    ]
