"""Sets a text as a PDF file in many layouts, with the typst package: what was written is known to the last mark.

A text is a list of `Set`: a kind ("cover", "title", "formula", "paragraph", "heading", "adoption") and its runs, pairs of
a kind ("text", "italic", "bold", "raised", "lowered", "note", "again") and words. A "note" is the place where note
`words` is called first; its own runs stand in `notes`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typst

Runs = Sequence[tuple[str, str]]

FONTS = ("Liberation Serif", "Libertinus Serif", "New Computer Modern", "DejaVu Serif", "Liberation Sans")


@dataclass(frozen=True)
class Set:
    """A paragraph to set: `number` is printed before it, `depth` is how far it is indented."""

    kind: str
    runs: Runs
    number: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Layout:
    """How a text is printed. marked_by: what divides paragraphs ("gap", "indent", "both")."""

    font: str = "Liberation Serif"
    size: float = 10.0
    paper: str = "us-letter"
    columns: int = 1
    is_justified: bool = True
    is_hyphenated: bool = False
    marked_by: str = "both"
    head: str = "rule"
    foot: str = "{i}/{n}"
    leading: float = 0.55
    is_hanging: bool = False
    is_raised_by_font: bool = False
    has_note_rule: bool = True


def any_layout(dice: random.Random) -> Layout:
    return Layout(
        font=dice.choice(FONTS),
        size=dice.choice((9.0, 10.0, 10.5, 11.0, 12.0)),
        paper=dice.choice(("us-letter", "a4", "iso-b5")),
        columns=dice.choice((1, 1, 1, 2)),
        is_justified=dice.random() < 0.7,
        marked_by=dice.choice(("both", "both", "gap", "indent")),
        head=dice.choice(("rule", "plain", "none")),
        foot=dice.choice(("{i}/{n}", "Page {i}", "– {i} –", "{i}")),
        leading=dice.choice((0.5, 0.6, 0.7)),
        is_hanging=dice.random() < 0.3,
        is_raised_by_font=dice.random() < 0.3,
    )


def typeset(sets: Sequence[Set], notes: Mapping[str, Runs], layout: Layout, symbol: str = "") -> bytes:
    """The PDF file."""
    return typst.compile(typst_source(sets, notes, layout, symbol).encode())


def typst_source(sets: Sequence[Set], notes: Mapping[str, Runs], layout: Layout, symbol: str = "") -> str:
    top = [one for one in sets if one.kind in ("cover", "title")]
    rest = [one for one in sets if one.kind not in ("cover", "title")]
    head = "\n\n".join(_set(one, notes, layout) for one in top)
    if layout.columns > 1:
        head = f'#place(top, scope: "parent", float: true)[#set align(left); {head}]'
    return "\n\n".join([_rules(layout, symbol), head, *(_set(one, notes, layout) for one in rest)]) + "\n"


def _rules(layout: Layout, symbol: str) -> str:
    spacing = f"{layout.leading + 0.6}em" if layout.marked_by != "indent" else f"{layout.leading}em"
    indent = "2em" if layout.marked_by != "gap" else "0em"
    head = f"#{_words(symbol)};" if layout.head != "none" else ""
    rule = "#v(-0.6em)#line(length: 100%, stroke: 0.5pt)" if layout.head == "rule" else ""
    foot = layout.foot.replace("{i}", "#here().page()").replace("{n}", "#counter(page).final().first()")
    rule_above = "line(length: 30%, stroke: 0.5pt)" if layout.has_note_rule else "v(0.4em)"
    return "\n".join(
        (
            f"#set page(paper: {_words(layout.paper)}, margin: 2.2cm, columns: {layout.columns},",
            f"  header: context if here().page() > 1 [{head}{rule}],",
            f"  footer: context [{foot}])",
            f'#set text(font: {_words(layout.font)}, size: {layout.size}pt, lang: "en", '
            f"hyphenate: {str(layout.is_hyphenated).lower()})",
            f"#set par(justify: {str(layout.is_justified).lower()}, leading: {layout.leading}em, spacing: {spacing},",
            f"  first-line-indent: (amount: {indent}, all: true))",
            f"#set super(typographic: {str(layout.is_raised_by_font).lower()})",
            f"#set footnote.entry(separator: {rule_above})",
        )
    )


def _set(one: Set, notes: Mapping[str, Runs], layout: Layout) -> str:
    words = _runs(_without_leading_blanks(one.runs), notes)
    if one.kind == "cover":
        return f"#block(spacing: 0.9em)[#par(first-line-indent: 0em)[{words}]]"
    if one.kind == "title":
        number = f"#{_words(one.number)};#h(1.5em);" if one.number else ""
        return f'#block(spacing: 1.6em)[#par(first-line-indent: 0em)[#text(size: 1.15em, weight: "bold")[{number}{words}]]]'
    if one.kind == "heading":
        return f"#align(center)[#block(spacing: 1.5em)[#par(first-line-indent: 0em)[#strong[{words}]]]]"
    if one.kind == "adoption":
        return f"#align(right)[#block(above: 1.8em)[#par(first-line-indent: 0em)[{words}]]]"
    number = f"#{_words(one.number)};#h(1.2em);" if one.number else ""
    if layout.is_hanging and one.number:
        return f"#par(hanging-indent: {2 * one.depth + 2}em, first-line-indent: {2 * one.depth}em)[{number}{words}]"
    return f"#pad(left: {1.5 * one.depth}em)[{number}{words}]" if one.depth else f"{number}{words}"


def _without_leading_blanks(runs: Runs) -> Runs:
    for index, (kind, words) in enumerate(runs):
        if words.strip():
            return [(kind, words.lstrip()), *runs[index + 1 :]]
    return []


def _runs(runs: Runs, notes: Mapping[str, Runs]) -> str:
    return "".join(_run(kind, words, notes) for kind, words in runs)


def _run(kind: str, words: str, notes: Mapping[str, Runs]) -> str:
    if kind == "note":
        return f"#footnote(numbering: _ => {_words(words)})[{_runs(notes.get(words, ()), notes)}];"
    function = {"italic": "emph", "bold": "strong", "raised": "super", "again": "super", "lowered": "sub"}.get(kind)
    return f"#{function}({_words(words)});" if function else f"#{_words(words)};"


def _words(words: str) -> str:
    """The words as a string of typst, where nothing in them is a sign."""
    return json.dumps(words, ensure_ascii=False)
