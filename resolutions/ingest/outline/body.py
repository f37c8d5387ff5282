"""Paragraphs become items: preamble, operative part, sections, annexes, headings, lists.

The operative part begins at the first number; where nothing is numbered, at the first finite opening verb. A number
that comes again under a Roman heading makes the headings sections with a scope of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.ingest.actions import OPERATIVE, PREAMBULAR
from resolutions.ingest.adoption import opens_decision
from resolutions.ingest.blocks import Item, words_of
from resolutions.ingest.outline.capitals import label_stopped_items
from resolutions.ingest.outline.embedded import is_enacting, split_embedded
from resolutions.ingest.outline.labels import Label
from resolutions.ingest.outline.levels import Levels
from resolutions.ingest.outline.paragraphs import Paragraph, is_item, unquoted
from resolutions.ingest.outline.scanned import mend_letters
from resolutions.ingest.outline.tables import take_tables
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.nodes import Kind, Part
from resolutions.structure.numerals import from_roman

_SECTION = re.compile(r"(?:(?:Section|Part)\s+)?(?P<number>[IVXLC]+|[A-Z])\.?(?:\s+(?P<title>\S.*))?", re.DOTALL)
_ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s+(?P<number>[IVX]+|[A-Z]|\d{1,2}))?\s*[.:*]?", re.IGNORECASE
)
_AND = re.compile(r"And,?\s+")  # 'And further noting' between operative paragraphs
_TITLE_LIMIT = 250
_SHORT = 12  # words of a heading in a preamble, where sentences may lose their comma
_FAR = 200  # paragraphs to look ahead for the next label


def is_annex_line(words: str) -> bool:
    """'Annex', 'ANNEX II', 'Annex I:', alone on a line."""
    return _ANNEX.fullmatch(words.strip()) is not None


def is_annex_heading(paragraph: Paragraph) -> bool:
    return paragraph.label is None and is_annex_line(paragraph.text)


def outline(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> tuple[Item, ...]:
    """The items of a whole text: its body, then its annexes."""
    paragraphs, tables = take_tables(paragraphs)
    cut = next((index for index, one in enumerate(paragraphs) if is_annex_heading(one)), len(paragraphs))
    return tables.put_back([*_body_items(paragraphs[:cut], vocabulary), *_annex_items(paragraphs[cut:])])


def _body_items(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> list[Item]:
    out: list[Item] = []
    labelled = _with_mended_letters(label_stopped_items(paragraphs))
    for inner, stretch in split_embedded(labelled, vocabulary.bodies):
        for scope, section in _sections(stretch) if not inner else [(inner, stretch)]:
            out += _Section(scope, section, vocabulary).items()
    return out


def _with_mended_letters(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    mended = mend_letters([one.label for one in paragraphs])
    return [
        one if label is one.label or label is None else replace(one, label=label, repairs=(*one.repairs, label.repair))
        for one, label in zip(paragraphs, mended, strict=True)
    ]


def _sections(paragraphs: Sequence[Paragraph]) -> list[tuple[str, Sequence[Paragraph]]]:
    """Cuts at Roman headings, where the numbers begin again under them: [("", …), ("s1", …), ("s2", …)]."""
    starts = [index for index, one in enumerate(paragraphs) if section_number(one) is not None]
    if not starts or not _numbers_begin_again(paragraphs):
        return [("", paragraphs)]
    out: list[tuple[str, Sequence[Paragraph]]] = [("", paragraphs[: starts[0]])]
    for count, (start, end) in enumerate(zip(starts, [*starts[1:], len(paragraphs)], strict=True), 1):
        out.append((f"s{section_number(paragraphs[start]) or count}", paragraphs[start:end]))
    return out


def _numbers_begin_again(paragraphs: Sequence[Paragraph]) -> bool:
    numbers = [one.label.value for one in paragraphs if one.label is not None and one.label.is_number]
    return len(numbers) != len(set(numbers))


def section_number(paragraph: Paragraph) -> int | None:
    """The number of a heading that is a lone Roman numeral, or one before a title: 'II' -> 2."""
    found = _SECTION.fullmatch(paragraph.text) if paragraph.label is None else None
    if found is None or (paragraph.is_ended and found["title"]) or len(paragraph.text) > _TITLE_LIMIT:
        return None
    if found["title"] and not re.match(rf"(?:\S+\s+)?{found['number']}\.", paragraph.text):
        return None
    return from_roman(found["number"])


def has_words(paragraph: Paragraph) -> bool:
    """Whether a paragraph is more than signs that a scanner made of a stain or a line: 'J~•', '1'."""
    if paragraph.label is not None or paragraph.blocks[0].cells or is_heading_number(paragraph):
        return True
    return re.search(r"[^\W\d_]{2}", paragraph.text) is not None


def is_heading_number(paragraph: Paragraph) -> bool:
    """A lone numeral or capital letter, or one with a full stop and a title: 'A', 'II', 'B. Targets'."""
    if paragraph.label is not None or len(paragraph.text) > _TITLE_LIMIT:
        return False
    found = _SECTION.fullmatch(paragraph.text)
    if found is None:
        return False
    is_stopped = re.match(r"[IVXLC]+\.\s|[A-Z]\.\s", paragraph.text) is not None
    return not found["title"] or (is_stopped and not paragraph.is_ended)


class _Section:
    """One stretch of a body with its own preamble and numbers."""

    def __init__(self, scope: str, paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> None:
        self.scope = scope
        self.paragraphs = paragraphs
        self.bodies = vocabulary.bodies
        self.openings = [
            vocabulary.actions.find(
                _AND.sub("", unquoted(one.text), count=1) if one.text.startswith("And") else unquoted(one.text)
            )
            for one in paragraphs
        ]
        self.levels = Levels()
        self.start: int | None = None
        self.start = self._operative_start()

    def items(self) -> list[Item]:
        return [self._item(index, one) for index, one in enumerate(self.paragraphs)]

    def _operative_start(self) -> int:
        """The first numbered paragraph; where there is none, the first that opens with a finite verb."""
        if self._begins_with_item():
            return 0
        for index, one in enumerate(self.paragraphs):
            if one.label is not None and one.label.is_number:
                return index - 1 if self._is_chapeau(index - 1) else index
            if opens_decision(one.text):
                return index
        for index, one in enumerate(self.paragraphs):
            if (
                has_words(one)
                and not is_item(one)
                and not self._is_preambular(index)
                and not self._is_heading(index, one)
            ):
                return index
        return len(self.paragraphs)

    def _begins_with_item(self) -> bool:
        """Enacting words with a colon have no preamble: their first item decides, '(a) Takes note of the report'."""
        opening = self.openings[0] if self.paragraphs else None
        return opening is not None and opening[1] == OPERATIVE and is_item(self.paragraphs[0])

    def _is_chapeau(self, index: int) -> bool:
        """Words that open with a finite verb over the numbered paragraphs: "Resolves that:"."""
        if index < 0 or self.paragraphs[index].label is not None or not self.paragraphs[index].text.endswith(":"):
            return False
        opening = self.openings[index]
        return opening is not None and opening[1] == OPERATIVE

    def _is_preambular(self, index: int) -> bool:
        """Opens like a preambular paragraph, or with unknown words and a comma at its end."""
        opening = self.openings[index]
        if opening is not None:
            return opening[1] == PREAMBULAR
        one = self.paragraphs[index]
        is_participle = re.match(r"(?:[A-Z][a-z]+ly )?[A-Z]?[a-z]+(?:ing|ed)\b", one.text) is not None
        return is_participle or one.text.endswith((",", ":")) or is_item(one)

    def _item(self, index: int, one: Paragraph) -> Item:
        if not has_words(one):
            return self._made(one, self._part(index), kind=Kind.UNPARSED)
        if one.level or is_heading_number(one) or self._is_heading(index, one):
            self.levels.close()
            return self._made(one, self._part(index), kind=Kind.HEADING)
        if one.label is not None and one.label.is_number:
            self.levels.close()
            return self._made(one, Part.OPERATIVE)
        if one.label is not None:
            return self._made(one, self._part(index), depth=self.levels.depth(one.label, self._following(index)))
        if self.levels.is_open and one.text[:1].islower():
            self.levels.close()
            return self._made(one, self._part(index), depth=1, is_closing=True)
        if self._is_below_a_colon(index, one):
            return self._made(one, Part.OPERATIVE, depth=self.levels.depth_below())
        self.levels.close()
        return self._made(one, Part.PREAMBLE if self._is_preamble_again(index) else self._part(index))

    def _is_below_a_colon(self, index: int, one: Paragraph) -> bool:
        """Words without label or opening verb under operative words that end in a colon: what they introduce."""
        if self._part(index) != Part.OPERATIVE or self.openings[index] is not None or opens_decision(one.text):
            return False
        above = self.paragraphs[index - 1] if index else None
        is_introduced = above is not None and above.text.endswith(":") and not is_heading_number(above)
        return self.levels.has_unlabelled or (is_introduced and index - 1 >= (self.start or 0))

    def _part(self, index: int) -> Part:
        return Part.PREAMBLE if self.start is None or index < self.start else Part.OPERATIVE

    def _is_preamble_again(self, index: int) -> bool:
        """A preambular paragraph between operative ones: the preamble of an unnumbered section."""
        opening = self.openings[index]
        return (
            opening is not None and opening[1] == PREAMBULAR and self.paragraphs[index].text.endswith((",", ";", ":"))
        )

    def _is_heading(self, index: int, one: Paragraph) -> bool:
        """A line without an end, with something below it, that no opening verb begins.

        The enacting words of a draft inside a paragraph end in a comma: they are the first line of its preamble, as in
        the UN's own markup.
        """
        if self.scope and is_enacting(one, self.bodies):
            return False
        if one.label is not None or one.is_ended or len(one.text) > _TITLE_LIMIT or not one.text[:1].isupper():
            return False
        if index + 1 == len(self.paragraphs) or self.openings[index] is not None:
            return False
        following = self.paragraphs[index + 1].label
        is_over_a_number = following is not None and following.is_number
        has_number_above = index > 0 and is_heading_number(self.paragraphs[index - 1])
        is_operative = self.start is not None and index >= self.start
        return is_operative or is_over_a_number or has_number_above or len(one.text.split()) <= _SHORT

    def _following(self, index: int) -> list[Label]:
        """The labels of the items after this one, up to the next numbered paragraph."""
        out: list[Label] = []
        for one in self.paragraphs[index + 1 : index + _FAR]:
            if one.label is None:
                continue
            if one.label.is_number or len(out) > 40:
                break
            out.append(one.label)
        return out

    def _made(
        self, one: Paragraph, part: Part, *, kind: Kind = Kind.PARAGRAPH, depth: int = 0, is_closing: bool = False
    ) -> Item:
        return made(one, part, self.scope, kind=kind, depth=depth, is_closing=is_closing)


def made(
    one: Paragraph, part: Part, scope: str, *, kind: Kind = Kind.PARAGRAPH, depth: int = 0, is_closing: bool = False
) -> Item:
    """A paragraph as an item."""
    return Item(
        part=part,
        words=words_of(one.runs),
        kind=kind,
        number=one.label.printed if one.label else None,
        read_number=one.label.read or None if one.label else None,
        depth=depth,
        scope=scope,
        is_closing=is_closing,
        source=one.source,
        repairs=one.repairs,
    )


def _annex_items(paragraphs: Sequence[Paragraph]) -> list[Item]:
    out: list[Item] = []
    count, levels, was_heading = 0, Levels(), False
    scope = ""
    for index, one in enumerate(paragraphs):
        if is_annex_heading(one):
            if not was_heading:
                count += 1
                scope = f"annex{count}"
            was_heading = True
            levels.close()
            out.append(made(one, Part.ANNEX, scope, kind=Kind.HEADING))
            continue
        was_heading = False
        out.append(_annex_item(paragraphs, index, scope, levels))
    return out


def _annex_item(paragraphs: Sequence[Paragraph], index: int, scope: str, levels: Levels) -> Item:
    one = paragraphs[index]
    if one.label is not None and not one.label.is_number:
        following = [other.label for other in paragraphs[index + 1 : index + 40] if other.label is not None]
        return made(one, Part.ANNEX, scope, depth=levels.depth(one.label, following))
    levels.close()
    is_open = not one.is_ended and len(one.text) <= _TITLE_LIMIT
    is_heading = one.label is None and (one.level > 0 or is_open or is_heading_number(one))
    return made(one, Part.ANNEX, scope, kind=Kind.HEADING if is_heading else Kind.PARAGRAPH)
