"""How the time to find references grows with words that were made to be slow: each text against four times itself.

    python -m benchmarks.hostile_citations

Prints milliseconds of the processor and the ratio: 4 is as it should be, 16 would be a pattern that goes back over itself.
Nothing is promised of seconds; what is promised is that no ratio is far above 4.
"""

from __future__ import annotations

import gc
import time

from resolutions.citations.bodies import shipped_bodies
from resolutions.citations.conventions import shipped_conventions
from resolutions.citations.extract import extract_references
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption
from resolutions.structure.nodes import Clause, Footnote, Kind, Part, Text, Words

HOSTILE = [
    "resolution " * 1000,
    "its resolutions 45/9, " + "45/9 and " * 1000,
    "paragraph 1 of " * 1000,
    "paragraphs 1, 2, 3 and 4 of the annex to section I of " * 300,
    "E/" * 2000 + "1",
    "E/CN.7/2001/16 and Corr.1" + " and 2" * 2000,
    "((((" * 1000 + "IVXLC" * 500,
    "1 " * 3000 + "(XL)",
    "the Single Convention on Narcotic Drugs, " * 500,
    "United Nations Convention against " * 500,
    "Sales No. " * 1500 + "(United Nations publication, " * 500,
    "of the of the " * 1500 + "resolution 45/9",
    "A to B and " * 1000 + "45/9 A and " * 500,
    "see also, in particular, as well as the " * 500 + "45/9",
    "Ibid., vol. 1, 2, 3, " * 700,
    "1/1/" * 3000,
    "its resolution 45/9 and the annex thereto, " * 200,
    "the international drug control treaties, those conventions, " * 200,
    "the Convention, that Convention and the Protocols thereto, " * 200,
    'entitled "On 45/9", ' * 500 + 'entitled "' * 500,
    "Ibid., annex I (ibid.); E/CN.7/2001/16; " * 200,
    "A" * 20000,
    "9" * 20000,
    " " * 20000,
]


def text_of(words: str) -> Text:
    """The words as a paragraph and as a note."""
    clause = Clause(parse_anchor("op1"), Part.OPERATIVE, Kind.PARAGRAPH, Words(words))
    return Text(clauses=(clause,), footnotes=(Footnote(parse_anchor("fn1"), "1", Words(words)),))


def seconds(words: str) -> float:
    text, conventions, bodies = text_of(words), shipped_conventions(), shipped_bodies()
    gc.collect()
    started = time.process_time()
    extract_references(text, None, Adoption(), conventions, bodies)
    return time.process_time() - started


def main() -> None:
    seconds("resolution 45/9")  # patterns are compiled at their first use
    worst = 0.0
    for words in HOSTILE:
        small, large = seconds(words), seconds(words * 4)
        ratio = large / max(small, 0.002)
        worst = max(worst, ratio)
        print(f"{small * 1000:8.1f} {large * 1000:8.1f}  ×{ratio:5.1f}  {words[:50]!r}")
    print(f"worst ratio: {worst:.1f}")


if __name__ == "__main__":
    main()
