"""Where words stand in a text of plain letters, found without reading every word of it.

A word can only stand where its letters stand: the text is searched for these, which costs next to nothing, and only what
is there is read as `words.tokens` reads it. The two must give the same; a text for which that is not sure has no plain
form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from resolutions.search.terms.words import MAX_WORD, PREFIXES

# Typographic signs that are no part of a word, by a sign of the same length. A ’ may stand before a possessive s.
_SIGNS = (("\u2019", "'"), *((sign, " ") for sign in "\u2018\u201c\u201d\u2013\u2014\u00a0\u2026"))
_TOKEN = re.compile(rf"((?:(?:{'|'.join(PREFIXES)})-(?=[a-z0-9]))?[a-z0-9]++)(?:'s(?!\w))?")
_ROOT = 4  # letters that forms of one word share
POSSESSIVE = "s"  # as a word by itself it has to be told from the s of a possessive: read word by word


def plain_form(text: str) -> str | None:
    """The text in small letters, each in its place; None where it has letters that fold to others."""
    if not text.isascii():
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        if not text.isascii():
            return None
    return text.lower()


class Sought:
    """Forms of words, and beginnings of words, that may be looked for in plain texts."""

    def __init__(self, forms: Collection[str], starts: Iterable[str] = ()) -> None:
        self.forms = frozenset(forms)
        self.starts = tuple(starts)
        self._keys = _shortest(_printed([*_roots(forms), *self.starts]))

    def places(self, plain: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, end with a possessive s) of each word that is sought, in no order."""
        for key in self._keys:
            at = plain.find(key)
            while at >= 0:
                if not at or _begins_word(plain, at):
                    found = _TOKEN.match(plain, at)
                    if found and self.fits(found[1]):
                        yield at, found.end(1), found.end()
                at = plain.find(key, at + 1)

    def fits(self, printed: str) -> bool:
        word = printed.replace("-", "")[:MAX_WORD]
        return word in self.forms or (bool(self.starts) and word.startswith(self.starts))


def phrase_places(parts: Sequence[Sought], plain: str) -> Iterator[tuple[int, int]]:
    """Where words follow one another."""
    for start, end, after in parts[0].places(plain):
        for part in parts[1:]:
            found = _TOKEN.search(plain, after)
            if not found or not part.fits(found[1]):
                break
            end, after = found.end(1), found.end()
        else:
            yield start, end


def _begins_word(plain: str, at: int) -> bool:
    """Whether a word begins here: not within letters, nor after the hyphen of co-operation."""
    before = plain[at - 1]
    if before != "-":
        return not before.isalnum()
    start = at - 1
    while start and (plain[start - 1] == "-" or plain[start - 1].isalnum()):
        start -= 1
    return any(found.start() == at for found in _TOKEN.finditer(plain, start, at + MAX_WORD))


def _roots(forms: Collection[str]) -> list[str]:
    """What forms with the same first letters have in common: one search finds them all."""
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:_ROOT], []).append(form)
    return [_shared(min(group), max(group)) for group in groups.values()]


def _shared(first: str, last: str) -> str:
    """The letters with which both begin."""
    for at, letter in enumerate(first):
        if last[at : at + 1] != letter:
            return first[:at]
    return first


def _printed(starts: Iterable[str]) -> Iterator[str]:
    """Beginnings as they may be printed, with the hyphens of older texts."""
    for start in starts:
        yield start
        for prefix in PREFIXES:
            if start.startswith(prefix) and start != prefix:
                yield f"{prefix}-{start[len(prefix) :]}"


def _shortest(keys: Iterable[str]) -> list[str]:
    """Without those that another one finds as well."""
    kept: list[str] = []
    for key in sorted(set(keys)):
        if not kept or not key.startswith(kept[-1]):
            kept.append(key)
    return kept
