"""What repeats hundreds of times on a search page, written here: a template takes ten times as long for each.

Every function gives markup whose variable parts are escaped; what a page has once stays in its template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from resolutions.exports.directions import direction_of
from resolutions.exports.un_style import place_in_words
from resolutions.search.showing.results import FacetValue, FoundNote, FoundParagraph, Hit

register = template.Library()
_LANGUAGES = dict(settings.LANGUAGES)  # each by its own name


@register.simple_tag
def facet_boxes(values: Iterable[FacetValue]) -> SafeString:
    """A box to tick for each value, with its label and how many texts have it."""
    return mark_safe("\n".join(map(facet_box, values)))  # noqa: S308  (every part is escaped)


@register.filter
def unchosen(values: Iterable[FacetValue]) -> list[FacetValue]:
    return [one for one in values if not one.is_selected]


def facet_box(one: FacetValue, label: str = "") -> str:
    """label: another name than its own, as it is called below a parent."""
    return f"{_before_count(one.facet, one.value, label or one.label, one.is_selected)}{one.count}</span></label>"


@lru_cache(maxsize=32_768)
def _before_count(facet: str, value: str, label: str, is_selected: bool) -> str:
    """What does not change of a value, whatever was found."""
    checked = " checked" if is_selected else ""
    return (
        f'<label><input type="checkbox" form="ask" name="{escape(facet)}" value="{escape(value)}"{checked}> '
        f'<span class="value">{escape(str(label))}</span> <span class="count">'
    )


@register.simple_tag
def found_texts(hits: Iterable[Hit], query: str | None = None, first: int = 1) -> SafeString:
    """Each text with its title, its day, and the best of its paragraphs, as items of a list.

    query: of the search, for links to the paragraphs that match and are not shown; without it there are no links.
    first: number of the first one, where a page has several lists.
    """
    words = {"note": _("note"), "specimen": _("specimen"), "distributed": _("distributed")}
    items = (_hit(hit, number, words, query) for number, hit in enumerate(hits, first))
    return mark_safe("\n".join(items))  # noqa: S308  (every part is escaped)


def _hit(hit: Hit, number: int, words: Mapping[str, str], query: str | None) -> str:
    specimen = f' <span class="tag">{escape(words["specimen"])}</span>' if hit.is_specimen else ""
    direction = direction_of(hit.language)
    title = (
        f'<p class="hit-title" lang="{hit.language}" dir="{direction}">{hit.title_html}</p>\n' if hit.title_html else ""
    )
    paragraphs = "\n".join(_paragraph(one, words["note"]) for one in hit.paragraphs)
    if query is not None and 0 < len(hit.paragraphs) < hit.matching:
        paragraphs += f"\n{_further(hit, query)}"
    return (
        f'<li><article class="hit" aria-labelledby="hit-{number}">\n'
        f'<h3 id="hit-{number}"><a href="{escape(hit.path)}">{escape(hit.name)}</a>{specimen}</h3>\n'
        f'{title}<p class="basis">{" · ".join(_told(hit, words))}</p>\n{paragraphs}\n</article></li>'
    )


def _further(hit: Hit, query: str) -> str:
    count = hit.matching - len(hit.paragraphs)
    sentence = ngettext("%(count)d further paragraph matches", "%(count)d further paragraphs match", count)
    address = f"/search/within{hit.identity.path}{'?' if query else ''}{query}"
    name = f'<span class="unseen">: {escape(hit.name)}</span>'
    return f'<p class="further"><a href="{escape(address)}" rel="nofollow">{sentence % {"count": count}}{name}</a></p>'


def _told(hit: Hit, words: Mapping[str, str]) -> Iterator[str]:
    """'12 March 2009', '3 paragraphs match', 'cited by 7 texts', 'français'."""
    if hit.date:
        basis = f" ({escape(words['distributed'])})" if hit.date_basis == "distribution" else ""
        yield f"{_day(hit.date, get_language())}{basis}"
    yield ngettext("%(count)d paragraph matches", "%(count)d paragraphs match", hit.matching) % {"count": hit.matching}
    if hit.cited_by is not None:
        yield ngettext("cited by %(count)d text", "cited by %(count)d texts", hit.cited_by) % {"count": hit.cited_by}
    if hit.languages != ("en",):
        yield from map(_language, hit.languages)


@lru_cache(maxsize=8192)
def _day(day: date, language: str) -> str:
    """language: of the page, in which Django writes it."""
    return escape(date_format(day, "j F Y"))


def _language(code: str) -> str:
    """In its own name: '<span lang="fr">français</span>'."""
    return f'<span lang="{escape(code)}">{escape(_LANGUAGES.get(code, code))}</span>'


def _paragraph(one: FoundParagraph, note: str) -> str:
    place = escape(_place(one.token))
    notes = "".join(f"\n{_note(each, note)}" for each in one.notes)
    return (
        f'<div class="hit-words" lang="{escape(one.language)}" dir="{direction_of(one.language)}"><p>'
        f'<a class="hit-place" href="{escape(one.path)}">{escape(one.number or "¶")}<span class="unseen"> {place}</span></a> '
        f"{one.html}</p>{notes}</div>"
    )


@lru_cache(maxsize=4096)
def _place(token: str) -> str:
    return place_in_words(token) or token


def _note(one: FoundNote, word: str) -> str:
    return (
        f'<p class="hit-note"><a class="hit-place" href="{escape(one.path)}">{escape(one.marker)}'
        f'<span class="unseen"> {escape(word)}</span></a> {one.html}</p>'
    )
