"""Writes every text of the corpus as canonical text and reads it back: each must give the identical tree and facts.

    python benchmarks/round_trip.py [--sample 50]

The corpus stands in ../shared: the United Nations' own markup in all its languages and in printed looks, Word files,
PDF files, text layers and scans. Prints a line a kind; exit status 1 where a text differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from resolutions.errors import ReadingError  # noqa: E402
from resolutions.ingest.pipeline import read_source  # noqa: E402
from resolutions.tests.ingest.robust.invariants import differences_after_round_trip  # noqa: E402
from resolutions.tests.ingest.robust.originals import gold_tool  # noqa: E402

CORPUS, TOOLS = TOP.parent / "shared" / "corpus", TOP.parent / "shared" / "tools"
FOLDERS = {
    "markup, by language": ("akn4un", "languages/*.xml"),
    "markup, files": ("akn4un", "[egs]*/*.xml"),
    "Word": ("docx", "*.docx"),
    "PDF": ("pdf", "*.pdf"),
    "text layers": ("pdftotext", "*.txt"),
    "scans": ("ocr", "*.txt"),
    "seeds": ("../seeds", "*.txt"),
}
LOOKS = {"2002": ".txt", "1997": ".md", "pdf": ".txt"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="texts of each kind; 0 for all")
    sample = parser.parse_args().sample
    texts, different = Counter[str](), Counter[str]()
    for kind, name, data in sources(sample):
        for told in _differences(data, name):
            texts[kind] += 1
            different[kind] += bool(told)
            for line in told:
                print(f"{kind}: {name}: {line[:300]}", flush=True)
    for kind, count in texts.items():
        print(f"{kind:24} {count:5} texts, {different[kind]} differ")
    print(f"{sum(texts.values())} texts, {sum(different.values())} differ")
    return 1 if sum(different.values()) else 0


def _differences(data: bytes, name: str) -> Iterator[list[str]]:
    """What differs, for each text of a source."""
    try:
        drafts = read_source(data, name).drafts
    except ReadingError as fault:
        print(f"{name}: {fault}")
        return
    for draft in drafts:
        yield list(differences_after_round_trip(draft))


def sources(sample: int) -> Iterator[tuple[str, str, bytes]]:
    dice = random.Random(1)
    for kind, (folder, pattern) in FOLDERS.items():
        for path in _some(sorted((CORPUS / folder).glob(pattern)), sample, dice):
            yield kind, path.name, path.read_bytes()
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(CORPUS / "akn4un-ga-74-77.tar.xz") as packed:
            packed.extractall(unpacked, filter="data")
        tool = gold_tool(TOOLS / "akn_gold.py")
        for path in _some(sorted(Path(unpacked).rglob("*.xml")), sample, dice):
            yield "markup, 1,308 of the GA", path.name, path.read_bytes()
            for look, suffix in LOOKS.items():
                rendered = tool.render(tool.read(str(path)), look, 1, str(sample))
                yield f"look {look}", path.stem + suffix, rendered.encode()


def _some(paths: list[Path], sample: int, dice: random.Random) -> list[Path]:
    return dice.sample(paths, sample) if 0 < sample < len(paths) else paths


if __name__ == "__main__":
    sys.exit(main())
