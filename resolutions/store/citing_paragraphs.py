"""Paragraphs that cite, in full: their words with the citing ones marked, what they stand under, the notes they cite by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from resolutions.models import Clause, CrossReference, Footnote, FootnoteMark, Version
from resolutions.store.citing import References
from resolutions.store.citing_places import TITLE, CitingPlace
from resolutions.store.relations import relation_of

_OF_TEXT = (
    *("language", "number", "state", "title", "adopted_on", "resolution__kind", "resolution__number"),
    *("resolution__part_letter", "resolution__slug", "resolution__merged_into", "resolution__body__slug"),
    *("resolution__body__name", "resolution__session__label", "resolution__session__body"),
)
_CITING = ("version_id", "token", "start", "end", "footnote_id", "pinpoint", "convention__kind", "convention__title")
_SHOWN = (
    *("version_id", "token", "number", "text", "cells", "action_printed"),
    *("parent__text", "parent__action_printed", "parent__parent__text", "parent__parent__action_printed"),
)


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
    page = _Page(references, places)
    return [page.paragraph(place) for place in places]


@dataclass
class _Place:
    """What of a paragraph is known while a page is put together."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    notes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    references: list[CrossReference] = field(default_factory=list)


class _Page:
    """The rows of a page, got with five queries at most; of each only what is shown."""

    def __init__(self, references: References, places: Sequence[CitingPlace]) -> None:
        wanted = {(place.text.version, place.token) for place in places}
        rows = Version.objects.with_identity().only(*_OF_TEXT).filter(pk__in={version for version, _ in wanted})
        self.versions = {version.pk: version for version in rows}
        self.places: dict[tuple[int, str], _Place] = defaultdict(_Place)
        related = references.filter(version__in=self.versions).order_by("token", "start")
        found = list(related.select_related("convention").only(*_CITING))
        callers = _callers({row.footnote_id for row in found if row.footnote_id})
        for row in found:
            self._add(row, callers, wanted)
        self.clauses = _clauses(wanted)
        self.notes = Footnote.objects.only("token", "marker", "text").in_bulk(
            {pk for place in self.places.values() for pk in place.notes}
        )

    def paragraph(self, place: CitingPlace) -> CitingParagraph:
        version = self.versions[place.text.version]
        held = self.places[version.pk, place.token]
        clause = self.clauses.get((version.pk, place.token))
        notes = {pk: self.notes[pk] for pk in held.notes}
        alone = next(iter(notes.values())) if clause is None and notes and place.token != TITLE else None
        pieces = _pieces(clause.all_text if clause else version.title, held.spans)
        if alone is not None:
            pieces, notes = _pieces(alone.text, held.notes[alone.pk]), {}
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
                CitingNote(note.token, note.marker, _pieces(note.text, held.notes[pk])) for pk, note in notes.items()
            ],
            groups=_groups(held.references),
            pinpoints=list(dict.fromkeys(row.pinpoint for row in held.references if row.pinpoint)),
        )

    def _add(self, row: CrossReference, callers: Mapping[int, list[str]], wanted: set[tuple[int, str]]) -> None:
        """Puts a reference where it is shown: in its paragraph, or in each that calls its note."""
        note = row.footnote_id
        for token in (callers.get(note) if note else None) or [row.token]:
            if (row.version_id, token) not in wanted:
                continue
            place = self.places[row.version_id, token]
            place.references.append(row)
            spans = place.notes.setdefault(note, []) if note else place.spans
            spans.append((row.start, row.end))


def _callers(notes: set[int]) -> dict[int, list[str]]:
    """Note -> tokens of the paragraphs that call it, "title" for the title."""
    found: dict[int, list[str]] = defaultdict(list)
    if notes:
        marks = FootnoteMark.objects.filter(footnote__in=notes).order_by("pk")
        for note, place, token in marks.values_list("footnote_id", "place", "clause__token"):
            token = token or (TITLE if place == TITLE else "")
            if token and token not in found[note]:
                found[note].append(token)
    return found


def _clauses(wanted: set[tuple[int, str]]) -> dict[tuple[int, str], Clause]:
    """The paragraphs of the page, with the two levels that they stand under."""
    rows = Clause.objects.filter(
        version__in={version for version, _ in wanted}, token__in={token for _, token in wanted}
    )
    rows = rows.select_related("parent__parent").only(*_SHOWN).order_by()
    return {(row.version_id, row.token): row for row in rows if (row.version_id, row.token) in wanted}


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
