"""A text as HTML: rendered once, when it is published.

Every paragraph carries its anchor as `id` and a link to its permanent address; a reference links to the stable address
of what it names, held or not, so that a stored body never becomes false when another text comes in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import Protocol

from resolutions.exports.directions import direction_of
from resolutions.exports.html_words import Style, attributes, turned_styles, write_words
from resolutions.structure.identity import Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Mark, Part, Text, Words, with_starts

_LABELS = {
    "en": ("Preamble", "Operative part", "Notes"),
    "fr": ("Préambule", "Dispositif", "Notes"),
    "es": ("Preámbulo", "Parte dispositiva", "Notas"),
    "ru": ("Преамбула", "Постановляющая часть", "Примечания"),
    "ar": ("الديباجة", "المنطوق", "الحواشي"),
    "zh": ("序言部分", "执行部分", "注"),
}
_SCOPED = ("annex", "text", "part")
DEFAULT_LANGUAGE = "en"


class Cited(Protocol):
    """What the writer needs to know of a reference."""

    @property
    def anchor(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...


class Recorded(Protocol):
    """A text with what it is and what it cites: a Record or a Draft."""

    @property
    def identity(self) -> Identity | None: ...
    @property
    def text(self) -> Text: ...
    @property
    def references(self) -> Sequence[Cited]: ...


AddressOf = Callable[..., str]


def write_body(record: Recorded, address_of: AddressOf, base: str = "") -> str:
    """The whole text. `address_of(reference)` gives the path of a target, "" where there is nowhere to go.

    base: where the archive is, for a file that is read outside of it: its addresses are whole, and the links of what has
    no number have a sign of their own, which a style sheet draws on our pages.
    """
    text = record.text
    writer = _Writer(record, address_of, shown=None, base=base)
    annex = next((at for at, clause in enumerate(text.clauses) if clause.part == Part.ANNEX), len(text.clauses))
    parts = [
        writer.head(),
        *writer.divisions(text.clauses[:annex]),
        writer.line(text.adoption_line, "adoption", "adoption"),  # printed before the annexes
        *writer.divisions(text.clauses[annex:]),
        writer.notes(text.footnotes),
    ]
    return f"<div{_frame(text.language)}>\n" + "\n".join(part for part in parts if part) + "\n</div>"


def write_excerpt(record: Recorded, clauses: Sequence[Clause], address_of: AddressOf, base: str = "") -> str:
    """Some clauses of the text and the notes that they call; links to other places lead to those places' pages."""
    called = {mark.marker for clause in clauses for node in clause.walk() for mark in _marks_of(node)}
    notes = [note for note in record.text.footnotes if note.marker in called]
    ids = {str(node.anchor) for clause in clauses for node in clause.walk()} | {str(note.anchor) for note in notes}
    writer = _Writer(record, address_of, shown=frozenset(ids), base=base)
    parts = [*writer.divisions(clauses), writer.notes(notes)]
    return f"<div{_frame(record.text.language)}>\n" + "\n".join(part for part in parts if part) + "\n</div>"


def write_note(record: Recorded, note: Footnote, address_of: AddressOf, base: str = "") -> str:
    """The words of one note, with its references as links."""
    writer = _Writer(record, address_of, shown=frozenset(), base=base)
    return f"<div{_frame(record.text.language)}><p>{writer.words(note.words, str(note.anchor))}</p></div>"


def permanent_path(identity: Identity | None, language: str) -> str:
    """Where the anchors of a text begin: '/ga/resolutions/77/238/fr'; "" while nobody knows what it is."""
    if identity is None:
        return ""
    return identity.path if language == DEFAULT_LANGUAGE else f"{identity.path}/{language}"


def _frame(language: str) -> str:
    return attributes(class_="text", lang=language, dir=direction_of(language))


def _marks_of(clause: Clause) -> Iterable[Mark]:
    yield from clause.words.marks
    for cell in clause.cells:
        yield from cell.marks


