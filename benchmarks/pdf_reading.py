"""How faithfully are real texts read from PDF files, and how fast? Prints figures.

    python benchmarks/pdf_reading.py [--sample 40] [--seed 1] [--faults 5] FOLDER…

The publisher's markup (AKN4UN, ../shared/tools/akn_gold.py) is set as PDF pages in layouts drawn by the seed: papers,
fonts, columns, gaps or indents, running heads, notes at the foot of the page. What is read from the pages is held
against the markup with the measures of ../shared/tools/score.py, word by word, hyphens and blanks included.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "shared" / "tools")]

import akn_gold  # noqa: E402
import score  # noqa: E402

from resolutions.errors import ReadingError  # noqa: E402
from resolutions.ingest.outline_json import reading_to_json  # noqa: E402
from resolutions.ingest.pipeline import read_source  # noqa: E402
from resolutions.tests.ingest.pdf.typesetting import Layout, Set, any_layout, typeset  # noqa: E402


def sets_of(gold: akn_gold.Gold) -> list[Set]:
    """The text as the UN prints it: cover, number and title, enacting words, paragraphs, adoption, annex."""
    sets = [Set("cover", [("text", line)]) for line in gold.cover]
    number = (gold.number or (gold.symbol or "").split("RES/")[-1]).strip()
    sets.append(Set("title", [("text", (gold.title or "").strip())], number))
    if gold.formula:
        sets.append(Set("formula", [("italic", gold.formula)]))
    body = [row for row in gold.rows if row.part != "annex"]
    annex = [row for row in gold.rows if row.part == "annex"]
    sets += [_set(row) for row in body]
    if gold.adoption_line:
        lines = re.split(r" (?=\d{1,2} [A-Z][a-z]+ \d{4}$)", gold.adoption_line)
        sets += [Set("adoption", [("italic", line)]) for line in lines]
    if annex:
        sets += [Set("heading", [("text", "Annex")]), *(_set(row) for row in annex)]
    return sets


def _set(row: akn_gold.Row) -> Set:
    kind = "heading" if row.kind == "heading" else "paragraph"
    return Set(kind, _squashed(row.runs), row.number or "", row.depth)


def _squashed(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, " ".join(f"|{text}|".split())[1:-1]) for kind, text in runs if text]


def read_one(gold: akn_gold.Gold, layout: Layout, tally: collections.Counter) -> tuple[list[str], bytes]:
    notes = {note["marker"]: _squashed(note["runs"]) for note in gold.notes}
    data = typeset(sets_of(gold), notes, layout, gold.symbol or "")
    started = time.process_time()
    try:
        reading = read_source(data, "specimen.pdf")
    except ReadingError as fault:
        tally["refused"] += 1
        return [f"refused: {fault}"], data
    tally["seconds"] += time.process_time() - started
    tally["pages"] += len(reading.source.pages)
    answer = json.loads(json.dumps(reading_to_json(reading)))
    tally["warned"] += any(problem["severity"] != "info" for problem in answer["problems"])
    return score.Comparison(gold, answer, reading.source.text, "2002", 0, tally).run(), data


def read_as_text(gold: akn_gold.Gold, text: str, tally: collections.Counter) -> list[str]:
    """The same text as tidy lines: what is wrong there is no fault of the pages."""
    reading = read_source(text.encode(), "specimen.txt")
    return score.Comparison(gold, json.loads(json.dumps(reading_to_json(reading))), text, "2002", 0, tally).run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=5, help="how many files' faults to print")
    parser.add_argument("--regular", action="store_true", help="leave out texts with tables, headings, annexes, …")
    parser.add_argument("--keep", type=Path, help="folder to keep the PDF files with faults in")
    options = parser.parse_args()
    options.look, options.first_note = "2002", 1
    tally: collections.Counter = collections.Counter()
    shown = 0
    tidy: collections.Counter = collections.Counter()
    for name, (gold, text, _) in score.collect(options).items():
        layout = any_layout(random.Random(f"{name} {options.seed}"))
        faults, data = read_one(gold, layout, tally)
        others = read_as_text(gold, text, tidy)
        if [fault for fault in faults if fault[:20] not in {other[:20] for other in others}] and shown < options.faults:
            shown += 1
            print(name, layout, *faults, sep="\n  ")
            if options.keep:
                (options.keep / f"{name}.pdf").write_bytes(data)
    print(f"as tidy text       structure {tidy['structure'] / tidy['files']:.5f}")
    figures = score.figures(tally, tally["files"], 0, tally["seconds"])
    figures |= {"refused": tally["refused"], "pages": tally["pages"], "warned": tally["warned"]}
    figures["pages_per_second"] = round(tally["pages"] / max(tally["seconds"], 0.001), 1)
    print("\n".join(f"{key:18} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
