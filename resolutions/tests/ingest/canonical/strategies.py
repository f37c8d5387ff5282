"""Invented texts with every awkward thing that a page can hold: what looks like a sign of the form, and is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Draft
from resolutions.ingest.explicit_outline import ExplicitNote, bind_notes
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Adoption, Identity, Vote
from resolutions.structure.nodes import Clause, Kind, Mark, Part, Text, Words
from resolutions.structure.tree import build_tree

AWKWARD = [
    "1.", "12bis.", "(a)", "(iv)", "•", "-", "#", "##", "??", "+", "|", "||", "|=", "{", "}", "{}", "{#op5}", "==", "=====",
    "== notes ==", "[^", "[^3]", "]", "*", "**", "\\", "\\\\", "Title:", "Masthead: x", "CND", "Recalls", "the", "work,",
    "of", "1988", "s’engage", "régime", "麻醉药品", "مؤتمر", "a*b", "x|y", "\\1.", "*a", "b*", "\u200b", "e\u0301", "&", "<b>",
]  # fmt: skip
LABELS = [
    "1.",
    "2.",
    "9.",
    "12.",
    "3 bis.",
    "(a)",
    "(b)",
    "(i)",
    "(2)",
    "II",
    "A",
    "a}b",
    "\\",
    "•",
    "No. 4",
    "1",
    "*",
    "#",
    "{x}",
]
MARKERS = ["1", "2", "33", "*", "**", "a", "]", "\\", "1]2"]
SCOPES = ["", "s1", "s2", "annex1", "annex2-s1", "partii", "text1"]
LETTERS = "ab1.(){}[]^*|#=+?\\:-•é麻م\u200b\U0001f54a"
word = st.sampled_from(AWKWARD) | st.text(LETTERS, min_size=1, max_size=5)
plain = st.lists(word, max_size=4).map(" ".join)
SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—“”‘’•…©§¶†‡°²³¹€№"
sentence = st.lists(word | st.text(SIGNS, min_size=1, max_size=3), max_size=5).map(" ".join)


@st.composite
def words(draw: st.DrawFn, *, text: st.SearchStrategy[str] = plain) -> Words:
    """Words as readers give them: single blanks, marks anywhere, italics that do not overlap."""
    printed = draw(text)
    places = st.integers(0, len(printed))
    marks = sorted(draw(st.lists(st.builds(Mark, st.sampled_from(MARKERS), places), max_size=2)), key=lambda m: m.at)
    borders = sorted(draw(st.sets(places, max_size=4)))
    italics = tuple(zip(borders[::2], borders[1::2], strict=False))
    return Words(printed, tuple(marks), italics)


@st.composite
def items(draw: st.DrawFn) -> Item:
    part, kind = draw(st.sampled_from(Part)), draw(st.sampled_from(Kind))
    number = draw(st.none() | st.sampled_from(LABELS))
    depth, scope = draw(st.integers(0, 3)), draw(st.sampled_from(SCOPES))
    cells = tuple(draw(st.lists(words(), max_size=2))) if kind == Kind.TABLE else ()
    is_closing = kind == Kind.PARAGRAPH and draw(st.booleans())
    return Item(part, draw(words()), kind, number, depth, scope, is_closing, cells)


@st.composite
def bodies(draw: st.DrawFn) -> list[Item]:
    """A body as the UN prints it: preamble, sections, lists in lists, a text in a paragraph, a table, annexes."""
    phrase = words(text=sentence)
    out = [Item(Part.PREAMBLE, draw(phrase)) for _ in range(draw(st.integers(0, 2)))]
    for scope in draw(st.sampled_from([("",), ("", "s1", "s2"), ("parti", "partii")])):
        if scope:
            out.append(Item(Part.OPERATIVE, draw(phrase), Kind.HEADING, draw(st.none() | st.just("II")), 0, scope))
        for number in range(1, draw(st.integers(1, 3)) + 1):
            out.append(
                Item(
                    Part.OPERATIVE,
                    draw(phrase),
                    number=draw(st.sampled_from([f"{number}.", f"{number}bis.", None])),
                    scope=scope,
                )
            )
            out += draw(st.just([]) | lists(Part.OPERATIVE, scope))
    if draw(st.booleans()):
        out += [
            Item(Part.PREAMBLE, draw(phrase), scope="text1"),
            Item(Part.OPERATIVE, draw(phrase), number="1.", scope="text1"),
        ]
        out += draw(lists(Part.OPERATIVE, "text1"))
        out.append(Item(Part.OPERATIVE, draw(phrase), number="9."))
    for annex in range(1, draw(st.integers(0, 2)) + 1):
        scope = draw(st.sampled_from([f"annex{annex}", f"annex{annex}-s1"]))
        out.append(Item(Part.ANNEX, draw(phrase), Kind.HEADING, scope=scope))
        out += draw(tables(Part.ANNEX, scope))
        out.append(Item(Part.ANNEX, draw(phrase), number="1.", scope=scope))
    return out


@st.composite
def lists(draw: st.DrawFn, part: Part, scope: str) -> list[Item]:
    """(a), (i), (1), • below a paragraph, to four deep, with words that close the list."""
    out: list[Item] = []
    for depth in range(1, draw(st.integers(1, 4)) + 1):
        for at in range(draw(st.integers(1, 2))):
            label = [f"({'ab'[at]})", f"({'i' * (at + 1)})", f"({at + 1})", "•"][depth - 1]
            out.append(Item(part, draw(words(text=sentence)), number=label, depth=depth, scope=scope))
    if draw(st.booleans()):
        out.append(Item(part, draw(words(text=sentence.filter(bool))), depth=1, scope=scope, is_closing=True))
    return out


@st.composite
def tables(draw: st.DrawFn, part: Part, scope: str) -> list[Item]:
    """A table with its title or none, and rows of as many cells; cells may be empty, hold notes, bars and signs."""
    columns = draw(st.integers(1, 3))
    cells = st.lists(words(text=sentence), min_size=columns, max_size=columns).map(tuple)
    rows = [Item(part, Words(), Kind.TABLE, None, 1, scope, cells=draw(cells)) for _ in range(draw(st.integers(1, 3)))]
    return [Item(part, draw(words(text=sentence)), Kind.TABLE, None, 0, scope), *rows]


@st.composite
def clauses(draw: st.DrawFn) -> tuple[Clause, ...]:
    tree, _repeated = build_tree(draw(st.lists(items(), min_size=1, max_size=6) | bodies()))
    if draw(st.booleans()):  # an archivist's own anchor for a paragraph
        tree = (replace(tree[0], anchor=replace(tree[0].anchor, unit="pp5a")), *tree[1:])
    return tree


line = plain.filter(bool)
notes = st.lists(st.builds(ExplicitNote, st.sampled_from(MARKERS), words()), max_size=3)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    own = draw(st.none() | st.just(Anchor("fn7a")))
    footnotes = draw(notes)
    return Text(
        language=draw(st.sampled_from(["en", "fr", "ar"])),
        masthead=tuple(draw(st.lists(line, max_size=3))),
        printed=draw(plain),
        title=draw(words()),
        formula=draw(words()),
        clauses=draw(clauses()),
        adoption_line=draw(words()),
        footnotes=bind_notes(footnotes, {0: own} if own and footnotes else None),
    )


days = st.none() | st.dates(date(1946, 1, 1), date(2099, 12, 31))
numbers = st.integers(0, 999)
identities = st.none() | st.sampled_from(
    [
        Identity("cnd", "resolution", "901", 9),
        Identity("ga", "resolution", "S-920", 4, "C"),
        Identity("cnd", "decision", "963", 17),
        Identity("cnd", "declaration", "962", None, slug="ministerial-declaration"),
    ]
)
adoptions = st.builds(
    Adoption,
    adopted_on=days,
    basis=st.sampled_from(["", "adoption line", "heading", "markup", "distribution", "archivist"]),
    distributed_on=days,
    meeting=st.none() | st.integers(1, 9999),
    vote=st.none() | st.builds(Vote, numbers, numbers, numbers, plain),
    symbol=plain,
    agenda_item=plain,
    draft_symbol=plain,
)
drafts = st.builds(Draft, identities, adoptions, texts())
