"""What the archive answers to typed words: each citation with what it may name, and whether that is held or known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.citations.designations import Candidate, Reading, read_citations
from resolutions.citations.written import full_name
from resolutions.models import Body, Convention
from resolutions.store.known_texts import KnownTexts, Standing, find_known, twin
from resolutions.store.titles import title_finder
from resolutions.store.vocabulary import stored_names
from resolutions.structure.identity import Identity

_HEADING = re.compile(r"(?:^|-)h\d+$")


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that words may name. `has_place`: whether the text that is held has the paragraph; None where not asked."""

    candidate: Candidate
    name: str
    standing: Standing
    title: str = ""
    has_place: bool | None = None

    @property
    def path(self) -> str:
        return self.candidate.path

    @property
    def is_held(self) -> bool:
        return self.standing is Standing.HELD


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading, and what the archive has of all that it may name, the held first."""

    reading: Reading
    named: tuple[Named, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.named) == 1


def answers_to(words: str) -> tuple[Answer, ...]:
    """Every citation in the words, read with the archive's own names of organs and conventions and its titles."""
    bodies, conventions = stored_names()
    return answered(read_citations(words, bodies, conventions, find_titled=title_finder()))


def answered(readings: Sequence[Reading]) -> tuple[Answer, ...]:
    """Looks up all that the readings name, in a number of queries that does not grow with them."""
    candidates = [one for reading in readings for one in reading.candidates]
    identities = {one.identity for one in candidates if one.identity}
    known = find_known(
        identities | {twin(one.identity) for one in candidates if one.identity and one.day},
        {one.anchor for one in candidates},
    )
    names = _Names(
        dict(Body.objects.values_list("slug", "name")) if identities else {},
        _convention_titles(one.convention for one in candidates),
    )
    return tuple(_answer(reading, known, names) for reading in readings)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of organs and titles of conventions, by slug."""

    bodies: dict[str, str]
    conventions: dict[str, str]


def _answer(reading: Reading, known: KnownTexts, names: _Names) -> Answer:
    named = [row for one in reading.candidates for row in _named(one, known, names)]
    return Answer(reading, tuple(sorted(named, key=lambda row: not row.is_held)))


def _named(candidate: Candidate, known: KnownTexts, names: _Names) -> list[Named]:
    identity = candidate.identity
    if identity is None:
        return [_other(candidate, names.conventions)]
    texts = known.settled(identity, candidate.day) if candidate.day else (identity,)
    return [_text(candidate, one, known, names) for one in texts]


def _text(candidate: Candidate, identity: Identity, known: KnownTexts, names: _Names) -> Named:
    named = replace(candidate, identity=identity)
    has_place = known.has_place(identity, named.anchor)
    if has_place is False and _HEADING.search(named.anchor):
        named, has_place = replace(named, anchor=""), None  # a section or annex that has no heading of its own
    name = full_name(identity, names.bodies.get(identity.body, identity.body))
    return Named(named, name, known.standing(identity), known.title(identity), has_place)


def _convention_titles(slugs: Iterable[str]) -> dict[str, str]:
    wanted = {slug for slug in slugs if slug}
    return dict(Convention.objects.filter(slug__in=wanted).values_list("slug", "title")) if wanted else {}


def _other(candidate: Candidate, titles: dict[str, str]) -> Named:
    if candidate.convention:
        title = titles.get(candidate.convention, "")
        return Named(candidate, title or candidate.convention, Standing.HELD if title else Standing.UNKNOWN)
    return Named(candidate, candidate.symbol or f"Sales No. {candidate.sales}", Standing.DOCUMENT)
