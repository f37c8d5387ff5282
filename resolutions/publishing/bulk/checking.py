"""A bulk export read back: nothing replaces what readers have before every file was read to its end."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from resolutions.exports.graphml import NAMESPACE
from resolutions.exports.tables import PARAGRAPH_COLUMNS, REFERENCE_COLUMNS
from resolutions.publishing.bulk.manifest import BulkError, Manifest, sum_of
from resolutions.publishing.bulk.writing import GRAPH, PARAGRAPHS, REFERENCES, TEXTS


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises BulkError unless every file has its size and sum, is whole, and holds what was counted in the database."""
    rows = {one.name: one.rows for one in manifest.files}
    for one in manifest.files:
        path = folder / one.name
        if not path.is_file() or path.stat().st_size != one.bytes or sum_of(path) != one.sha256:
            raise BulkError(f"{one.name} is not as it was written. The export before this one stays; make it again.")
        _expect(one.name, one.rows, _read_back(path))
    counts = manifest.counts
    _expect(TEXTS, counts["texts"], rows[TEXTS])
    _expect(PARAGRAPHS, counts["paragraphs"] + counts["notes"], rows[PARAGRAPHS])
    _expect(REFERENCES, counts["references"], rows[REFERENCES])


def _expect(name: str, wanted: int, met: int) -> None:
    if wanted != met:
        raise BulkError(f"{name} holds {met} rows where {wanted} were expected. The export before this one stays.")


def _read_back(path: Path) -> int:
    """How many rows a file gives to one who reads it."""
    try:
        with gzip.open(path, "rb") as file:
            return _READERS[path.name](file)  # type: ignore[arg-type]
    except (OSError, EOFError, zlib.error, ValueError, csv.Error, etree.XMLSyntaxError) as fault:
        raise BulkError(f"{path.name} cannot be read back ({fault}). The export before this one stays.") from fault


def _lines(file: io.BufferedIOBase) -> int:
    return sum(1 for line in file if json.loads(line)["address"])


def _table(columns: tuple[str, ...]) -> Callable[[io.BufferedIOBase], int]:
    def counted(file: io.BufferedIOBase) -> int:
        reader = csv.reader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
        if tuple(next(reader, ())) != columns:
            raise ValueError("the head of the table is another")
        rows = 0
        for row in reader:
            if len(row) != len(columns):
                raise ValueError(f"row {rows + 1} has {len(row)} cells instead of {len(columns)}")
            rows += 1
        return rows

    return counted


def _graph(file: io.BufferedIOBase) -> int:
    """Edges, each between nodes that are there."""
    nodes: set[str] = set()
    ends: set[str] = set()
    edges = 0
    for _event, element in etree.iterparse(file, tag=(f"{{{NAMESPACE}}}node", f"{{{NAMESPACE}}}edge")):
        if element.tag.endswith("}node"):
            nodes.add(element.get("id", ""))
        else:
            edges += 1
            ends |= {element.get("source", ""), element.get("target", "")}
        element.clear()
    if ends - nodes:
        raise ValueError(f"{len(ends - nodes)} ends of edges are no nodes")
    return edges


_READERS: Mapping[str, Callable[[io.BufferedIOBase], int]] = {
    TEXTS: _lines,
    PARAGRAPHS: _table(PARAGRAPH_COLUMNS),
    REFERENCES: _table(REFERENCE_COLUMNS),
    GRAPH: _graph,
}
