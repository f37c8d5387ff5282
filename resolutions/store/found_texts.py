"""Rows of what a search found, read for many texts at once: what an export says of each, and its matching paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from resolutions.citations.written import full_name
from resolutions.exports.found import NOTE, FoundPlace, FoundText
from resolutions.exports.record import Record
from resolutions.models import Clause, Footnote, SourceDocument, Version
from resolutions.store.bibliography import lookups
from resolutions.store.records import head_record_of
from resolutions.structure.nodes import CELL_BREAK

_DEFAULT = "en"
_LARGE = ("body_html", "as_read", "masthead", "formula", "adoption_line", "vote_printed")
_NAMES_OF_SOURCES = SourceDocument.objects.only("name", "sha256")  # without the files themselves
_KEYS = 900  # in one query; old builds of SQLite take 999
_CLAUSE = (
    "pk",
    "version_id",
    "token",
    "part",
    "kind",
    "number",
    "action__lemma",
    "action_modifiers",
    "text",
    "cells",
)


def found_texts(matching: Mapping[int, Sequence[int]], languages: Sequence[str]) -> list[FoundText]:
    """Resolutions with the keys of what matches in each: of clauses, and negative ones of notes.

    They come in the order given, in one of `languages` that a text is published in, else in the language of a place that
    matches, English before others; what was withdrawn meanwhile is left out.
    """
    held = _published(matching)
    language_of = {version.pk: version.language for versions in held.values() for version in versions}
    places = _places([key for keys in matching.values() for key in keys], language_of)
    return [
        _found_text(held[resolution], [places[key] for key in keys if key in places], languages)
        for resolution, keys in matching.items()
        if held[resolution]
    ]


def found_records(resolutions: Sequence[int], languages: Sequence[str]) -> Iterator[Record]:
    """What a citation of each text needs, in the order given. Specimens are not cited, and left out."""
    held = _published(resolutions)
    shown = [_shown(held[one], languages, ()) for one in resolutions if held[one]]
    prefetch_related_objects(shown, Prefetch("source", _NAMES_OF_SOURCES), *lookups())
    for version in shown:
        record = head_record_of(version)
        if not record.is_specimen:
            yield record


def _published(resolutions: Iterable[int]) -> dict[int, list[Version]]:
    held: dict[int, list[Version]] = defaultdict(list)
    versions = Version.objects.published().with_identity().filter(resolution__in=list(resolutions))
    for version in versions.defer(*_LARGE).order_by("language"):
        if version.resolution_id is not None:
            held[version.resolution_id].append(version)
    return held


def _places(keys: Sequence[int], language_of: Mapping[int, str]) -> dict[int, FoundPlace]:
    """What stands where the keys point, so far as it is still published."""
    found: dict[int, FoundPlace] = {}
    for chunk in _chunks([key for key in keys if key > 0]):
        for key, version, *cells in Clause.objects.filter(pk__in=chunk).values_list(*_CLAUSE):
            if version in language_of:
                found[key] = _clause(language_of[version], *cells)
    for chunk in _chunks([-key for key in keys if key < 0]):
        rows = Footnote.objects.filter(pk__in=chunk).values_list("pk", "version_id", "token", "marker", "text")
        for key, version, token, marker, text in rows:
            if version in language_of:
                found[-key] = FoundPlace(token, language_of[version], "", NOTE, marker, "", (), text)
    return found


def _clause(language: str, *cells: Any) -> FoundPlace:
    token, part, kind, number, verb, modifiers, text, table = cells
    words = CELL_BREAK.join(cell["text"] for cell in table) if table else text
    return FoundPlace(token, language, part, kind, number or "", verb or "", modifiers, words)


def _found_text(versions: Sequence[Version], places: Sequence[FoundPlace], languages: Sequence[str]) -> FoundText:
    version = _shown(versions, languages, [place.language for place in places])
    resolution = version.resolution
    if resolution is None:
        raise ValueError(f"{version} is published but belongs to no resolution; the rows of found_texts have one.")
    return FoundText(
        identity=resolution.identity,
        name=full_name(resolution.identity, resolution.body.name),
        title=version.title,
        date=version.adopted_on or version.distributed_on,
        date_basis=version.adopted_on_basis,
        language=version.language,
        languages=[one.language for one in versions],
        places=places,
    )


def _shown(versions: Sequence[Version], languages: Sequence[str], found_in: Sequence[str]) -> Version:
    """As the search page chooses among the languages of a text."""
    asked = [version for version in versions if version.language in languages]
    found = [version for version in versions if version.language in found_in]
    return min(asked or found or versions, key=lambda one: (one.language != _DEFAULT, one.language))


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _KEYS):
        yield keys[start : start + _KEYS]
