"""The specimen as a web page: a menu around it, headings, calls as links in raised figures, notes at the end."""

from __future__ import annotations

from html import escape

from resolutions.structure.nodes import Words
from resolutions.tests.ingest.report import specimen

_TAGS = {
    "cover": "p", "chapter": "h1", "section": "h2", "designation": "h3", "title": "h4", "formula": "p", "paragraph": "p",
    "heading": "h4",
}  # fmt: skip
_MENU = ("Home", "Lamps", "Gardens", "Meetings", "Contact us")


def report_as_html() -> bytes:
    """A whole page in UTF-8."""
    body = [_line(line) for line in specimen.lines() if line.kind == "cover"]
    body.append("<h2>Contents</h2>")
    body.append("<ul>")
    body += [f"<li><a href='#c{at}'>{escape(one.words.text)}</a></li>" for at, one in enumerate(specimen.contents())]
    body.append("</ul>")
    is_table = False
    for line in specimen.lines():
        if line.kind == "cover":
            continue
        if (line.kind == "row") != is_table:
            is_table = not is_table
            body.append("<table>" if is_table else "</table>")
        body.append(_line(line))
    body.append("</table>" if is_table else "")
    notes = [_note(marker, words) for marker, words in specimen.notes().items()]
    menu = "".join(f"<li><a href='/{name.lower().replace(' ', '-')}'>{name}</a></li>" for name in _MENU)
    page = (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>Report</title></head><body>\n"
        f"<header><nav><ul>{menu}</ul></nav></header>\n<main>\n{chr(10).join(body)}\n"
        f"<section class='footnotes'><hr>\n{chr(10).join(notes)}\n</section></main>\n"
        "<footer><p>Copyright of nobody</p><ul><li><a href='/fraud'>Fraud alert</a></li></ul></footer></body></html>\n"
    )
    return page.encode()


def _line(line: specimen.Printed) -> str:
    if line.kind == "row":
        return f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in line.cells)}</tr>"
    tag = _TAGS[line.kind]
    return (
        f"<{tag}>{escape(line.label)} {_words(line.words)}</{tag}>"
        if line.label
        else f"<{tag}>{_words(line.words)}</{tag}>"
    )


def _words(words: Words) -> str:
    out = []
    for text, is_italic, marker in specimen.stretches_of(words):
        if marker:
            out.append(f"<sup><a href='#fn{marker}'>{marker}</a></sup>")
        elif is_italic:
            out.append(f"<em>{escape(text)}</em>")
        else:
            out.append(escape(text))
    return "".join(out)


def _note(marker: str, words: Words) -> str:
    return f"<p id='fn{marker}'><sup>{marker}</sup> {_words(words)}</p>"
