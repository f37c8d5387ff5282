"""Adopted texts as rows of lists: what they are and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from resolutions.citations.written import full_name
from resolutions.models import Version
from resolutions.structure.identity import Identity, is_specimen_session
from resolutions.views.api.addresses import here, identity_of_text, page, text_here, text_page

JsonObject = dict[str, Any]
_LARGE = ("body_html", "as_read", "masthead", "formula", "adoption_line", "vote_printed")


def summaries_of(resolutions: Sequence[int], languages: Sequence[str] = ()) -> list[JsonObject]:
    """A summary a resolution, in the order of the keys given; those withdrawn meanwhile are left out. One query.

    Of several languages the first of `languages` is shown, else English.
    """
    held: dict[int, list[Version]] = defaultdict(list)
    versions = Version.objects.published().with_identity().filter(resolution__in=resolutions).defer(*_LARGE)
    for version in versions.order_by("language"):
        held[version.resolution_id].append(version)
    return [
        summary_of(_shown(held[key], languages), [one.language for one in held[key]])
        for key in resolutions
        if held[key]
    ]


def _shown(versions: Sequence[Version], languages: Sequence[str]) -> Version:
    wanted = [*languages, "en"]
    return min(versions, key=lambda one: wanted.index(one.language) if one.language in wanted else len(wanted))


def summary_of(version: Version, languages: Iterable[str]) -> JsonObject:
    resolution = version.resolution
    return {
        **identity_to_json(resolution.identity, resolution.body.name),
        "title": version.title,
        "language": version.language,
        "languages": list(languages),
        "version": version.number,
        "adopted_on": version.adopted_on.isoformat() if version.adopted_on else None,
        "adopted_on_basis": version.adopted_on_basis,
        "distributed_on": version.distributed_on.isoformat() if version.distributed_on else None,
        "symbol": version.symbol,
        "published_at": version.published_at.isoformat(),
        "url": text_page(version),
        "api": text_here(version),
    }


def identity_to_json(identity: Identity, body_name: str) -> JsonObject:
    """What every adopted text has, held or not."""
    return {
        "id": identity_of_text(identity),
        "body": identity.body,
        "kind": identity.kind,
        "session": identity.session,
        "number": identity.number,
        "part_letter": identity.part_letter,
        "slug": identity.slug,
        "designation": identity.designation,
        "name": full_name(identity, body_name),
        "is_specimen": is_specimen_session(identity.session),
        "url": page(identity.path),
        "api": here(f"/texts{identity.path}"),
    }
