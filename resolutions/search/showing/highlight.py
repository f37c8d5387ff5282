"""How it is shown: words of a text with what was found marked, safe to stand in a page.

Only this module makes HTML of texts here, and every character of a text goes through `escape`. A call of a note is a
link between the marked stretches, never inside one: a highlight that a note interrupts closes and opens again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from resolutions.search.asking.query import Near, Phrase, Prefix, Query, Symbol, Word
from resolutions.search.finding.proximity import near_stretches
from resolutions.search.terms.plain import POSSESSIVE, Sought, phrase_places, plain_form
from resolutions.search.terms.stems import spellings, stem, stems
from resolutions.search.terms.symbols import symbols
from resolutions.search.terms.words import Token, fold, is_sign, printed_words, tokens

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a note before the character at `at`; `path` is the address of the note, "" where it is not known."""

    at: int
    marker: str
    path: str = ""


class Highlighter:
    """Finds the wanted terms of a query in a text.

    forms: language -> every form in which texts of it hold the wanted words; with them a text of plain letters need not
    be read word by word. Without them every text is. in_titles: what must stand in a title is marked as well.
    """

    def __init__(
        self,
        query: Query,
        languages: Iterable[str],
        forms: Mapping[str, Collection[str]] | None = None,
        *,
        in_titles: bool = False,
    ) -> None:
        terms = (*query.marked_terms(), *(query.title_terms() if in_titles else ()))
        words = [term.word for term in terms if isinstance(term, Word)]
        self._stems = {key for language in languages for word in words for key in stems(language, word)}
        self._starts = tuple(term.start for term in terms if isinstance(term, Prefix))
        phrases = [term.parts for term in terms if isinstance(term, Phrase)]
        self._phrases = [
            [Sought((), (word,)) if is_prefix else Sought(spellings(word)) for word, is_prefix in parts]
            for parts in phrases
        ]
        self._near = [term for term in terms if isinstance(term, Near)]
        self._seeks_signs = any(map(is_sign, (*words, *self._starts)))
        self._known: dict[str, dict[str, bool]] = defaultdict(dict)  # a page has few different words, each many times
        self._keys = {term.key for term in terms if isinstance(term, Symbol) and not term.is_prefix}
        self._key_starts = tuple(term.key for term in terms if isinstance(term, Symbol) and term.is_prefix)
        typed = (*words, *(word for parts in phrases for word, _ in parts))
        self._forms = {} if forms is None or self._seeks_signs or POSSESSIVE in typed else forms
        self._sought: dict[str, Sought] = {}

    @property
    def seeks_symbols(self) -> bool:
        return bool(self._keys or self._key_starts)

    def is_symbol(self, key: str) -> bool:
        return key in self._keys or (bool(self._key_starts) and key.startswith(self._key_starts))

    def stretches(self, text: str, language: str) -> list[Stretch]:
        """Where the terms stand, in order and without overlap."""
        plain = plain_form(text) if language in self._forms else None
        found = self._read(text, language) if plain is None else self._looked_up(plain, language)
        if self._near:
            held = list(tokens(text))
            found += [each for near in self._near for each in near_stretches(near.parts, held, near.apart)]
        if self.seeks_symbols:
            found += [(token.start, token.end) for token in symbols(text) if self.is_symbol(token.word)]
        return merged(found) if found else found

    def _looked_up(self, plain: str, language: str) -> list[Stretch]:
        """Words and phrases in a text of plain letters."""
        found: list[Stretch] = []
        if self._stems or self._starts:
            sought = self._sought.get(language)
            if sought is None:
                sought = self._sought[language] = Sought(self._forms[language], self._starts)
            found += [(start, end) for start, end, _after in sought.places(plain)]
        for phrase in self._phrases:
            found += phrase_places(phrase, plain)
        return found

    def _read(self, text: str, language: str) -> list[Stretch]:
        """Words and phrases in any text, read word by word."""
        found: list[Stretch] = []
        if self._stems or self._starts:
            known = self._known[language]
            for raw, start in printed_words(text):
                is_wanted = known.get(raw)
                if is_wanted is None:
                    is_wanted = known[raw] = self._is_wanted(fold(raw), language)
                if is_wanted:
                    found.append((start, start + len(raw)))
            if self._seeks_signs:
                found += [token[1:] for token in tokens(text) if self._is_wanted(token.word, language)]
        if self._phrases:
            held = list(tokens(text))
            for phrase in self._phrases:
                found += _phrase_stretches(phrase, held)
        return found

    def _is_wanted(self, word: str, language: str) -> bool:
        if self._stems and stem(language, word) in self._stems:
            return True
        return bool(self._starts) and word.startswith(self._starts)


