"""Paragraphs of other languages: all texts of a resolution share its anchors, aligned by place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from resolutions.models import Clause as ClauseRow
from resolutions.models import Footnote as FootnoteRow
from resolutions.models import Version
from resolutions.store.languages import Alignment, align_languages
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Clause, Text

Place = tuple[str, str]  # token, and what stands there: part, kind, depth and number


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other languages have.

    texts: their texts; own: every token that a text of the draft's own language had, which names those words for ever.
    """

    texts: tuple[Text, ...] = ()
    own: frozenset[str] = frozenset()

    def share(self, draft: Text, kept: Mapping[str, str]) -> dict[str, str]:
        """`kept` (token as read -> published token), and what stands at the same place in another language."""
        names = dict(kept)
        for text in self.texts:
            taken = {*names.values(), *self.own}
            for read, token in _same_places(text, draft, names).items():
                if read not in names and token not in taken:
                    names[read] = token
        return names

    def nearest(self, draft: Text) -> tuple[Text, Alignment, Elsewhere] | None:
        """The text that the first of another language is held against, how they answer, and the other languages.

        One that has the same paragraphs, if there is any; else the English one, or the first.
        """
        ordered = sorted(self.texts, key=lambda text: text.language != "en")
        aligned = [(text, align_languages(text, draft)) for text in ordered]
        found = next((pair for pair in aligned if pair[1].is_sure), aligned[0] if aligned else None)
        if found is None:
            return None
        master, alignment = found
        named = {str(node.anchor) for node in master.walk()} | {str(note.anchor) for note in master.footnotes}
        return master, alignment, Elsewhere(tuple(text for text in ordered if text is not master), frozenset(named))


def elsewhere(version: Version, settled: Sequence[Version]) -> Elsewhere:
    """Of the settled versions of a resolution: what the texts of other languages share with this one."""
    own = [one for one in settled if one.language == version.language]
    others = [one for one in settled if one.language != version.language]
    published = [one for one in others if one.state == Version.State.PUBLISHED]
    if own and not published:
        return Elsewhere()
    texts = tuple(from_rows(one) for one in published or others[:1])
    return Elsewhere(texts, frozenset(tokens_of(own)))


def tokens_of(versions: Iterable[Version]) -> set[str]:
    """Of every paragraph and note."""
    keys = [one.pk for one in versions]
    if not keys:
        return set()
    clauses = ClauseRow.objects.filter(version__in=keys).order_by().values_list("token", flat=True)
    notes = FootnoteRow.objects.filter(version__in=keys).order_by().values_list("token", flat=True)
    return {*clauses, *notes}


def _same_places(other: Text, draft: Text, names: Mapping[str, str]) -> dict[str, str]:
    """Token in the draft -> token of the paragraph in the same place of the other language.

    names: what is known to be the same already; what lies between is aligned by part, kind, depth and number.
    """
    known = {token: token for token in names.values()}
    found: dict[str, str] = {}
    numbered = _numbered(other) & _numbered(draft)
    for theirs, ours in (
        ([_place(node, numbered) for node in other.walk()], [_place(node, numbered) for node in draft.walk()]),
        (
            [(str(one.anchor), one.marker) for one in other.footnotes],
            [(str(one.anchor), one.marker) for one in draft.footnotes],
        ),
    ):
        matcher = SequenceMatcher(None, _keys(theirs, known), _keys(ours, names), autojunk=False)
        for block in matcher.get_matching_blocks():
            for at in range(block.size):
                found[ours[block.b + at][0]] = theirs[block.a + at][0]
    return found


def _keys(places: Sequence[Place], names: Mapping[str, str]) -> list[tuple[bool, str]]:
    """What has to be equal: the published token where it is known, else the place."""
    return [(token in names, names.get(token, place)) for token, place in places]


def _numbered(text: Text) -> set[tuple[str, str]]:
    """Scopes and parts whose paragraphs have printed numbers; a reading may have lost those of one language."""
    return {(node.anchor.scope, node.part) for node in text.walk() if node.number and not node.depth}


def _place(node: Clause, numbered: Collection[tuple[str, str]]) -> Place:
    number = "".join(letter for letter in (node.number or "") if letter.isalnum())
    is_compared = bool(node.depth) or (node.anchor.scope, node.part) in numbered
    return str(node.anchor), f"{node.part}/{node.kind}/{node.depth}/{number if is_compared else ''}"
