"""AKN4UN XML -> the text got out of it, and one ExplicitText for each resolution in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from resolutions.errors import ReadingError
from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Problem, Severity, SourceText
from resolutions.ingest.explicit_outline import ExplicitText
from resolutions.ingest.levels import is_list_label, list_levels
from resolutions.ingest.readers.akn.body import BodyReader
from resolutions.ingest.readers.akn.facts import (
    Headed,
    headed,
    read_adoption,
    read_headings,
    read_identity,
    read_language,
    read_masthead,
)
from resolutions.ingest.readers.akn.own import is_own, read_own
from resolutions.ingest.readers.akn.page import Page
from resolutions.ingest.readers.akn.parsing import (
    Element,
    children_named,
    find_all,
    local,
    parse_akn,
    squash,
)
from resolutions.ingest.readers.akn.runs import NoteBook, words_at
from resolutions.ingest.sections import scoped
from resolutions.structure.nodes import Kind, Mark, Part, Words

_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml\b|!DOCTYPE\b(?!\s*html)|!ENTITY\b|(?:\w+:)?akomaNtoso\b)", re.I
)


def looks_like_akn(data: bytes) -> bool:
    """Whether the first bytes are those of an XML file."""
    return _START.match(data[:400].replace(b"\0", b"")) is not None


def read_akn(data: bytes) -> tuple[SourceText, tuple[ExplicitText, ...]]:
    """Reads every resolution of the file. Raises ReadingError for unsound XML and for XML that holds none."""
    root, encoding = parse_akn(data)
    statements = [found for found in find_all(root, "statement") if not _is_inside_another(found)]
    if not statements and children_named(root, "portion"):
        raise ReadingError("The XML holds a part of a resolution only (<portion>). Get the whole text and read that.")
    if not statements:
        raise ReadingError("The XML holds no <statement>, so there is no resolution in it.")
    page = Page()
    texts = tuple(_read_any(statement, root, page) for statement in statements)
    if not any(text.items or text.title for text in texts):
        raise ReadingError("The XML has the frame of a resolution, but no words in it.")
    return SourceText(page.text, "akn", encoding), texts


def _is_inside_another(statement: Element) -> bool:
    return any(local(above) == "statement" for above in statement.iterancestors())


def _read_any(statement: Element, root: Element, page: Page) -> ExplicitText:
    """The archive's own markup says exactly what it means; what others marked up is understood as far as it goes."""
    own = read_own(statement, page) if is_own(statement) else None
    return own or _read_statement(headed(statement, root), page)


def _read_statement(head: Headed, page: Page) -> ExplicitText:
    book = NoteBook()
    printed, title, above = _read_preface(head, book).settled()
    masthead = (*read_masthead(head), *above)
    reader, formula = _read_parts(head.statement, book)
    adoption, doubts = read_adoption(head)
    items = _with_depths(scoped(_merged(reader.items)))
    for words in masthead:
        page.add(words)
    page.add(" ".join((printed, page.shown(title))))
    page.add(page.shown(formula))
    placed = tuple(page.place(item) for item in items)
    page.add(page.shown(reader.line))
    notes = tuple(page.place_note(marker, words) for marker, words in book.notes)
    page.end_page()
    return ExplicitText(
        identity=read_identity(head),
        adoption=adoption,
        language=read_language(head.statement),
        masthead=masthead,
        printed=printed,
        title=title,
        formula=formula,
        items=placed,
        adoption_line=reader.line,
        notes=notes,
        problems=(*doubts, *_strays(reader)),
        headings=read_headings(head.statement),
    )


@dataclass(slots=True)
class _Preface:
    """What stands between the cover page and the enacting words."""

    printed: list[str] = field(default_factory=list)
    titles: list[Words] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    def settled(self) -> tuple[str, Words, tuple[str, ...]]:
        """The number, the title, and the titles over it: of a lettered part its own is the title, if it has one."""
        titles = [title for title in self.titles if title]
        *above, title = titles or [Words()]
        marks = (*title.marks, *(Mark(marker, len(title.text)) for marker in self.loose))
        return squash(" ".join(self.printed)), replace(title, marks=marks), tuple(title.text for title in above)


