"""What every format gives in the end: one resolution as items. From here on the way to a draft is one for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from resolutions.ingest.blocks import Item
from resolutions.ingest.drafts import Draft
from resolutions.ingest.opening_words import find_opening
from resolutions.ingest.tree import build_tree
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Action, Clause, Footnote, Kind, Part, Text, Words

ENGLISH = "en"
_NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Outlined:
    """One resolution once it is known what each of its blocks is."""

    identity: Identity | None = None
    adoption: Adoption = field(default_factory=Adoption)
    language: str = "en"
    masthead: tuple[str, ...] = ()
    printed: str = ""
    title: Words = _NO_WORDS
    formula: Words = _NO_WORDS
    items: tuple[Item, ...] = ()
    adoption_line: Words = _NO_WORDS
    footnotes: tuple[Footnote, ...] = ()


def build_draft(outlined: Outlined, vocabulary: Vocabulary) -> tuple[Draft, tuple[str, ...]]:
    """The draft with anchors and actions, and the anchors whose printed number stood there before."""
    clauses, repeated = build_tree(outlined.items)
    text = Text(
        language=outlined.language,
        masthead=outlined.masthead,
        printed=outlined.printed,
        title=outlined.title,
        formula=outlined.formula,
        clauses=tuple(_with_actions(clause, _finder(outlined.language, vocabulary)) for clause in clauses),
        adoption_line=outlined.adoption_line,
        footnotes=outlined.footnotes,
    )
    return Draft(outlined.identity, outlined.adoption, text), repeated


def _finder(language: str, vocabulary: Vocabulary) -> Callable[[str], Action | None]:
    """The vocabulary of the archive is English; the forms of other languages are the ones shipped."""
    if language != ENGLISH:
        return partial(find_opening, language=language)

    def find(text: str) -> Action | None:
        found = vocabulary.actions.find(text)
        return found[0] if found else None

    return find


def _with_actions(clause: Clause, find: Callable[[str], Action | None]) -> Clause:
    """A paragraph opens with its action; where a chapeau has none ("The Commission"), its items do."""
    if clause.part == Part.ANNEX or clause.kind != Kind.PARAGRAPH:
        return clause
    found = find(clause.text)
    if found is not None:
        return replace(clause, action=found)
    return replace(clause, children=tuple(_with_actions(child, find) for child in clause.children))
