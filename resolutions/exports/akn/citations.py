"""What a text cites, as <ref> where it stands: by the IRI where the cited text has one, else by its address here.

A citation is a <ref>, never an activeRef (AKN4UN part 1 §5.8). The address in the archive stands beside each IRI as an
alternativeReference; of an ambiguous citation each candidate does, and the <ref> itself leads to the question.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from resolutions.errors import AnchorError
from resolutions.exports.akn.form import own, storable
from resolutions.exports.akn.inline import Stretch, without_overlap
from resolutions.exports.akn.iris import identity_at, treaty_iri, work_iri
from resolutions.exports.grammar import Grammar
from resolutions.exports.record import Citation, Named, Record
from resolutions.exports.site import Site
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.eids import eid_of

WEB, CANDIDATE = "web", "candidate"
_NOTHING = Named()


@dataclass(slots=True)
class Citations:
    """The references of a record while it is written; `alternatives` grows: (eId of the ref, #web or #candidate, address)."""

    record: Record
    site: Site
    grammar: Grammar
    shown: frozenset[str]
    alternatives: list[tuple[str, str, str]] = field(default_factory=list)
    places: frozenset[str] = frozenset()
    by_place: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        text = self.record.text
        self.places = frozenset(str(one.anchor) for one in text.walk()) | {str(one.anchor) for one in text.footnotes}
        for reference in self.record.references:
            if reference.status != "rejected":
                self.by_place[reference.anchor].append(reference)

    def stretches(self, token: str, eid: str) -> list[Stretch]:
        """The refs of one place; where two overlap the first one stands."""
        out = []
        for number, reference in enumerate(self.by_place.get(token, ()), 1):
            attributes = self._attributes(reference, f"{eid}__ref_{number}")
            out.append(Stretch(reference.start, reference.end, "ref", attributes))
        kept = without_overlap(out)
        written = {stretch.attributes["eId"] for stretch in kept}
        dropped = {stretch.attributes["eId"] for stretch in out} - written
        self.alternatives = [one for one in self.alternatives if one[0] not in dropped]
        return kept

    def _attributes(self, reference: Citation, eid: str) -> dict[str, str]:
        out = {"eId": eid, "href": self._href(reference, eid)}
        if reference.status == "ambiguous" or not reference.target:
            out["class"] = "ambiguous"
        elif str(reference.kind) == "paragraph" and reference.target not in self.places:
            out["class"] = "unmatched"
        for name, value in (
            ("kind", str(reference.kind)),
            ("target", reference.target),
            ("pinpoint", reference.pinpoint),
        ):
            if value:
                out[own(name)] = storable(value)
        return out

    def _href(self, reference: Citation, eid: str) -> str:
        if str(reference.kind) == "paragraph":
            return self._place(reference.target)
        address = self.grammar.address(reference)
        if not reference.target:
            for key in reference.candidates:
                self._also(eid, CANDIDATE, self.grammar.address_of_key(key))
            return self.site.address(address)
        iri = self._iri(reference, address)
        if iri:
            self._also(eid, WEB, address)
        return iri or self.site.address(address)

    def _also(self, eid: str, why: str, address: str) -> None:
        if address:
            self.alternatives.append((eid, why, self.site.address(address)))

    def _place(self, token: str) -> str:
        """In the document where it is there, else where the archive shows it; the whole text where it has no such place."""
        identity = self.record.identity
        path = identity.path if identity else ""
        if token in self.shown:
            return f"#{eid_of(parse_anchor(token))}"
        return self.site.address(f"{path}/{token}" if token in self.places else path)

    def _iri(self, reference: Citation, address: str) -> str:
        if str(reference.kind) == "convention":
            return self._treaty(address)
        found = identity_at(address)
        if found is None:
            return ""
        identity, token = found
        day = reference.date or self.record.cited.get(identity.path, _NOTHING).date
        if day is None:
            return ""
        return work_iri(identity, day, self.grammar.designation(identity)) + _fragment(token)

    def _treaty(self, address: str) -> str:
        path, _, article = address.partition("/article/")
        known = self.record.cited.get(path, _NOTHING)
        iri = treaty_iri(known.day, known.registration, known.series)
        return f"{iri}/!main#art_{article}" if iri and article else iri


def _fragment(token: str) -> str:
    if not token:
        return ""
    try:
        return f"/!main#{eid_of(parse_anchor(token))}"
    except AnchorError:
        return ""
