"""Addresses of a text that is held, given to the same paragraphs of another reading of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from resolutions.citations.references import Reference, ReferenceKind
from resolutions.store.alignment import align, passages_of
from resolutions.store.naming import Namer
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.nodes import Clause, Text


def names_from(held: Text, read: Text) -> dict[str, str]:
    """Token as read -> token of the held text, for every paragraph and note whose words are the same in both.

    Other words keep their address only where it is the one they were read with: else a person says what became of it,
    when publishing. What stands between them gets an address that none of them has: pp1a. Only names that differ are in it.
    """
    pairs = align(passages_of(held), passages_of(read))
    kept = {new: old for old, (new, ratio) in pairs.items() if ratio == 1.0 or new == old}
    namer = Namer(kept, {one.token for one in passages_of(held)})
    for clause in read.clauses:
        _name(clause, None, namer)
    for note in read.footnotes:
        namer.name(str(note.anchor), None)
    changed = [token for token, final in namer.names.items() if kept.get(token, token) != token]
    return {token: final for token, final in namer.names.items() if token != final} if changed else {}


def _name(clause: Clause, parent: str | None, namer: Namer) -> None:
    namer.name(str(clause.anchor), parent)
    for child in clause.children:
        _name(child, str(clause.anchor), namer)


def renamed(text: Text, names: Mapping[str, str]) -> Text:
    """The same text under other addresses."""
    if not names:
        return text
    notes = tuple(
        replace(note, anchor=parse_anchor(names.get(str(note.anchor), str(note.anchor)))) for note in text.footnotes
    )
    return replace(text, clauses=tuple(_renamed(node, names) for node in text.clauses), footnotes=notes)


def _renamed(node: Clause, names: Mapping[str, str]) -> Clause:
    token = str(node.anchor)
    return replace(
        node,
        anchor=parse_anchor(names.get(token, token)),
        children=tuple(_renamed(child, names) for child in node.children),
    )


def renamed_references(references: Iterable[Reference], names: Mapping[str, str]) -> tuple[Reference, ...]:
    """References in paragraphs with other addresses, and references to them."""
    return tuple(
        replace(
            one,
            anchor=names.get(one.anchor, one.anchor),
            target=names.get(one.target, one.target) if one.kind == ReferenceKind.PARAGRAPH else one.target,
        )
        for one in references
    )
