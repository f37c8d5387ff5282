"""Names of things for templates; everything a page counts or looks up comes from its view."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from resolutions.citations.printed import printed_designation
from resolutions.citations.written import full_name
from resolutions.exports.directions import direction_of
from resolutions.exports.un_style import place_in_words
from resolutions.models import Resolution
from resolutions.store.citing_paragraphs import Piece

register = template.Library()
_LANGUAGES = dict(settings.LANGUAGES)


@register.filter
def designation(resolution: Resolution) -> str:
    """'2 (XL)'."""
    return printed_designation(resolution.identity)


@register.filter
def name_in_full(resolution: Resolution) -> str:
    """'Commission on Narcotic Drugs resolution 2 (XL)'."""
    return full_name(resolution.identity, resolution.body.name)


@register.filter
def place_words(token: str) -> str:
    """'op2-e' -> 'paragraph 2 (e)'."""
    return place_in_words(token) or token


@register.filter
def direction(language: str) -> str:
    """'rtl' for Arabic, 'ltr' for the others: every element with words of a text says its language and its direction."""
    return direction_of(language)


@register.filter
def language_name(language: str) -> str:
    """The name of a language in itself: 'fr' -> 'français'."""
    return _LANGUAGES.get(language, language)


@register.filter
def base_name(name: str) -> str:
    """The name of a file without the folders of whoever brought it in."""
    return PurePath(name.replace("\\", "/")).name


@register.filter
def known_date(written: str) -> str:
    """A date as far as it is known: '1988-12-20' -> '20 December 1988', '1988-12' -> 'December 1988', '1988' -> '1988'."""
    try:
        year, month, day = (int(part) for part in (*written.split("-"), "0", "0")[:3])
        first = date(year, month or 1, day or 1)
    except ValueError:
        return written
    return date_format(first, "j F Y" if day else "F Y" if month else "Y")


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The words of a citing paragraph, those that cite marked. Written here: a template takes ten times as long."""
    written = (
        format_html('<mark class="citing-mark">{}</mark>', one.text) if one.is_citing else escape(one.text)
        for one in pieces
    )
    return mark_safe("".join(written))  # noqa: S308  (every part is escaped)


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def site_url() -> str:
    return settings.SITE_URL


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The address of the page itself, without its query."""
    return f"{settings.SITE_URL}{context['request'].path}"
