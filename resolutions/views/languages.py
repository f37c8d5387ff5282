"""The languages of a text: where each is, which two can be read side by side, and what machines are told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef

from resolutions.exports.directions import direction_of
from resolutions.exports.html import DEFAULT_LANGUAGE, permanent_path
from resolutions.models import Clause, Footnote, Version
from resolutions.store.bibliography import published_languages

_NAMES = dict(settings.LANGUAGES)
_ORDER = ("en", "fr", "es", "ru", "zh", "ar")


@dataclass(frozen=True, slots=True)
class Language:
    """One published language of a text: its name in itself, its address; `beside` is the address of it and this text."""

    code: str
    name: str
    direction: str
    path: str
    url: str
    beside: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Languages:
    """All published languages of a text or a place in it; one alone is no choice."""

    known: tuple[Language, ...]

    @property
    def is_choice(self) -> bool:
        return len(self.known) > 1

    @property
    def default(self) -> Language | None:
        """What whoever speaks none of them is given."""
        return next((one for one in self.known if one.code == DEFAULT_LANGUAGE), self.known[0] if self.known else None)


def languages_of(version: Version, siblings: Iterable[Version]) -> Languages:
    """Of a text, from the settled versions of its resolution; no query."""
    published = (one.language for one in siblings if one.state == Version.State.PUBLISHED)
    return _languages(version, set(published), "")


def languages_at(version: Version, token: str) -> Languages:
    """Of the place at a token ('op3', 'op3..op5', 'fn1'): those languages that have it. One query, none for one language."""
    if version.resolution and len(languages := published_languages(version.resolution)) < 2:
        return _languages(version, languages, token)
    first = token.partition("..")[0]
    held = [Exists(model.objects.filter(version=OuterRef("pk"), token=first)) for model in (Clause, Footnote)]
    rows = Version.objects.published().filter(held[0] | held[1], resolution=version.resolution_id)
    return _languages(version, set(rows.values_list("language", flat=True)), token)


def _languages(version: Version, codes: Collection[str], token: str) -> Languages:
    return Languages(tuple(_language(version, code, token) for code in _ORDER if code in codes))


def _language(version: Version, code: str, token: str) -> Language:
    identity = version.resolution.identity if version.resolution else None
    place = f"/{token}" if token else ""
    path = f"{permanent_path(identity, code)}{place}"
    beside = f"{permanent_path(identity, version.language)}/beside/{code}"
    fragment = f"#{token.partition('..')[0]}" if token else ""
    return Language(
        code=code,
        name=_NAMES.get(code, code),
        direction=direction_of(code),
        path=path,
        url=f"{settings.SITE_URL}{path}",
        beside=f"{beside}{fragment}",
        is_here=code == version.language,
    )
