"""Lays out for a person's judgement what is read as a citation, and what is not.

    python benchmarks/reference_audit.py links [--draw 100] [--seed 45]
    python benchmarks/reference_audit.py names [--draw 100] [--seed 45] [--unexplained]

links: references that the United Nations' own markup does not have, drawn at random, each with its paragraph.
names: every mention of a name of ../shared/facts/conventions.csv, found by plain text search; each is in a reference
of ours or has a reason why not, and what has neither is counted apart. A draw of them is shown.
Both read ../shared/corpus/akn4un/{ecosoc,ga,sc} and end with how many seconds finding all references took.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from resolutions.citations.cleaning import clean  # noqa: E402
from resolutions.citations.extract import extract_references  # noqa: E402
from resolutions.citations.references import Reference, ReferenceKind  # noqa: E402
from resolutions.citations.titles import COVER, cover_titles  # noqa: E402
from resolutions.citations.treaties import publication_titles  # noqa: E402
from resolutions.errors import ReadingError  # noqa: E402
from resolutions.ingest.drafts import Draft  # noqa: E402
from resolutions.ingest.pipeline import read_source  # noqa: E402
from resolutions.ingest.vocabulary import shipped_vocabulary  # noqa: E402

SHARED = TOP.parent / "shared"
CORPUS, NAMES = SHARED / "corpus" / "akn4un", SHARED / "facts" / "conventions.csv"
FOLDERS = ("ecosoc", "ga", "sc")

_OTHERS = "African|Olympic|European|Arab|Inter-American|American|Asian|Social|Energy|Earth|Banjul|ASEAN|Islamic|Transitional Federal"
_WORKS = "Implementation|Review|Secretariat|Committee|Working|Conference|Trust|States|Day|Fund|Treaty|Group"

# Why a mention is no citation: what stands before it, what stands behind it, and the reason.
REASONS = (
    (
        r"(?:Conference|Adoption|Commentary|Travaux) [^.;]{0,60}$",
        r"",
        "inside the title of a conference or a commentary",
    ),
    (r"", rf" (?:{_WORKS})", "a part of the name of an organ or of a body of work"),
    (rf"(?:{_OTHERS}|\([A-Z]\w+|[A-Z]\w+ Forum|State) $", r"", "the end of the name of another instrument"),
    (
        r"",
        r",? (?:on|for|of|against|concerning|relating to|regarding|to)(?: the)? (?!the United Nations\b)[A-Z]",
        "the beginning of the name of another instrument",
    ),
)
ELSEWHERE = "a short name that this text gives to something else"
DESCRIBED = "a description of several instruments, and nothing here says which"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found by plain text search at [start, end) of a place, and what became of it."""

    source: str
    anchor: str
    words: str
    start: int
    end: int
    slug: str
    reference: Reference | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        return self.words[self.start : self.end]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("links", "names"))
    parser.add_argument("--draw", type=int, default=100)
    parser.add_argument("--seed", type=int, default=45)
    parser.add_argument("--unexplained", action="store_true", help="of the names, only those that nothing explains")
    options = parser.parse_args()
    drafts = list(_drafts())
    if options.what == "links":
        _show_links(drafts, options.draw, options.seed)
    else:
        _show_names(drafts, options)
    print(f"{len(drafts)} texts, all references found in {_seconds(drafts):.2f} seconds")
    return 0


def _drafts() -> Iterator[tuple[str, Draft]]:
    vocabulary = shipped_vocabulary()
    for path in sorted(path for folder in FOLDERS for path in (CORPUS / folder).rglob("*.xml")):
        try:
            reading = read_source(path.read_bytes(), path.name, vocabulary=vocabulary)
        except ReadingError as fault:
            print(f"{path.name}: {fault}", file=sys.stderr)
            continue
        yield from ((path.stem, draft) for draft in reading.drafts)


def _places(draft: Draft) -> dict[str, str]:
    text = draft.text
    places = {"title": text.title.text} | {str(clause.anchor): clause.all_words.text for clause in text.walk()}
    return places | {str(note.anchor): note.words.text for note in text.footnotes}


def _seconds(drafts: list[tuple[str, Draft]]) -> float:
    """How long finding takes, the links of the sources apart: those are gone once a text is read."""
    vocabulary = shipped_vocabulary()
    begun = time.process_time()
    for _, draft in drafts:
        extract_references(draft.text, draft.identity, draft.adoption, vocabulary.conventions, vocabulary.bodies)
    return time.process_time() - begun


# links that the markup lacks


