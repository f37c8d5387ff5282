"""Texts that hypothesis invents: every shape the tree can take, with words nobody adopted."""

from hypothesis import strategies as st

from resolutions.structure.anchors import Anchor, note_anchor
from resolutions.structure.nodes import Action, Clause, Footnote, Kind, Mark, Part, Text, Words
from resolutions.structure.spans import Span

LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
PLAIN = st.text(LETTERS, max_size=30).map(lambda text: " ".join(text.split()))
MARKERS = st.sampled_from(["1", "2", "33", "*", "**", "a"])
VERBS = st.sampled_from(["request", "call upon", "recall", "take note with appreciation of"])


@st.composite
def printed_words(draw):
    text = draw(PLAIN)
    offsets = st.integers(0, len(text))
    marks = sorted(draw(st.lists(st.builds(Mark, MARKERS, offsets), max_size=3)), key=lambda mark: mark.at)
    cuts = sorted(draw(st.lists(offsets, max_size=4, unique=True)))
    italics = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    return Words(text, tuple(marks), italics)


spans = st.lists(st.builds(Span, st.integers(0, 999), st.integers(1000, 2000), st.integers(1, 9)), max_size=2).map(
    tuple
)
actions = st.none() | st.builds(Action, VERBS, st.sampled_from([(), ("also",), ("further",)]), PLAIN)
repairs = st.lists(st.sampled_from(["joined", "number moved"]), max_size=2).map(tuple)


@st.composite
def clauses(draw, anchor, part, depth=0):
    kind = draw(st.sampled_from(list(Kind)))
    below = draw(st.integers(0, 2 if depth < 3 else 0))
    return Clause(
        anchor=anchor,
        part=part,
        kind=kind,
        words=draw(printed_words()),
        number=draw(st.sampled_from([None, "1.", "(a)", "II"])),
        depth=depth,
        action=draw(actions),
        cells=tuple(draw(st.lists(printed_words(), max_size=3))) if kind == Kind.TABLE else (),
        source=draw(spans),
        repairs=draw(repairs),
        children=tuple(draw(clauses(anchor.child(chr(97 + n)), part, depth + 1)) for n in range(below)),
    )


@st.composite
def texts(draw):
    """A whole text: a preamble, paragraphs, an annex, notes that may share a printed mark."""
    anchors = [
        *((Anchor(f"pp{n + 1}"), Part.PREAMBLE) for n in range(draw(st.integers(0, 3)))),
        *((Anchor(f"op{n + 1}"), Part.OPERATIVE) for n in range(draw(st.integers(0, 3)))),
        *((Anchor(f"p{n + 1}", "annex1"), Part.ANNEX) for n in range(draw(st.integers(0, 2)))),
    ]
    markers = draw(st.lists(MARKERS, max_size=4))
    notes = []
    for at, marker in enumerate(markers):
        anchor = note_anchor(marker)
        count = markers[:at].count(marker) + 1
        notes.append(
            Footnote(Anchor(anchor.unit, count=count), marker, draw(printed_words()), draw(spans)),
        )
    return Text(
        language=draw(st.sampled_from(["en", "fr"])),
        masthead=tuple(draw(st.lists(PLAIN, max_size=3))),
        printed=draw(PLAIN),
        title=draw(printed_words()),
        formula=draw(printed_words()),
        clauses=tuple(draw(clauses(anchor, part)) for anchor, part in anchors),
        adoption_line=draw(printed_words()),
        footnotes=tuple(notes),
    )
