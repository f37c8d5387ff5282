"""A text as an HTML file that stands by itself: what an address ending in .html gives.

No script, no picture, and a few lines of style in the file itself: a saved copy looks the same in fifty years. Every
address in it is whole, so every paragraph leads back to its place in the archive.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from html import escape

from resolutions.exports.grammar import Grammar
from resolutions.exports.html import permanent_path, write_body, write_excerpt, write_note
from resolutions.exports.html_words import attributes
from resolutions.exports.passages import Passage
from resolutions.exports.record import Citation, Record
from resolutions.exports.site import Site
from resolutions.exports.styles.dates import un_date
from resolutions.exports.un_style import place_in_words
from resolutions.structure.ordinals import to_ordinal

STYLE = (
    ":root{color-scheme:light dark}"
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.05em/1.5 serif;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}dd{margin:0}"
    "ol{list-style:none;padding-inline-start:1.5em}.text>div>ol,.text>section>ol{padding-inline-start:0}"
    ".masthead p{margin:0}.text .designation{margin-top:1em}sup{line-height:0}"
    "table{border-collapse:collapse}td{border:1px solid;padding:.2em .5em;vertical-align:top}"
)
STYLE_HASH = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"  # by which a policy lets the style be
_SPECIMEN = "Invented wording to show the archive; this is not law and no organ adopted it."
_THANKS = "United Nations, with thanks. The official text is the printed one."


def write_file(record: Record, site: Site, grammar: Grammar) -> str:
    """The whole text with what is known of it."""
    body = write_body(record, partial(_address, site, grammar), site.url)
    return _page(record, site, body, "")


def write_passage_file(record: Record, passage: Passage, site: Site, grammar: Grammar) -> str:
    """Some places of it, under the opening words that they stand under."""
    address_of = partial(_address, site, grammar)
    above = [f"<p>{escape(_numbered(clause.number, clause.text), quote=False)}</p>" for clause in passage.above]
    if passage.clauses:
        body = write_excerpt(record, passage.clauses, address_of, site.url)
    else:
        body = "\n".join(write_note(record, note, address_of, site.url) for note in passage.notes)
    return _page(record, site, "\n".join([*above, body]), passage.token)


def _numbered(number: str | None, words: str) -> str:
    return f"{number} {words}" if number else words


def _address(site: Site, grammar: Grammar, reference: Citation) -> str:
    path = grammar.address(reference)
    return site.address(path) if path.startswith("/") else path


def _page(record: Record, site: Site, body: str, token: str) -> str:
    name = _name(record)
    place = place_in_words(token) if token else ""
    path = permanent_path(record.identity, record.language)
    title = f"{name}, {place}" if place else name
    facts = "\n".join(_fact(term, words) for term, words in _facts(record, site.address(f"{path}/{token}".rstrip("/"))))
    lines = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title, quote=False)}</title>",
        f"<link{attributes(rel='canonical', href=site.address(path))}>",
        f"<link{attributes(rel='cite-as', href=site.address(f'{path}/{token}'.rstrip('/')))}>",
        f"<meta{attributes(name='description', content=record.text.title.text[:300] or name)}>",
        f"<style>{STYLE}</style>",
        *(('<meta name="robots" content="noindex">',) if record.is_specimen or record.state != "published" else ()),
        "</head>",
        "<body>",
        f"<header>\n<h1>{escape(title, quote=False)}</h1>\n<dl>\n{facts}\n</dl>\n</header>",
        f"<main>\n{body}\n</main>",
        f"<footer><p>{escape(_SPECIMEN if record.is_specimen else _THANKS, quote=False)}</p></footer>",
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _name(record: Record) -> str:
    identity = record.identity
    if identity is None:
        return record.text.printed or "Text without a number"
    return f"{record.body_name or identity.body} {identity.kind} {record.designation or identity.designation}"


def _facts(record: Record, address: str) -> Iterator[tuple[str, str]]:
    adoption = record.adoption
    yield "Address", address
    if adoption.adopted_on:
        yield "Adopted", un_date(adoption.adopted_on)
    if adoption.distributed_on:
        yield "Distributed", un_date(adoption.distributed_on)
    if adoption.meeting is not None:
        yield "Meeting", to_ordinal(adoption.meeting)
    if record.symbol or adoption.symbol:
        yield "Symbol", record.symbol or adoption.symbol
    if record.subjects:
        yield "Subjects", "; ".join(record.subjects)
    if record.version is not None:
        yield "Version", _version(record)


def _version(record: Record) -> str:
    day = f", {un_date(record.published_at.date())}" if record.published_at else ""
    return f"{record.version} ({record.state}{day})"


def _fact(term: str, words: str) -> str:
    shown = (
        f"<a{attributes(href=words)}>{escape(words, quote=False)}</a>"
        if term == "Address"
        else escape(words, quote=False)
    )
    return f"<dt>{term}</dt><dd>{shown}</dd>"
