"""How many paragraphs that ask say whom, and a draw of addressees and topics to judge by hand.

    python benchmarks/terms_found.py FOLDER… [--draw 100] [--each 2] [--seed 2026] [--words]

Reads files of any format that can be ingested with the vocabularies as shipped. The draw takes the findings whose
digests come first, so that a finding stays in it however the vocabulary grows. `--words` prints the words too: for the
eye, not for a file.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from resolutions.citations.keys import key_of
from resolutions.errors import ArchiveError
from resolutions.ingest.addressees import extract_addressees, shipped_addressees
from resolutions.ingest.drafts import Draft
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.topics import extract_topics, shipped_topics

Line = tuple[str, str, str, str]  # document, place, slug, words
AROUND = 80


def drafts_in(folders: list[Path]) -> Iterator[tuple[str, Draft]]:
    """Each resolution once, with its key."""
    seen: set[str] = set()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        try:
            reading = read_source(path.read_bytes(), path.name)
        except ArchiveError:
            continue
        for draft in reading.drafts:
            key = key_of(draft.identity) if draft.identity else path.name
            if key not in seen:
                seen.add(key)
                yield key, draft


def drawn(lines: list[Line], count: int, each: int, seed: int) -> list[Line]:
    """The first by digest, then some more of each slug."""
    ordered = sorted(lines, key=lambda line: sha256(f"{seed} {' '.join(line[:3])}".encode()).hexdigest())
    by_slug: dict[str, list[Line]] = defaultdict(list)
    for line in ordered[count:]:
        by_slug[line[2]].append(line)
    return [*ordered[:count], *(line for slug in sorted(by_slug) for line in by_slug[slug][:each])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    addressees: list[Line] = []
    topics: list[Line] = []
    asking = answered = texts = 0
    for key, draft in drafts_in(options.folders):
        texts += 1
        body = draft.identity.body if draft.identity else ""
        found = extract_addressees(draft.text, body, shipped_addressees())
        words = {str(clause.anchor): clause.text for clause in draft.text.walk()}
        asking += len(found.asking)
        answered += len({one.anchor for one in found.asked} & set(found.asking))
        for one in found.asked:
            said = words[one.token]
            shown = (
                f"{said[max(0, one.start - AROUND) : one.start]}[{said[one.start : one.end]}]{said[one.end :][:AROUND]}"
            )
            addressees.append((key, one.anchor, one.slug, shown))
        for topic in extract_topics(draft.text, body, shipped_topics()):
            topics.append((key, "title" if topic.title else "text", topic.slug, draft.text.title.text))
    print(f"{texts} texts, {asking} paragraphs ask, {answered} say whom ({answered / max(asking, 1):.3f})")
    print(f"{len(addressees)} addressees, {len(topics)} topics")
    how = (options.draw, options.each, options.seed)
    for line in (*drawn(addressees, *how), *drawn(topics, *how)):
        print(" | ".join(line if options.words else line[:3]))


if __name__ == "__main__":
    main()
