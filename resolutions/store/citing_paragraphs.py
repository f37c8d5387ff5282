"""Paragraphs that cite, in full: their words with the citing ones marked, what they stand under, the notes they cite by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resolutions.models import Clause, CrossReference, Footnote, FootnoteMark, Version
from resolutions.store.citing import References
from resolutions.store.citing_places import TITLE, CitingPlace
from resolutions.store.relations import relation_of


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; `is_citing`: they are those that name the thing."""

    text: str
    is_citing: bool = False


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note that cites, called in the paragraph."""

    token: str
    marker: str
    pieces: Sequence[Piece]

    @property
    def words(self) -> str:
        return _words(self.pieces)


@dataclass(frozen=True, slots=True)
class CitingParagraph:
    """A paragraph that cites, in its own words, in its notes, or both.

    chapeau: the opening words of what it stands under; action: as printed; relation: "recalled", "requested under";
    notes: those it cites by; groups: names of several conventions that it uses; pinpoints: what of the thing it names.
    """

    version: Version
    token: str
    number: str
    pieces: Sequence[Piece]
    chapeau: str
    action: str
    relation: str
    is_note: bool = False
    notes: Sequence[CitingNote] = ()
    groups: Sequence[str] = ()
    pinpoints: Sequence[str] = ()

    @property
    def words(self) -> str:
        return _words(self.pieces)

    @property
    def is_via_note(self) -> bool:
        """Its own words do not name the thing: a note does."""
        return bool(self.notes) and not any(piece.is_citing for piece in self.pieces)

    @property
    def path(self) -> str:
        language = "" if self.version.language == "en" else f"/{self.version.language}"
        text = self.version.resolution
        return f"{text.identity.path}{language}/{self.token}" if text else ""


def paragraphs_at(references: References, places: Sequence[CitingPlace]) -> list[CitingParagraph]:
    """The paragraphs at these places, in the same order; `references` are those that the places were found from."""
    if not places:
        return []
    page = _Page(references, {place.text.version for place in places})
    return [page.paragraph(place) for place in places]


@dataclass
class _Place:
    """What of a paragraph is known while a page is put together."""

    clause: Clause | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    notes: dict[int, Footnote] = field(default_factory=dict)
    references: list[CrossReference] = field(default_factory=list)


class _Page:
    """The rows of a page, got with three queries."""

    def __init__(self, references: References, versions: set[int]) -> None:
        rows = Version.objects.with_identity().defer("body_html").filter(pk__in=versions)
        self.versions = {version.pk: version for version in rows}
        self.places: dict[tuple[int, str], _Place] = defaultdict(_Place)
        self.note_spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        related = references.filter(version__in=versions).order_by("token", "start")
        found = list(related.select_related("clause__parent__parent", "footnote", "convention"))
        callers = _callers({row.footnote_id for row in found if row.footnote_id})
        for row in found:
            self._add(row, callers)

    def paragraph(self, place: CitingPlace) -> CitingParagraph:
        version = self.versions[place.text.version]
        held = self.places[version.pk, place.token]
        clause, notes = held.clause, held.notes
        alone = next(iter(notes.values())) if clause is None and notes and place.token != TITLE else None
        pieces = _pieces(clause.text, held.spans) if clause else _pieces(version.title, held.spans)
        if alone is not None:
            pieces, notes = _pieces(alone.text, self.note_spans[alone.pk]), {}
        return CitingParagraph(
            version=version,
            token=place.token,
            number=(clause.number or "") if clause else alone.marker if alone else "",
            pieces=pieces,
            chapeau=_chapeau(clause),
            action=_action(clause),
            relation=relation_of(place.action),
            is_note=alone is not None,
            notes=[
                CitingNote(note.token, note.marker, _pieces(note.text, self.note_spans[pk]))
                for pk, note in notes.items()
            ],
            groups=_groups(held.references),
            pinpoints=list(dict.fromkeys(row.pinpoint for row in held.references if row.pinpoint)),
        )

    def _add(self, row: CrossReference, callers: dict[int, list[FootnoteMark]]) -> None:
        span = (row.start, row.end)
        if row.footnote is None:
            place = self.places[row.version_id, row.token]
            place.clause = row.clause
            place.spans.append(span)
            place.references.append(row)
            return
        if span not in self.note_spans[row.footnote.pk]:
            self.note_spans[row.footnote.pk].append(span)
        called: list[FootnoteMark | None] = [
            mark for mark in callers.get(row.footnote.pk, ()) if mark.clause or mark.place == TITLE
        ]
        for mark in called or [None]:
            token = mark.clause.token if mark and mark.clause else TITLE if mark else row.token
            place = self.places[row.version_id, token]
            place.clause = place.clause or (mark.clause if mark else None)
            place.notes[row.footnote.pk] = row.footnote
            place.references.append(row)


def _callers(notes: set[int]) -> dict[int, list[FootnoteMark]]:
    found: dict[int, list[FootnoteMark]] = defaultdict(list)
    if notes:
        for mark in FootnoteMark.objects.filter(footnote__in=notes).select_related("clause__parent__parent"):
            found[mark.footnote_id or 0].append(mark)
    return found


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The words cut where citing ones begin and end; spans that overlap become one."""
    pieces, at = [], 0
    for start, end in _joined(spans):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], is_citing=True))
        at = end
    return [*pieces, Piece(text[at:])] if at < len(text) else pieces


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _above(clause: Clause | None) -> Iterable[Clause]:
    """Two levels are as far as chapeaux are shown, and as far as they are got."""
    parent = clause.parent if clause is not None and clause.parent_id else None
    if parent is not None:
        yield parent
        if parent.parent_id and parent.parent is not None:
            yield parent.parent


def _chapeau(clause: Clause | None) -> str:
    return " ".join(one.text for one in reversed(list(_above(clause))))


def _action(clause: Clause | None) -> str:
    """The opening verb as printed, of the paragraph or of what it stands under."""
    if clause is None:
        return ""
    return next((one.action_printed for one in (clause, *_above(clause)) if one.action_printed), "")


def _groups(references: Iterable[CrossReference]) -> list[str]:
    named = [row.convention.title for row in references if row.convention and row.convention.is_group]
    return list(dict.fromkeys(named))


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
