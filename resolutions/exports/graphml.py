"""Who cites what, as a graph: nodes are texts, conventions, documents and publications, an edge is one citation.

GraphML (graphml.graphdrawing.org) is read by Gephi, networkx, igraph and others. It is written as a stream: nodes that are
not held are written when they are first cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from lxml import etree

from resolutions.exports.record import Citation, Record
from resolutions.exports.site import Site
from resolutions.exports.tables import verbs_of

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = {"label": "string", "sort": "string", "is_held": "boolean", "title": "string", "adopted_on": "string"}
_EDGE_KEYS = {"anchor": "string", "verb": "string", "pinpoint": "string", "printed": "string"}
_PLACE_IN_ITSELF = "paragraph"


@dataclass(slots=True)
class Counts:
    """What a graph holds."""

    nodes: int = 0
    edges: int = 0


@dataclass(slots=True)
class _Graph:
    """A graph in the writing: which nodes are there already."""

    out: Any
    site: Site
    counts: Counts = field(default_factory=Counts)
    written: set[str] = field(default_factory=set)

    def node(self, address: str, values: Mapping[str, str]) -> None:
        if address in self.written:
            return
        self.written.add(address)
        self.counts.nodes += 1
        self._element("node", {"id": address}, "n", values)

    def edge(self, source: str, target: str, values: Mapping[str, str]) -> None:
        self.counts.edges += 1
        self._element("edge", {"source": source, "target": target}, "e", values)

    def _element(self, name: str, attributes: dict[str, str], letter: str, values: Mapping[str, str]) -> None:
        element = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        for key, value in values.items():
            if value:
                etree.SubElement(element, f"{{{NAMESPACE}}}data", key=f"{letter}_{key}").text = value
        self.out.write(element)


def write_graph(
    file: IO[bytes], held: Iterable[str], records: Iterable[Record], site: Site, work_of: Callable[[Citation], str]
) -> Counts:
    """Writes the graph and says how much is in it.

    held: paths of all texts that will come; records: one a resolution, whatever languages it has; work_of: the path of
    the whole thing that a citation names. Open questions and places in the same text are no edges.
    """
    kept = set(map(site.address, held))
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE}):
            for letter, target, keys in (("n", "node", _NODE_KEYS), ("e", "edge", _EDGE_KEYS)):
                for name, kind in keys.items():
                    declared = {"id": f"{letter}_{name}", "for": target, "attr.name": name, "attr.type": kind}
                    out.write(etree.Element(f"{{{NAMESPACE}}}key", declared))
            with out.element(f"{{{NAMESPACE}}}graph", {"id": "citations", "edgedefault": "directed"}):
                graph = _Graph(out, site)
                for record in records:
                    _write_text(graph, record, kept, work_of)
    return graph.counts


def _write_text(graph: _Graph, record: Record, held: set[str], work_of: Callable[[Citation], str]) -> None:
    identity, day = record.identity, record.adoption.adopted_on
    if identity is None:
        return
    source = graph.site.address(identity.path)
    facts = {"title": record.text.title.text, "adopted_on": day.isoformat() if day else ""}
    label = f"{record.body_name} {identity.designation}"
    graph.node(source, {"label": label, "sort": identity.kind, "is_held": "true", **facts})
    verbs = verbs_of(record)
    for one in record.references:
        path = work_of(one) if one.target and str(one.kind) != _PLACE_IN_ITSELF else ""
        if not path:
            continue
        target = graph.site.address(path)
        if target not in held:
            graph.node(target, {"label": one.target, "sort": str(one.kind), "is_held": "false"})
        said = {"anchor": one.anchor, "verb": verbs.get(one.anchor, ""), "pinpoint": one.pinpoint}
        graph.edge(source, target, {**said, "printed": one.printed})