def _read_preface(head: Headed, book: NoteBook) -> _Preface:
    """Numbers and titles in printed order; a note beside them is called at the end of the title."""
    found = _Preface()
    for preface in head.prefaces:
        for element in preface.iter("{*}docNumber", "{*}docTitle", "{*}authorialNote"):
            inside = {local(above) for above in element.iterancestors()}
            if local(element) == "docNumber":
                found.printed.append(words_at(element, book).text)
            elif local(element) == "docTitle":
                found.titles.append(words_at(element, book))
            elif not inside & {"docNumber", "docTitle"}:
                found.loose.append(book.add(element))
    if not head.prefaces and head.cover is not None:
        found.titles.append(words_at(_cover_title(head.cover), book))
        found.printed.append(found.titles[0].text)
    return found


def _cover_title(cover: Element) -> Element | None:
    """The Security Council prints "Resolution 1351 (2001)" and no other title."""
    return next((title for title in find_all(cover, "docTitle") if title.get("refersTo") == "#resolutionNumber"), None)


def _read_parts(statement: Element, book: NoteBook) -> tuple[BodyReader, Words]:
    """Everything below the preface: the body with its adoption line, and the enacting words."""
    reader, formula = BodyReader(book), Words()
    for child in statement:
        name = local(child)
        if name == "preamble":
            formula = reader.preamble(child)
        elif name in ("mainBody", "body", "components"):
            reader.block(Part.OPERATIVE, child, 0)
        elif name == "conclusions":
            reader.conclude(child)
        elif name == "attachments":
            reader.block(Part.ANNEX, child, 0)
    return reader, formula


def _merged(items: list[Item]) -> list[Item]:
    """A bare numeral and the heading under it are one heading: "II" and "Travel" -> number "II", words "Travel"."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if (
            last is not None
            and last.kind == item.kind == Kind.HEADING
            and last.number
            and not last.words.text
            and item.number is None
            and (last.scope, last.part) == (item.scope, item.part)
        ):
            marks = (*(Mark(mark.marker, 0) for mark in last.words.marks), *item.words.marks)
            out[-1] = replace(item, number=last.number, words=replace(item.words, marks=marks))
        else:
            out.append(item)
    return out


def _with_depths(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Settles how deep list items stand, list by list; words that go on after a list in lower case close it."""
    out = list(items)
    lists = groupby(range(len(out)), key=_list_key(out))
    for _key, places in lists:
        labelled = [place for place in places if is_list_label(out[place].number)]
        for place, depth in zip(labelled, list_levels([out[p].number or "" for p in labelled]), strict=True):
            out[place] = replace(out[place], depth=depth)
    for place in range(1, len(out)):
        if _is_closing(out[place - 1], out[place]):
            out[place] = replace(out[place], is_closing=True, depth=1)
    return tuple(out)


def _list_key(items: list[Item]) -> Callable[[int], int]:
    """Tells the lists apart: each paragraph or heading at the root begins a new stretch."""
    starts: list[int] = []
    count = 0
    for item in items:
        is_root = item.depth == 0 and not is_list_label(item.number)
        count += is_root
        starts.append(count)
    return starts.__getitem__


def _is_closing(last: Item, item: Item) -> bool:
    return (
        item.number is None
        and item.kind == Kind.PARAGRAPH
        and last.kind == Kind.PARAGRAPH
        and last.depth > 0
        and (last.scope, last.part) == (item.scope, item.part)
        and item.words.text[:1].islower()
    )


def _strays(reader: BodyReader) -> list[Problem]:
    return [
        Problem("words-out-of-place", Severity.WARNING, f"Words stand where the markup allows none: “{words[:80]}”.")
        for words in reader.strays
    ]
