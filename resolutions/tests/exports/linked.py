"""Linked data held against schema.org: every property exists, its domain fits its subject, its range its object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import rdflib
from pyld import jsonld

_SCHEMA = rdflib.Namespace("https://schema.org/")


class SchemaOrg:
    """The terms of a release that lies in a folder: `schemaorgcontext.jsonld` and `schemaorg-all-https.ttl`."""

    def __init__(self, folder: Path) -> None:
        self.context = json.loads((folder / "schemaorgcontext.jsonld").read_text())
        self.terms = rdflib.Graph().parse(folder / "schemaorg-all-https.ttl")
        self.kinds = lru_cache(maxsize=None)(self._kinds)
        self.of = lru_cache(maxsize=None)(self._of)

    @cached_property
    def properties(self) -> set[rdflib.term.Node]:
        return set(self.terms.subjects())

    def faults_of(self, written: str) -> list[str]:
        """What no reader of schema.org would understand; nothing for data as it should be."""
        graph = self._graph(written)
        return [fault for one in graph for fault in self._faults(graph, one)]

    def _graph(self, written: str) -> rdflib.Graph:
        loaded = {"contextUrl": None, "documentUrl": "", "document": self.context, "contentType": "application/ld+json"}
        options = {"format": "application/n-quads", "documentLoader": lambda url, options=None: loaded}
        return rdflib.Graph().parse(data=jsonld.to_rdf(json.loads(written), options), format="nt")

    def _faults(self, graph: rdflib.Graph, one: tuple) -> Iterator[str]:
        subject, name, value = one
        if name == rdflib.RDF.type:
            if (_https(value), rdflib.RDF.type, rdflib.RDFS.Class) not in self.terms:
                yield f"unknown type {value}"
            return
        name = _https(name)
        if name not in self.properties:
            yield f"unknown property {name}"
            return
        if not self._fits(graph, subject, self.of(name, "domainIncludes")):
            yield f"{name} is no property of what it stands on"
        if not isinstance(value, rdflib.Literal) and not self._fits(graph, value, self.of(name, "rangeIncludes")):
            yield f"{name} cannot have such a value"

    def _fits(self, graph: rdflib.Graph, node: rdflib.term.Node, allowed: frozenset) -> bool:
        kinds = {kind for one in graph.objects(node, rdflib.RDF.type) for kind in self.kinds(_https(one))}
        return not kinds or bool(kinds & allowed)

    def _kinds(self, kind: rdflib.URIRef) -> frozenset:
        return frozenset(self.terms.transitive_objects(kind, rdflib.RDFS.subClassOf))

    def _of(self, name: rdflib.URIRef, what: str) -> frozenset:
        return frozenset(self.terms.objects(name, _SCHEMA[what]))


def _https(term: rdflib.term.Node) -> rdflib.URIRef:
    return rdflib.URIRef(str(term).replace("http://schema.org/", "https://schema.org/"))
