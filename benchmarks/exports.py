"""Writes every text of the corpus in the forms for machines and checks each: nothing may be invalid, dangle or be lost.

    python benchmarks/exports.py [--sample 50] [--forms akn jsonld html]

Akoma Ntoso is held against the strict schema of OASIS, has to name nothing that is not there, and has to read back through
the reader of our own form to the identical tree and facts; linked data against the terms of schema.org; HTML by the
standard's own algorithm. The corpus is that of round_trip.py. Prints a line a kind; exit status 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from round_trip import TOP, sources

from resolutions.errors import ReadingError
from resolutions.exports.akn import write_akn
from resolutions.exports.file import write_file
from resolutions.exports.jsonld import LinkedData, write_jsonld
from resolutions.exports.record import Record
from resolutions.ingest.drafts import Draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.tests.exports.akn.reading import GRAMMAR, SITE, read_any, read_back, record_of
from resolutions.tests.exports.akn.validity import faults_of
from resolutions.tests.exports.linked import SchemaOrg
from resolutions.tests.exports.valid_html import html_faults

_DATA = TOP.parent / "shared" / "examples" / "data"
_FORMS = (("txt", "text/plain"), ("html", "text/html"), ("akn", "application/akn+xml"))


@dataclass(slots=True)
class Form:
    """One form: how it is written, what is wrong with what was written, and what that took."""

    name: str
    write: Callable[[Record], str]
    faults: Callable[[Draft, str], Iterable[str]]
    texts: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    size: int = 0

    def take(self, kind: str, name: str, draft: Draft) -> None:
        record = record_of(draft)
        begun = time.perf_counter()
        written = self.write(record)
        self.seconds += time.perf_counter() - begun
        self.size += len(written.encode())
        self.texts[kind] += 1
        found = list(self.faults(draft, written))
        self.wrong[kind] += bool(found)
        for fault in found[:3]:
            print(f"{self.name}: {kind}: {name}: {fault[:300]}", flush=True)

    def tell(self) -> None:
        for kind, count in self.texts.items():
            print(f"{self.name:7} {kind:24} {count:5} texts, {self.wrong[kind]} wrong")
        total = sum(self.texts.values())
        each = f"{1000 * self.seconds / total:.1f} ms and {self.size / total / 1024:.0f} KB each"
        print(f"{self.name:7} {total} texts, {sum(self.wrong.values())} wrong, {each}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="texts of each kind; 0 for all")
    parser.add_argument("--forms", nargs="+", default=["akn", "jsonld", "html"], help="which forms")
    options = parser.parse_args()
    forms = [form for form in _forms() if form.name in options.forms]
    for kind, name, data in sources(options.sample):
        for draft in _drafts(data, name):
            for form in forms:
                form.take(kind, name, draft)
    for form in forms:
        form.tell()
    return 1 if any(sum(form.wrong.values()) for form in forms) else 0


def _forms() -> list[Form]:
    terms = SchemaOrg(_DATA)
    data = LinkedData(SITE, GRAMMAR, _FORMS)
    return [
        Form("akn", lambda record: write_akn(record, SITE, GRAMMAR), _akn_faults),
        Form("jsonld", lambda record: write_jsonld(record, data), lambda _draft, written: terms.faults_of(written)),
        Form("html", lambda record: write_file(record, SITE, GRAMMAR), lambda _draft, written: html_faults(written)),
    ]


def _akn_faults(draft: Draft, written: str) -> Iterator[str]:
    yield from faults_of(written)
    try:
        again = read_back(written, shipped_vocabulary())
    except AssertionError as fault:
        yield str(fault)
        again = read_any(written, shipped_vocabulary())
    if again.text.without_sources() != draft.text.without_links().without_sources():
        yield "read back as another tree"
    if (again.identity, again.adoption) != (draft.identity, draft.adoption):
        yield f"facts differ: {draft.identity} {draft.adoption} / {again.identity} {again.adoption}"


def _drafts(data: bytes, name: str) -> tuple[Draft, ...]:
    try:
        return read_source(data, name).drafts
    except ReadingError as fault:
        print(f"{name}: {fault}")
        return ()


if __name__ == "__main__":
    sys.exit(main())
