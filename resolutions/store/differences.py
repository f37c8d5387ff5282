"""What one text has and the other has not; and what a new text keeps of an old one: places in the source."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from resolutions.store.alignment import align, passages_of
from resolutions.structure.nodes import Clause, Footnote, Text

_AROUND = (
    ("title", _lazy("title")),
    ("formula", _lazy("enacting words")),
    ("adoption_line", _lazy("adoption line")),
    ("masthead", _lazy("masthead")),
    ("printed", _lazy("number as printed")),
    ("language", _lazy("language")),
)
_MANY = 12


def differences(old: Text, new: Text) -> list[str]:
    """Sentences such as "changed: op1, op3", "new: op4", "gone: pp2"; none where the texts are the same."""
    before, after = _parts(old.without_sources()), _parts(new.without_sources())
    changed = [name for name, value in after.items() if name in before and before[name] != value]
    groups = (
        (_("changed: %(places)s"), changed),
        (_("new: %(places)s"), [name for name in after if name not in before]),
        (_("gone: %(places)s"), [name for name in before if name not in after]),
    )
    said = [sentence % {"places": _listed(names)} for sentence, names in groups if names]
    if not said and old.without_sources() != new.without_sources():
        said = [_("the order of the paragraphs changed")]
    return said


def with_places(new: Text, old: Text) -> Text:
    """The new text with the places in the source of those paragraphs that it has from the old one.

    An edited text was not read from the source itself: its own places count in what the archivist typed.
    """
    known = {str(node.anchor): node for node in old.walk()}
    notes = {str(note.anchor): note for note in old.footnotes}
    origin = {found: token for token, (found, _ratio) in align(passages_of(old), passages_of(new)).items()}

    def placed(node: Clause) -> Clause:
        before = known.get(origin.get(str(node.anchor), ""))
        return replace(
            node,
            source=before.source if before else (),
            repairs=before.repairs if before else (),
            children=tuple(placed(child) for child in node.children),
        )

    def noted(note: Footnote) -> Footnote:
        before = notes.get(origin.get(str(note.anchor), ""))
        return replace(note, source=before.source if before else ())

    return replace(
        new,
        clauses=tuple(placed(node) for node in new.clauses),
        footnotes=tuple(noted(note) for note in new.footnotes),
    )


def _parts(text: Text) -> dict[str, object]:
    """Name -> content of everything that can change; a paragraph without those below it."""
    parts: dict[str, object] = {str(label): getattr(text, name) for name, label in _AROUND}
    parts |= {str(node.anchor): replace(node, children=()) for node in text.walk()}
    return parts | {str(note.anchor): note for note in text.footnotes}


def _listed(names: list[str]) -> str:
    more = f" (+{len(names) - _MANY})" if len(names) > _MANY else ""
    return ", ".join(names[:_MANY]) + more
