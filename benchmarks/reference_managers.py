"""Writes every published text of the archive for reference managers and reads it back with the libraries that read it elsewhere.

    python benchmarks/reference_managers.py --schema FOLDER/csl-data.json [--sample 50]

Of each text: itself, its first operative paragraph, its first note, and the run of its first paragraphs. CSL-JSON is held against
the schema of citation-style-language, RIS is read by rispy, BibTeX by pybtex; title, number and address must come back as they
were. All citations are written too: none may be empty or lack its place. Exit status 1 where anything fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import django

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

import jsonschema  # noqa: E402
import rispy  # noqa: E402
from django.db.models import prefetch_related_objects  # noqa: E402
from pybtex.database import parse_string  # noqa: E402
from pybtex.exceptions import PybtexError  # noqa: E402

from resolutions.exports.bibtex import write_bibtex  # noqa: E402
from resolutions.exports.csl import write_csl  # noqa: E402
from resolutions.exports.fragments import fragment_of, quotation_of  # noqa: E402
from resolutions.exports.passages import Passage, find_passage  # noqa: E402
from resolutions.exports.record import Record  # noqa: E402
from resolutions.exports.ris import write_ris  # noqa: E402
from resolutions.exports.site import Site  # noqa: E402
from resolutions.exports.styles.cited import cited_of  # noqa: E402
from resolutions.exports.styles.table import STYLES  # noqa: E402
from resolutions.models import Version  # noqa: E402
from resolutions.store.bibliography import lookups  # noqa: E402
from resolutions.store.records import record_of  # noqa: E402

SITE = Site("https://archive.example", "Archive")
_TEX = {"braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True, type=Path, help="csl-data.json of citation-style-language")
    parser.add_argument("--sample", type=int, default=0, help="texts; 0 for all")
    given = parser.parse_args()
    schema = json.loads(given.schema.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    checks = {
        "csl": lambda *of: _csl(validator, *of),
        "ris": _ris,
        "bibtex": _bibtex,
        "styles": _styles,
    }
    done, failed, keys = Counter[str](), Counter[str](), Counter[str]()
    begun, unmarked = time.perf_counter(), 0
    for record in _records(given.sample):
        for passage in _places(record):
            keys[json.loads(write_csl(record, SITE, passage))[0]["id"]] += 1
            unmarked += _unmarked(record, passage)
            for name, check in checks.items():
                fault = _fault(check, record, passage)
                done[name] += 1
                failed[name] += bool(fault)
                if fault:
                    print(f"{name}: {record.designation} {passage.token if passage else ''}: {fault[:300]}", flush=True)
    for name, count in done.items():
        print(f"{name:10} {count:6} written, {failed[name]} fail")
    twice = [key for key, count in keys.items() if count > 1]
    print(f"{len(keys)} keys, {len(twice)} of them twice {twice[:5]}; {time.perf_counter() - begun:.0f} s")
    print(f"{unmarked} places whose words stand twice on their page, so that a link leads to them but marks nothing")
    return 1 if sum(failed.values()) or twice else 0


def _records(sample: int) -> Iterator[Record]:
    keys = [
        version.pk
        for version in Version.objects.published().with_identity().defer("body_html").order_by("pk")
        if not version.resolution.is_specimen
    ]
    chosen = random.Random(1).sample(keys, min(sample, len(keys))) if sample else keys
    for start in range(0, len(chosen), 100):
        rows = Version.objects.filter(pk__in=chosen[start : start + 100]).with_identity().select_related("source")
        versions = list(rows.defer("body_html", "source__content", "source__text"))
        prefetch_related_objects(versions, *lookups())
        yield from map(record_of, versions)


def _places(record: Record) -> Iterator[Passage | None]:
    yield None
    tokens = [str(clause.anchor) for clause in record.text.clauses if clause.anchor.unit.startswith("op")]
    wanted = [*tokens[:1], *(str(note.anchor) for note in record.text.footnotes[:1])]
    wanted += [f"{tokens[0]}..{tokens[1]}"] if len(tokens) > 1 else []
    yield from (found for token in wanted if (found := find_passage(record, token)))


def _fault(check: Callable[[Record, Passage | None], str], record: Record, passage: Passage | None) -> str:
    try:
        return check(record, passage)
    except (ValueError, KeyError, IndexError, OSError, PybtexError) as error:
        return f"{type(error).__name__}: {error}"


def _csl(validator: jsonschema.Validator, record: Record, passage: Passage | None) -> str:
    items = json.loads(write_csl(record, SITE, passage))
    return "; ".join(error.message for error in validator.iter_errors(items)) or _differs(record, items[0]["title"])


def _ris(record: Record, passage: Passage | None) -> str:
    (entry,) = rispy.loads(write_ris(record, SITE, passage))
    return _differs(record, entry["title"]) or ("" if entry["urls"][0].startswith(SITE.url) else "no address")


def _bibtex(record: Record, passage: Passage | None) -> str:
    (entry,) = parse_string(write_bibtex(record, SITE, passage), "bibtex").entries.values()
    return _differs(record, _without_tex(entry.fields["title"])) or ("" if entry.fields["number"] else "no number")


def _without_tex(field: str) -> str:
    plain = re.sub(r"\\text(\w+)\{\}", lambda found: f"\0{_TEX[found[1]]}", field)
    return re.sub(r"\\([#$%&_])", r"\1", re.sub(r"(?<!\0)[{}]", "", plain)).replace("\0", "")


def _differs(record: Record, title: str) -> str:
    wanted = " ".join((record.text.title.text or record.designation).split())
    return "" if " ".join(title.split()) == wanted else f"the title came back as {title!r}"


def _styles(record: Record, passage: Passage | None) -> str:
    cited = cited_of(record, SITE, passage.token if passage else "")
    if cited is None:
        return "not cited"
    written = [style.write(cited).text.replace(cited.token or "\0", "") for style in STYLES]
    poor = [words for words in written if re.search(r"  |, ,|\bNone\b|(?<!\.)\.\.(?!\.)", words)]
    return f"reads badly: {poor[0]}" if poor else ""


def _unmarked(record: Record, passage: Passage | None) -> bool:
    """Words that stand twice cannot be marked by a link, which then leads to their place only."""
    quotation = quotation_of(record, passage.token) if passage else None
    return quotation is not None and ":~:text=" not in fragment_of(quotation)


if __name__ == "__main__":
    sys.exit(main())
