"""The hits of one page: the best paragraphs of twenty resolutions, read with a handful of queries and highlighted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resolutions.search.index.snapshot import Numbers, Snapshot
from resolutions.search.showing.cards import (
    DEFAULT_LANGUAGE,
    Card,
    Note,
    Paragraph,
    cards_of,
    paragraphs_of,
    read_cited,
    read_notes,
)
from resolutions.search.showing.highlight import Call, Highlighter, Stretch, write_html
from resolutions.search.showing.results import FoundNote, FoundParagraph, Hit
from resolutions.search.texts import TITLE_ROW, target_keys

BEST = 3


class Showing:
    """Reads what the hits of a page are made of, all of one kind in one query.

    titles: marks what is sought in titles, where more may be sought than in paragraphs. with_citations: whether hits say
    how many other texts cite them.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        highlighter: Highlighter,
        titles: Highlighter,
        languages: Sequence[str],
        *,
        with_citations: bool = False,
    ) -> None:
        self.snapshot = snapshot
        self.highlighter = highlighter
        self.titles = titles
        self.languages = languages
        self.with_citations = with_citations
        self.paragraphs: Mapping[int, Paragraph] = {}
        self.notes: Mapping[int, Note] = {}
        self.cited: dict[int, list[Stretch]] = {}

    def hits(self, best: Mapping[int, Numbers], *, with_paragraphs: bool, most: int = BEST) -> tuple[Hit, ...]:
        """One hit a document, in the order given, with at most so many paragraphs. `best`: first block -> matching slots, best first."""
        texts = cards_of(self.snapshot, list(best))
        found = {
            block: _paragraphs(texts[block][0].rows, slots, most if with_paragraphs else 0)
            for block, slots in best.items()
            if block in texts
        }
        self._read([key for keys, _count in found.values() for key in keys])
        return tuple(self._hit(block, keys, count, texts[block]) for block, (keys, count) in found.items())

    def _read(self, shown: Sequence[int]) -> None:
        clauses = [key for key in shown if key > 0]
        self.paragraphs = paragraphs_of(self.snapshot, clauses)
        self.notes = read_notes([-key for key in shown if key < 0])
        if self.highlighter.seeks_symbols:
            for key, start, end, target in read_cited(clauses):
                if any(map(self.highlighter.is_symbol, target_keys(target))):
                    self.cited.setdefault(key, []).append((start, end))

    def _hit(self, block: int, rows: Sequence[int], matching: int, texts: Sequence[Card]) -> Hit:
        shown = self._shown_text(rows, texts)
        by_key = {text.key: text for text in texts}
        paragraphs = [self._paragraph(key, by_key) for key in rows]
        stretches = self.titles.stretches(shown.title, shown.language)
        document = self.snapshot.document_of[block]
        return Hit(
            identity=shown.identity,
            name=shown.name,
            title=shown.title,
            title_html=write_html(shown.title, stretches, italics=shown.title_italics),
            path=shown.path,
            language=shown.language,
            languages=tuple(text.language for text in texts),
            date=shown.adopted_on or shown.distributed_on,
            date_basis=shown.adopted_on_basis,
            paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
            matching=matching,
            is_specimen=bool(self.snapshot.specimens[document]),
            cited_by=int(self.snapshot.citations[document]) if self.with_citations else None,
        )

    def _shown_text(self, rows: Sequence[int], texts: Sequence[Card]) -> Card:
        """The language asked for, else that of the best paragraphs, else the one without a language in its address."""
        if len(texts) == 1:
            return texts[0]
        for text in texts:
            if text.language in self.languages:
                return text
        places = [self.paragraphs.get(key) or self.notes.get(-key) for key in rows]
        versions = {place.version for place in places if place}
        shown = [text for text in texts if text.key in versions]
        return min(shown or texts, key=lambda text: (text.language != DEFAULT_LANGUAGE, text.language))

    def _paragraph(self, key: int, texts: Mapping[int, Card]) -> FoundParagraph | None:
        return self._found_paragraph(key, texts) if key > 0 else self._found_note(-key, texts)

    def _found_note(self, key: int, texts: Mapping[int, Card]) -> FoundParagraph | None:
        """A note that nothing calls, shown as a paragraph is."""
        note = self.notes.get(key)
        if note is None or note.version not in texts:
            return None
        path, language = texts[note.version].path, texts[note.version].language
        html = write_html(note.text, self.highlighter.stretches(note.text, language), italics=note.italics)
        return FoundParagraph(note.token, f"{path}/{note.token}", "", note.marker, language, html)

    def _found_paragraph(self, key: int, texts: Mapping[int, Card]) -> FoundParagraph | None:
        paragraph = self.paragraphs.get(key)
        if paragraph is None or paragraph.version not in texts:
            return None
        path, language = texts[paragraph.version].path, texts[paragraph.version].language
        stretches = self.highlighter.stretches(paragraph.text, language) + self.cited.get(key, [])
        calls = [
            Call(mark.at, mark.marker, _note_path(path, mark.token)) for mark in paragraph.marks if mark.is_in_words
        ]
        return FoundParagraph(
            token=paragraph.token,
            path=f"{path}/{paragraph.token}",
            part=paragraph.part,
            number=paragraph.number,
            language=language,
            html=write_html(paragraph.text, stretches, calls=calls, italics=paragraph.italics),
            notes=self._found_notes(paragraph, path, language) if paragraph.marks else (),
        )

    def _found_notes(self, paragraph: Paragraph, path: str, language: str) -> tuple[FoundNote, ...]:
        """The notes called in a paragraph that hold what is sought, each once."""
        found: dict[str, FoundNote] = {}
        for mark in paragraph.marks:
            if mark.token and mark.token not in found:
                stretches = self.highlighter.stretches(mark.note_text, language)
                if stretches:
                    html = write_html(mark.note_text, stretches)
                    found[mark.token] = FoundNote(mark.token, mark.note_marker, _note_path(path, mark.token), html)
        return tuple(found.values())


def _paragraphs(stored: bytes, slots: Numbers, most: int) -> tuple[list[int], int]:
    """The best in printed order: keys of clauses, minus keys of notes, without titles; and how many there are in all."""
    rows = memoryview(stored).cast("q")
    kept = [slot for slot in slots.tolist() if rows[slot] != TITLE_ROW]
    return [rows[slot] for slot in sorted(kept[:most])], len(kept)


def _note_path(path: str, token: str) -> str:
    return f"{path}/{token}" if token else ""
