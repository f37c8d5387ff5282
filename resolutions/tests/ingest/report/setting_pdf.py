"""The specimen as a PDF file of about thirty pages A4: running heads, page numbers, notes at the foot of pages."""

from __future__ import annotations

import json
from functools import cache

import typst

from resolutions.structure.nodes import Words
from resolutions.tests.ingest.report import specimen

_SETTING = """
#set document(date: none, title: "Specimen of a session report")
#set page(paper: "a4", margin: (x: 3.6cm, top: 4cm, bottom: 3.8cm),
  header: context if counter(page).get().first() > 1 {
    set align(if calc.odd(counter(page).get().first()) { right } else { left })
    strong("E/2095/28")
  },
  footer: context { let n = counter(page).get().first()
    if n == 1 { [V.95-02121 (E)] } else { align(if calc.odd(n) { right } else { left }, str(n)) } })
#set text(font: "Libertinus Serif", size: 12pt, lang: "en", hyphenate: false)
#set par(justify: true, leading: 0.95em, spacing: 1.5em)
#set footnote.entry(gap: 0.6em)
#show footnote.entry: set text(size: 9.5pt)
"""


@cache
def report_as_pdf() -> bytes:
    """The whole report, the same bytes every time."""
    told: set[str] = set()
    body = [_cover(line) for line in specimen.lines() if line.kind == "cover"]
    body.append('#pagebreak()\n#strong("Contents")\n')
    body += [_entry(at, entry.words.text) for at, entry in enumerate(specimen.contents())]
    place = iter(range(len(specimen.contents())))
    rows: list[str] = []
    for line in specimen.lines():
        if line.kind == "row":
            rows += [f"[{_words(cell, told)}]" for cell in line.cells]
        elif line.kind != "cover":
            body.append(_line(line, told, place))
    body.append(f"#table(columns: 3, stroke: none, {', '.join(rows)})")
    made: bytes = typst.compile((_SETTING + "\n\n".join(body)).encode(), format="pdf", timestamp=0)
    return made


def _cover(line: specimen.Printed) -> str:
    return f"#block(spacing: 2.2em, text(size: 14pt, {json.dumps(line.words.text, ensure_ascii=False)}))"


def _entry(at: int, words: str) -> str:
    page = f'#context counter(page).at(label("c{at}")).first()'
    return f"#{json.dumps(words, ensure_ascii=False)} #box(width: 1fr, repeat[. ]) {page}"


def _line(line: specimen.Printed, told: set[str], place: object) -> str:
    words = _words(line.words, told)
    if line.kind in ("chapter", "section", "designation"):
        mark = f" <c{next(place)}>"  # type: ignore[call-overload]
        start = "#pagebreak()\n" if line.kind == "chapter" else "#v(0.6em)\n"
        return f"{start}#[#metadata(none){mark}]#block(sticky: true, strong[{words}])"
    if line.kind in ("title", "heading"):
        return f"#block(sticky: true, strong[{line.label} {words}])"
    indent = 1.2 * line.depth
    return f"#pad(left: {indent}cm)[{_quoted(line.label + ' ') if line.label else ''}{words}]"


def _words(words: Words, told: set[str]) -> str:
    out = []
    for text, is_italic, marker in specimen.stretches_of(words):
        if marker in told:
            out.append(f"#footnote(<fn{marker}>)")
        elif marker:
            told.add(marker)
            out.append(f"#footnote[{_words(specimen.notes()[marker], told)}] <fn{marker}>")
        elif is_italic:
            out.append(f"#emph({json.dumps(text, ensure_ascii=False)});")
        elif text:
            out.append(_quoted(text))
    return "".join(out)


def _quoted(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)};"
