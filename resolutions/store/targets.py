"""Names -> rows: what of the things that references name the archive holds. A fixed number of queries for any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from resolutions.citations.keys import identity_of
from resolutions.citations.pinpoints import article_slugs
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.models import Article, Convention, Resolution, Version
from resolutions.structure.identity import Identity

_TOGETHER = 500
_IDENTITY = ("body__slug", "kind", "session__label", "number", "part_letter", "slug")  # in the order of an Identity
ADOPTED = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION)


@dataclass(frozen=True)
class Targets:
    """The rows that the references of a text may point to.

    resolutions: those with a published text, by identity; articles: by convention slug and article slug.
    """

    resolutions: dict[Identity, int]
    conventions: dict[str, int]
    articles: dict[tuple[str, str], int]

    def resolution(self, target: str, pinpoint: str) -> int | None:
        """The key of the row: the lettered text that the pinpoint names, or the whole where no letters are held."""
        identity = identity_of(target)
        if identity is None:
            return None
        return next((self.resolutions[one] for one in spellings(identity, pinpoint) if one in self.resolutions), None)

    def articles_of(self, convention: str, pinpoint: str) -> list[int]:
        keys = ((convention, slug) for slug in article_slugs(pinpoint))
        return [self.articles[key] for key in keys if key in self.articles]


def spellings(identity: Identity, pinpoint: str) -> tuple[Identity, ...]:
    """The identities that a key with this pinpoint may mean, the closest first."""
    letter = identity.part_letter or part_letter(pinpoint)
    whole = Identity(identity.body, identity.kind, identity.session, identity.number, "", identity.slug)
    if not letter:
        return (whole,)
    return (Identity(identity.body, identity.kind, identity.session, identity.number, letter, identity.slug), whole)


def part_letter(pinpoint: str) -> str:
    """The letter of the text that a pinpoint opens with: 'C' and 'C, paragraph 2' -> 'C'; 'annex I' -> ''."""
    found = re.match(r"([A-Z])(?=,|$)", pinpoint)
    return found[1] if found else ""


def find_targets(references: Iterable[Reference]) -> Targets:
    """Looks up everything that these references name: at most three queries."""
    references = tuple(references)
    slugs = {one.target for one in references if one.kind == ReferenceKind.CONVENTION and one.target}
    conventions = dict(Convention.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
    wanted = {
        (one.target, slug)
        for one in references
        if one.kind == ReferenceKind.CONVENTION
        for slug in article_slugs(one.pinpoint)
    }
    return Targets(_held(references), conventions, _articles(wanted))


def targets_of_keys(keys: Iterable[str]) -> Targets:
    """What of these resolutions is held: a query for five hundred keys."""
    named = [identity for identity in map(identity_of, keys) if identity]
    held: dict[Identity, int] = {}
    for at in range(0, len(named), _TOGETHER):
        held |= _held_of(set(named[at : at + _TOGETHER]))
    return Targets(held, {}, {})


def _held(references: Iterable[Reference]) -> dict[Identity, int]:
    identities = [identity_of(one.target) for one in references if one.kind in ADOPTED and one.target]
    return _held_of({identity for identity in identities if identity})


def _held_of(named: set[Identity]) -> dict[Identity, int]:
    """Those that are held, and those that were merged into one that is."""
    if not named:
        return {}
    numbers = {one.number for one in named if one.number is not None}
    slugs = {one.slug for one in named if one.number is None}
    published = Version.objects.published()
    rows = Resolution.objects.filter(
        Q(number__in=numbers) | Q(number__isnull=True, slug__in=slugs) if slugs else Q(number__in=numbers),
        session__label__in={one.session for one in named},
    ).annotate(
        is_held=Exists(published.filter(resolution=OuterRef("pk"))),
        is_elsewhere=Exists(published.filter(resolution=OuterRef("merged_into"))),
    )
    found: dict[Identity, int] = {}
    merged: dict[Identity, int] = {}
    for *parts, key, into, is_held, is_elsewhere in rows.values_list(
        *_IDENTITY, "pk", "merged_into", "is_held", "is_elsewhere"
    ):
        if is_held:
            found[Identity(*parts)] = key
        elif is_elsewhere:
            merged[Identity(*parts)] = into
    return merged | found


def _articles(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    if not wanted:
        return {}
    rows = Article.objects.filter(
        convention__slug__in={convention for convention, _ in wanted}, slug__in={slug for _, slug in wanted}
    )
    return {(convention, slug): pk for convention, slug, pk in rows.values_list("convention__slug", "slug", "pk")}