class _Writer:
    """Writes one text; knows how often each note was called so far. `shown`: the ids on the page, None for all."""

    def __init__(self, record: Recorded, address_of: AddressOf, shown: frozenset[str] | None, base: str = "") -> None:
        text = record.text
        self.text = text
        path = permanent_path(record.identity, text.language)
        self.path = f"{base}{path}" if path else ""
        self.sign = "¶ " if base else ""
        self.address_of = address_of
        self.shown = shown
        self.places = {str(clause.anchor) for clause in text.walk()} | {str(note.anchor) for note in text.footnotes}
        self.notes_by_marker = {note.marker: str(note.anchor) for note in text.footnotes}
        self.calls: Counter[str] = Counter()
        self.framed: set[str] = set()
        self.level = 2 if text.title or shown is not None else 1
        self.top = self.level + 1
        self.references: dict[str, list[Cited]] = {}
        for reference in record.references:
            self.references.setdefault(reference.anchor, []).append(reference)

    # inline

    def words(self, words: Words, token: str, at: int = 0) -> str:
        """The words with their links; `at` is where they begin in the words that the references are counted in."""
        links = [self._link(one) for one in self.references.get(token, ()) if at <= one.start < at + len(words.text)]
        moved = [replace(link, start=link.start - at, end=link.end - at) for link in links] if at else links
        return write_words(words, moved, self._mark, turned_styles(words.text, self.text.language))

    def plain(self, line: str) -> str:
        """A line of the masthead: no notes, no references."""
        return write_words(Words(line), (), self._mark, turned_styles(line, self.text.language))

    def _link(self, reference: Cited) -> Style:
        kind = str(reference.kind)
        href = self._place(reference.target) if kind == "paragraph" else self.address_of(reference)
        classes = f"ref ref-{kind}"
        if not href:
            return Style(reference.start, reference.end, "span", attributes(class_=classes))
        return Style(
            reference.start, reference.end, "a", attributes(class_=classes, href=href, title=kind.capitalize())
        )

    def _place(self, token: str) -> str:
        """Of a place of this text; a place that the text does not have is no link."""
        return self.href(token) if token in self.places else ""

    def href(self, token: str) -> str:
        """Within the page where the place is on it, else the page of the place."""
        if not self.path or self.shown is None or token in self.shown:
            return f"#{token}"
        return f"{self.path}/{token}"

    def permanent(self, token: str) -> str:
        return f"{self.path}/{token}" if self.path else f"#{token}"

    def _mark(self, mark: Mark) -> str:
        token = self.notes_by_marker.get(mark.marker)
        if token is None:
            return f'<sup class="mark">{escape(mark.marker)}</sup>'
        self.calls[token] += 1
        link = attributes(id=_call_id(token, self.calls[token]), href=self.href(token), role="doc-noteref")
        return f'<sup class="mark"><a{link}>{escape(mark.marker)}</a></sup>'

    # blocks

    def head(self) -> str:
        """Masthead, designation, title and enacting words, as printed."""
        text = self.text
        lines = [f"<p>{self.plain(line)}</p>" for line in text.masthead]
        masthead = f'<div class="masthead">{"".join(lines)}</div>' if lines else ""
        printed = f'<p class="designation">{self.plain(text.printed)}</p>' if text.printed else ""
        title = f'<h2 class="title" id="title">{self.words(text.title, "title")}</h2>' if text.title else ""
        formula = self.line(text.formula, "formula", "formula")
        return "\n".join(part for part in (masthead, printed, title, formula) if part)

    def line(self, words: Words, name: str, token: str) -> str:
        return f'<p class="{name}">{self.words(words, token)}</p>' if words else ""

    def divisions(self, clauses: Sequence[Clause]) -> list[str]:
        """Preamble, operative part, each annex and each text inside the text, in a frame of its own."""
        out = []
        for (name, part), group in groupby(clauses, key=_division):
            label = self._label(part) if not name else ""
            is_place = self.shown is None and name not in self.framed
            frame = attributes(class_=str(part), id=name if is_place else "")
            self.framed.add(name)
            tag = "section" if name else "div"
            role = attributes(role="group", aria_label=label) if label else ""
            out.append(f"<{tag}{frame}{role}>\n{self.flow(list(group))}\n</{tag}>")
        return out

    def _label(self, part: Part) -> str:
        labels = _LABELS.get(self.text.language, _LABELS["en"])
        return {Part.PREAMBLE: labels[0], Part.OPERATIVE: labels[1]}.get(part, "")

    def flow(self, clauses: Sequence[Clause]) -> str:
        """Numbered neighbours become one list; anything else stands by itself."""
        out = []
        for is_listed, group in groupby(clauses, key=_is_listed):
            if is_listed:
                out.append("<ol>\n" + "\n".join(self.item(clause) for clause in group) + "\n</ol>")
            else:
                out += [self.block(clause) for clause in group]
        return "\n".join(out)

    def item(self, clause: Clause) -> str:
        token = str(clause.anchor)
        number = (
            f"<a{attributes(class_='num', href=self.permanent(token))}>{escape(clause.number or '', quote=False)}</a>"
        )
        below = f"\n{self.flow(clause.children)}" if clause.children else ""
        return f"<li{attributes(id=token)}><p>{number} {self.words(clause.words, token)}</p>{below}</li>"

    def block(self, clause: Clause) -> str:
        if clause.kind == Kind.HEADING:
            return self.heading(clause)
        if clause.kind == Kind.TABLE:
            return self.table(clause)
        token = str(clause.anchor)
        words = f"{self.address(token)}{self.words(clause.words, token)}"
        if not clause.children:
            kind = "unparsed" if clause.kind == Kind.UNPARSED else ""
            return f"<p{attributes(id=token, class_=kind)}>{words}</p>"
        return f"<div{attributes(id=token)}><p>{words}</p>\n{self.flow(clause.children)}</div>"

    def address(self, token: str) -> str:
        """The permanent-address link of what has no printed number; its sign is drawn by the style sheet, not copied."""
        return f"<a{attributes(class_='addr', href=self.permanent(token), aria_label=token)}>{self.sign}</a>"

    def heading(self, clause: Clause) -> str:
        token = str(clause.anchor)
        scope = clause.anchor.scope.split("-") if clause.anchor.scope else []
        wanted = self.top + max(len(scope) - 1, 0) + clause.depth
        self.level = min(wanted, self.level + 1, 6)
        number = f"{escape(clause.number, quote=False)} " if clause.number else ""
        name = f"h{self.level}"
        return f"<{name}{attributes(id=token)}>{number}{self.words(clause.words, token)}{self.address(token)}</{name}>"

    def table(self, clause: Clause) -> str:
        token = str(clause.anchor)
        rows = "\n".join(self.row(row) for row in (clause.children or (clause,)))
        caption = f"<caption>{self.words(clause.words, token)}</caption>" if clause.words else ""
        frame = attributes(class_="table", id=token, tabindex="0", role="region", aria_label=token)
        return f"<div{frame}><table>{caption}<tbody>\n{rows}\n</tbody></table></div>"

    def row(self, row: Clause) -> str:
        token = str(row.anchor)
        cells = "".join(f"<td>{self.words(cell, token, at)}</td>" for cell, at in with_starts(row.cells))
        return f"<tr{attributes(id=token if row.cells and row.anchor.unit.count('-r') else '')}>{cells}</tr>"

    def notes(self, notes: Sequence[Footnote]) -> str:
        if not notes:
            return ""
        label = _LABELS.get(self.text.language, _LABELS["en"])[2]
        words = [self.words(note.words, str(note.anchor)) for note in notes]  # first: a note may call another note
        items = "\n".join(self.note(note, inner) for note, inner in zip(notes, words, strict=True))
        return f"<section{attributes(class_='notes', role='doc-endnotes', aria_label=label)}>\n<ol>\n{items}\n</ol>\n</section>"

    def note(self, note: Footnote, words: str) -> str:
        token = str(note.anchor)
        number = f"<a{attributes(class_='num', href=self.permanent(token))}>{escape(note.marker, quote=False)}</a>"
        returns = "".join(self._return(token, call) for call in range(1, self.calls[token] + 1))
        return f"<li{attributes(id=token)}><p>{number} {words}{returns}</p></li>"

    def _return(self, token: str, call: int) -> str:
        mark = "↩" if self.calls[token] == 1 else f"↩{call}"
        link = attributes(class_="return", href=f"#{_call_id(token, call)}", role="doc-backlink")
        return f" <a{link}>{mark}</a>"


def _call_id(token: str, call: int) -> str:
    return f"ref-{token}" if call == 1 else f"ref-{token}-{call}"


def _is_listed(clause: Clause) -> bool:
    return bool(clause.number) and clause.kind == Kind.PARAGRAPH


def _division(clause: Clause) -> tuple[str, Part]:
    first = clause.anchor.scope.split("-")[0]
    return (first if first.startswith(_SCOPED) else "", clause.part)