def _show_links(drafts: list[tuple[str, Draft]], draw: int, seed: int) -> None:
    found = [(source, draft, one) for source, draft in drafts for one in draft.references if one.origin != "markup"]
    marked = sum(one.origin == "markup" for _, draft in drafts for one in draft.references)
    kinds = Counter(f"{one.kind.value} {one.status.value}" for _, _, one in found)
    drawn = sorted(random.Random(seed).sample(range(len(found)), min(draw, len(found))))
    for number, index in enumerate(drawn, 1):
        source, draft, one = found[index]
        words = _places(draft)[one.anchor]
        print(
            f"{number}. {source} #{one.anchor} {one.kind.value} -> {one.target or '|'.join(one.candidates)} [{one.pinpoint}]"
        )
        print(f"   {_shown(words, one.start, one.end)}")
    print(f"{marked} references have a link of the markup, {len(found)} have none: {dict(kinds)}")


def _shown(words: str, start: int, end: int, around: int = 260) -> str:
    return f"{words[max(0, start - around) : start]}>>{words[start:end]}<<{words[end : end + around // 2]}"


# mentions of the names of conventions


def _show_names(drafts: list[tuple[str, Draft]], options: argparse.Namespace) -> None:
    names = _names()
    found = [mention for source, draft in drafts for mention in _mentions(source, draft, names)]
    counts = Counter(_verdict(mention) for mention in found)
    unexplained = [mention for mention in found if not mention.reference and not mention.reason]
    among = unexplained if options.unexplained else found
    drawn = sorted(random.Random(options.seed).sample(range(len(among)), min(options.draw, len(among))))
    for number, index in enumerate(drawn, 1):
        one = among[index]
        target = (
            (one.reference.target or "|".join(one.reference.candidates)) if one.reference else f"({one.reason or '?'})"
        )
        print(f"{number}. {one.source} #{one.anchor} {one.slug} -> {target}")
        print(f"   {_shown(one.words, one.start, one.end)}")
    for reason, count in counts.most_common():
        print(f"{count:6} {reason}")
    print(f"{len(found)} mentions of {len({one.slug for one in found})} instruments, {len(unexplained)} unexplained")


def _verdict(mention: Mention) -> str:
    if mention.reference is None:
        return mention.reason or "unexplained"
    if mention.reference.kind is not ReferenceKind.CONVENTION:
        return "in a reference to a resolution or document"
    slugs = (mention.reference.target, *mention.reference.candidates)
    return "linked" if mention.slug in slugs else "linked as a part of another name"


def _names() -> list[tuple[str, str, bool]]:
    """(name, slug, whether brackets told it apart), the longest first: "Political Declaration (twentieth special session)"."""
    out = []
    with NAMES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["official_title"], *row["short_names_and_variants"].split(";")):
                plain = re.sub(r"\s*\([^)]*\)", "", clean(name)[0]).strip()
                out += [(plain, row["id"], "session)" in name)] if len(plain) > 2 else []
    return sorted(dict.fromkeys(out), key=lambda row: -len(row[0]))


def _mentions(source: str, draft: Draft, names: list[tuple[str, str, bool]]) -> Iterator[Mention]:
    """Every occurrence of a name that no longer name holds."""
    references: dict[str, list[Reference]] = {}
    for one in draft.references:
        references.setdefault(one.anchor, []).append(one)
    places = _places(draft)
    whole = " ".join(clean(printed)[0] for printed in places.values())
    for anchor, printed in places.items():
        words, back = clean(printed)
        lowered, taken = words.lower(), []
        for name, slug, is_described in names:
            for start in _occurrences(lowered, words, name):
                end = start + len(name)
                if any(first <= start and end <= last for first, last in taken):
                    continue
                taken.append((start, end))
                place = back.to_printed(start), back.to_printed(end, is_end=True)
                held = next(
                    (one for one in references.get(anchor, ()) if one.start < place[1] and place[0] < one.end), None
                )
                reason = DESCRIBED if is_described else _reason(words, start, end)
                reason = reason or (ELSEWHERE if re.search(re.escape(name) + REASONS[-1][1], whole) else "")
                yield Mention(source, anchor, words, start, end, slug, held, "" if held else reason)


def _occurrences(lowered: str, words: str, name: str) -> Iterator[int]:
    """Whole words, capitals as in the name but for its first letter."""
    start = lowered.find(name.lower())
    while start >= 0:
        end = start + len(name)
        is_whole = (
            not (words[start - 1 : start].isalnum() or words[end : end + 1].isalnum())
            if start
            else not words[end : end + 1].isalnum()
        )
        if is_whole and words[start + 1 : end] == name[1:] and (words[start] == name[0] or len(name) > 8):
            yield start
        start = lowered.find(name.lower(), start + 1)


def _reason(words: str, start: int, end: int) -> str:
    if COVER in cover_titles(words)[start:end]:
        return "inside a quoted title"
    if any(first <= start < last for first, last in publication_titles(words)):
        return "inside the title of a publication"
    if words[end : end + 1] == "/" or words[start - 1 : start] == "/":
        return "a part of a symbol"
    before, behind = words[max(0, start - 80) : start], words[end : end + 80]
    return next((told for left, right, told in REASONS if re.search(left, before) and re.match(right, behind)), "")


if __name__ == "__main__":
    raise SystemExit(main())