def _phrase_stretches(phrase: Sequence[Sought], held: Sequence[Token]) -> list[Stretch]:
    first, found = phrase[0], []
    for at in range(len(held) - len(phrase) + 1):
        if not first.fits(held[at].word):
            continue
        if all(part.fits(held[at + place].word) for place, part in enumerate(phrase)):
            found.append((held[at].start, held[at + len(phrase) - 1].end))
    return found


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif end > start:
            out.append((start, end))
    return out


def write_html(
    text: str, found: Sequence[Stretch], *, calls: Sequence[Call] = (), italics: Sequence[Sequence[int]] = ()
) -> SafeString:
    """'paper <lanterns>' with (6, 16) found -> 'paper <mark>&lt;lanterns&gt;</mark>'."""
    if not calls and not italics:
        return SafeString(_marked(text, merged(found)))
    return SafeString(_interrupted(text, found, calls, italics))


def _marked(text: str, found: Sequence[Stretch]) -> str:
    """As most paragraphs are: nothing but words and marks."""
    written = escape if any(sign in text for sign in "&<>\"'") else str
    pieces: list[str] = []
    at = 0
    for start, end in found:
        if start >= len(text):
            break
        pieces += (written(text[at:start]), "<mark>", written(text[start:end]), "</mark>")
        at = end
    pieces.append(written(text[at:]))
    return "".join(pieces)


def _interrupted(text: str, found: Sequence[Stretch], calls: Sequence[Call], italics: Sequence[Sequence[int]]) -> str:
    """With calls of notes and italics, which open and close between the marks."""
    slanted = merged((start, end) for start, end in italics)
    edges: dict[int, str] = defaultdict(str)  # offset -> what opens or closes there: m and M, i and I
    for stretches, opening, closing in ((merged(found), "m", "M"), (slanted, "i", "I")):
        for start, end in stretches:
            edges[min(start, len(text))] += opening
            edges[min(end, len(text))] += closing
    called: dict[int, str] = defaultdict(str)
    for call in calls:
        called[min(call.at, len(text))] += _call(call)
    cuts = sorted({0, len(text), *edges, *called})
    pieces: list[str] = []
    is_marked = is_slanted = False
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for edge in edges.get(start, ""):
            is_marked, is_slanted = _after(edge, is_marked, is_slanted)
        pieces.append(called.get(start, ""))
        pieces.append(_piece(text[start:end], is_marked, is_slanted))
    return "".join(pieces)


def _after(edge: str, is_marked: bool, is_slanted: bool) -> tuple[bool, bool]:
    return (edge == "m", is_slanted) if edge in "mM" else (is_marked, edge == "i")


def _piece(text: str, is_marked: bool, is_slanted: bool) -> str:
    words = escape(text)
    if words and is_marked:
        words = f"<mark>{words}</mark>"
    return f"<i>{words}</i>" if words and is_slanted else words


def _call(call: Call) -> str:
    marker = escape(call.marker)
    inside = f'<a href="{escape(call.path)}">{marker}</a>' if call.path else marker
    return f'<sup class="note-mark">{inside}</sup>'
