"""Rows that a page may have hundreds of, written here: a template takes ten times as long for each.

Every function gives markup whose variable parts are escaped; what a page has once stays in its template.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from resolutions.citations.written import full_name
from resolutions.exports.directions import direction_of
from resolutions.exports.un_style import place_in_words
from resolutions.models import Convention
from resolutions.store.citing_paragraphs import CitingNote, CitingParagraph, Piece

register = template.Library()


class Choice(Protocol):
    """A value that a list can be narrowed to; `count`: how much it leaves, None where that is not said."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@register.simple_tag
def options(choices: Iterable[Choice]) -> SafeString:
    """The options of a list to choose from: 'recalled (recall) · 12'."""
    return mark_safe("".join(map(_option, choices)))  # noqa: S308  (every part is escaped)


def _option(one: Choice) -> str:
    chosen = " selected" if one.is_chosen else ""
    count = "" if one.count is None else f" · {one.count}"
    return f'<option value="{escape(one.value)}"{chosen}>{escape(str(one.label))}{count}</option>'


@register.simple_tag
def convention_rows(conventions: Iterable[tuple[Convention, int]]) -> SafeString:
    """Each with its year, and how many texts cite it."""
    title = escape(_("texts that cite it"))
    rows = (_convention(one, texts, title) for one, texts in conventions)
    return mark_safe("".join(rows))  # noqa: S308  (every part is escaped)


def _convention(one: Convention, texts: int, title: str) -> str:
    year = f' <span class="basis">{escape(one.adopted_on[:4])}</span>' if one.adopted_on and one.is_sure else ""
    count = f' <span class="count" title="{title}">{texts}</span>' if texts else ""
    return f'<li><a href="{escape(one.get_absolute_url())}">{escape(one.title)}</a>{year}{count}</li>'


@register.simple_tag
def citing_rows(paragraphs: Iterable[CitingParagraph]) -> SafeString:
    """Paragraphs that cite, with what they stand under, their words with the citing ones marked, and their notes."""
    return mark_safe("".join(f"\n  <li>{_citing(one)}\n  </li>" for one in paragraphs))  # noqa: S308  (every part is escaped)


def _citing(one: CitingParagraph) -> str:
    language = one.version.language
    spoken = f'lang="{escape(language)}" dir="{direction_of(language)}"'
    chapeau = f'<span class="chapeau">{escape(one.chapeau)}</span> ' if one.chapeau else ""
    number = f"{escape(one.number)} " if one.number else ""
    notes = "".join(_note(one, note, spoken) for note in one.notes)
    return (
        f'\n    <p class="citing-head">{" ".join(_head(one))}</p>'
        f'\n    <p class="citing-words" {spoken}>{chapeau}{number}{_marked(one.pieces)}</p>{notes}'
    )


def _head(one: CitingParagraph) -> Iterable[str]:
    text = one.version.resolution
    place = place_in_words(one.token) or one.token
    if one.relation:
        yield f'<span class="tag tag-action">{escape(one.relation)}</span>'
    if text is not None:
        name = full_name(text.identity, text.body.name)
        yield f'<a href="{escape(one.path)}">{escape(name)}, {escape(place)}</a>'
    if text is not None and text.is_specimen:
        yield f'<span class="tag">{escape(_("specimen"))}</span>'
    if one.version.adopted_on:
        yield f'<span class="basis">{escape(date_format(one.version.adopted_on, "j F Y"))}</span>'
    if one.is_via_note:
        yield f'<span class="tag">{escape(_("via a note"))}</span>'
    for group in one.groups:
        yield f'<span class="tag">{escape(_("as one of “%(group)s”") % {"group": group})}</span>'
    if one.pinpoints:
        yield f'<span class="basis">· {escape("; ".join(one.pinpoints))}</span>'


def _note(one: CitingParagraph, note: CitingNote, spoken: str) -> str:
    address = one.path.removesuffix(one.token) + note.token
    name = escape(_("Note %(marker)s") % {"marker": note.marker})
    return f'\n    <p class="citing-note" {spoken}><a href="{escape(address)}">{name}</a> {_marked(note.pieces)}</p>'


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(
        f'<mark class="citing-mark">{escape(one.text)}</mark>' if one.is_citing else escape(one.text) for one in pieces
    )
