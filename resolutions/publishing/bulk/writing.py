"""The files of a bulk export, written from one moment of the database, text by text."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from resolutions.citations.addresses import address_of
from resolutions.exports.graphml import write_graph
from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.exports.json import record_to_json
from resolutions.exports.record import Citation, Record
from resolutions.exports.site import Site
from resolutions.exports.tables import (
    PARAGRAPH_COLUMNS,
    REFERENCE_COLUMNS,
    paragraph_rows,
    reference_rows,
    text_address,
)
from resolutions.models import Clause, CrossReference, Footnote, Version
from resolutions.publishing.bulk.manifest import BulkFile, Manifest, sum_of
from resolutions.store.records import record_of
from resolutions.store.snapshots import one_moment

TEXTS, PARAGRAPHS, REFERENCES, GRAPH = (
    "resolutions.jsonl.gz",
    "paragraphs.csv.gz",
    "references.csv.gz",
    "citations.graphml.gz",
)
MEDIA_TYPES = {
    TEXTS: "application/jsonl",
    PARAGRAPHS: "text/csv; charset=utf-8",
    REFERENCES: "text/csv; charset=utf-8",
    GRAPH: "application/graphml+xml",
}
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Files:
    """The three files that grow row by row."""

    texts: IO[str]
    paragraphs: Any
    references: Any
    counts: dict[str, int]

    def add(self, record: Record, site: Site) -> None:
        content = {"address": text_address(record, site), **record_to_json(record)}
        self.texts.write(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")
        self.counts[TEXTS] += 1
        self._rows(PARAGRAPHS, self.paragraphs, paragraph_rows(record, site))
        self._rows(REFERENCES, self.references, reference_rows(record, site, address_of))

    def _rows(self, name: str, writer: Any, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            writer.writerow(row)
            self.counts[name] += 1


def write_files(folder: Path, *, progress: Progress) -> Manifest:
    """Writes all files of the archive as it is now into an empty folder; gives the manifest, which is not written yet.

    progress: called with how many texts are done and how many there are.
    """
    site = Site(settings.SITE_URL, settings.SITE_NAME)
    with one_moment():
        made_at = timezone.now()
        texts = _published()
        counts = _counted({one.pk for one in texts})
        written = _write(folder, texts, site, progress)
    files = [_described(folder / name, rows) for name, rows in written.items()]
    return Manifest(made_at, site.url, counts, tuple(files))


def _published() -> list[Version]:
    """Identities only, in the order of addresses, English before other languages; specimens are none."""
    texts = (
        Version.objects.published()
        .with_identity()
        .order_by(
            "resolution__body__position", "resolution__session__ordinal", "resolution__kind", "resolution__number", "pk"
        )
    )
    return [one for one in texts.only("language", "resolution") if not one.resolution.is_specimen]


def _counted(keys: set[int]) -> dict[str, int]:
    """What the database holds of these texts: the files must hold as much."""
    return {
        "texts": len(keys),
        "paragraphs": _rows_of(Clause.objects.filter(version__state="published"), keys),
        "notes": _rows_of(Footnote.objects.filter(version__state="published"), keys),
        "references": _rows_of(CrossReference.objects.of_published().standing(), keys),
    }


def _rows_of(rows: QuerySet[Any], keys: set[int]) -> int:
    return sum(1 for version in rows.order_by().values_list("version", flat=True).iterator() if version in keys)


def _write(folder: Path, texts: list[Version], site: Site, progress: Progress) -> dict[str, int]:
    counts = dict.fromkeys((TEXTS, PARAGRAPHS, REFERENCES), 0)
    with ExitStack() as stack:
        lines, paragraphs, references = (stack.enter_context(_opened(folder / name)) for name in counts)
        files = _Files(lines, csv.writer(paragraphs), csv.writer(references), counts)
        files.paragraphs.writerow(PARAGRAPH_COLUMNS)
        files.references.writerow(REFERENCE_COLUMNS)
        graph = stack.enter_context(gzip.open(folder / GRAPH, "wb"))
        held = [one.resolution.identity.path for one in texts]
        edges = write_graph(cast(IO[bytes], graph), held, _recorded(texts, files, site, progress), site, _work_of).edges
    return {**counts, GRAPH: edges}


def _recorded(texts: list[Version], files: _Files, site: Site, progress: Progress) -> Iterator[Record]:
    """Each record is written to the tables on its way; one a resolution goes on, in English where there is English."""
    languages: dict[int, list[str]] = defaultdict(list)
    for one in texts:
        languages[one.resolution_id].append(one.language)
    for done, one in enumerate(texts, 1):
        versions = Version.objects.with_identity().select_related("source")
        record = record_of(versions.defer("body_html", "source__content", "source__text").get(pk=one.pk))
        files.add(record, site)
        held = languages[one.resolution_id]
        if one.language == (DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in held else min(held)):
            yield record
        progress(done, len(texts))


def _work_of(reference: Citation) -> str:
    return address_of(replace(reference, pinpoint=""))  # type: ignore[type-var]


def _opened(path: Path) -> IO[str]:
    return io.TextIOWrapper(gzip.open(path, "wb"), encoding="utf-8", newline="")


def _described(path: Path, rows: int) -> BulkFile:
    return BulkFile(path.name, MEDIA_TYPES[path.name], rows, path.stat().st_size, sum_of(path))
