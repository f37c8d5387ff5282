"""The page that an ordinary Django site would make: rows by the ORM, every paragraph by a template, each time anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Prefetch
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.test import RequestFactory

from resolutions.citations.addresses import address_of
from resolutions.models import Clause, CrossReference, Footnote, FootnoteMark, Version
from resolutions.store.records import reference_of
from resolutions.views.text_pages import text_page

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Piece:
    """Words, which may be a reference, or the call of a note."""

    words: str
    reference: CrossReference | None = None
    note: Footnote | None = None


class Peer:
    """`with_surroundings`: the rest of the page too, as the archive shows it; else the text alone in the site's frame."""

    def __init__(self, *, with_surroundings: bool) -> None:
        self.with_surroundings = with_surroundings
        engine = Engine.get_default()
        self.body = engine.from_string((HERE / "body.html").read_text())
        self.clause = engine.from_string((HERE / "clause.html").read_text())

    def __call__(self, path: str, key: int) -> str:
        version = _version(key)
        tree = _tree(version)
        asked = {"version": version, "clauses": tree, "path": path, "clause_template": self.clause}
        body = self.body.render(Context(asked))
        request = RequestFactory().get(path)
        if self.with_surroundings:
            return render_to_string("resolutions/resolution.html", {"page": text_page(version), "body": body}, request)
        return render_to_string("base.html", {}, request).replace('<main id="main" class="frame" tabindex="-1">', body)


def _version(key: int) -> Version:
    """Eight queries, whatever the length of the text."""
    marks = Prefetch("marks", FootnoteMark.objects.select_related("footnote").order_by("at"))
    references = Prefetch("references", CrossReference.objects.standing().order_by("start"))
    clauses = Clause.objects.prefetch_related(marks, references).order_by("position")
    notes = Footnote.objects.prefetch_related(references).order_by("position")
    rows = Version.objects.select_related(
        "source", "resolution__session__body", "resolution__body__parent", "resolution__bibliography"
    )
    rows = rows.defer("source__content", "source__text", "body_html")
    found: Version = rows.prefetch_related(Prefetch("clauses", clauses), Prefetch("footnotes", notes)).get(pk=key)
    return found


def _tree(version: Version) -> list[Clause]:
    below: dict[int | None, list[Clause]] = {}
    for clause in version.clauses.all():
        below.setdefault(clause.parent_id, []).append(clause)
    for clause in version.clauses.all():
        clause.below = below.get(clause.pk, [])
        clause.pieces = list(_pieces(clause.all_text, clause.references.all(), clause.marks.all()))
    for note in version.footnotes.all():
        note.pieces = list(_pieces(note.text, note.references.all(), ()))
    return below.get(None, [])


def _pieces(text: str, references: Iterable[CrossReference], marks: Iterable[FootnoteMark]) -> Iterator[Piece]:
    cuts = [(one.start, one.end, one, None) for one in references]
    cuts += [(one.at, one.at, None, one.footnote) for one in marks if one.footnote]
    at = 0
    for start, end, reference, note in sorted(cuts, key=lambda cut: cut[:2]):
        if start < at:
            continue
        if start > at:
            yield Piece(text[at:start])
        if reference:
            reference.path = address_of(reference_of(reference))
        yield Piece(text[start:end], reference, note)
        at = end
    yield Piece(text[at:])
