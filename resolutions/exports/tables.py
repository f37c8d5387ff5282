"""A record as rows of two tables: its paragraphs and notes, and its references. One row a line of CSV (RFC 4180)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resolutions.exports.html import permanent_path
from resolutions.exports.record import Citation, Record
from resolutions.exports.site import Site

Row = tuple[str | int | None, ...]
AddressOf = Callable[[Citation], str]

TEXT_COLUMNS = ("text", "body", "kind", "session", "number", "part_letter", "slug", "language", "version", "adopted_on")
PARAGRAPH_COLUMNS = (
    "address",
    *TEXT_COLUMNS,
    "anchor",
    "part",
    "sort",
    "printed_number",
    "depth",
    "verb",
    "modifiers",
    "words",
)
REFERENCE_COLUMNS = (
    "address",
    *TEXT_COLUMNS,
    "anchor",
    "verb",
    "reference_kind",
    "target",
    "target_address",
    "pinpoint",
    "status",
    "candidates",
    "printed_date",
    "start",
    "end",
    "printed",
)
_MANY = "; "


def paragraph_rows(record: Record, site: Site) -> Iterator[Row]:
    """Every clause in printed order, then the notes, as PARAGRAPH_COLUMNS; `sort` is the kind of the node, or "note"."""
    head, base = text_cells(record, site), text_address(record, site)
    for clause in record.text.walk():
        action = clause.action
        verb = (action.verb, " ".join(action.modifiers)) if action else ("", "")
        where = (str(clause.anchor), clause.part.value, clause.kind.value, clause.number or "", clause.depth)
        yield (f"{base}/{clause.anchor}", *head, *where, *verb, clause.all_words.text)
    for note in record.text.footnotes:
        where = (str(note.anchor), "", "note", note.marker, 0)
        yield (f"{base}/{note.anchor}", *head, *where, "", "", note.words.text)


def reference_rows(record: Record, site: Site, address_of: AddressOf) -> Iterator[Row]:
    """Every standing reference as REFERENCE_COLUMNS; start and end count code points of the words at the anchor."""
    head, base = text_cells(record, site), text_address(record, site)
    verbs = verbs_of(record)
    for one in record.references:
        path = address_of(one) if one.target else ""
        yield (
            f"{base}/{one.anchor}",
            *head,
            one.anchor,
            verbs.get(one.anchor, ""),
            str(one.kind),
            one.target,
            (f"{base}/{one.target}" if path.startswith("#") else site.address(path)) if path else "",
            one.pinpoint,
            str(one.status),
            _MANY.join(one.candidates),
            one.date.isoformat() if one.date else "",
            one.start,
            one.end,
            one.printed,
        )


def text_cells(record: Record, site: Site) -> Row:
    """What says which text it is, as TEXT_COLUMNS."""
    identity, adopted = record.identity, record.adoption.adopted_on
    if identity is None:
        return ("",) * len(TEXT_COLUMNS)
    parts = (identity.body, identity.kind, identity.session, identity.number, identity.part_letter, identity.slug)
    return (text_address(record, site), *parts, record.language, record.version, adopted.isoformat() if adopted else "")


def text_address(record: Record, site: Site) -> str:
    """'https://archive.example/ga/resolutions/77/238/fr'."""
    return site.address(permanent_path(record.identity, record.language))


def verbs_of(record: Record) -> dict[str, str]:
    """Anchor -> the verb of the paragraph that stands there; paragraphs without any are left out."""
    return {str(clause.anchor): clause.action.verb for clause in record.text.walk() if clause.action}
