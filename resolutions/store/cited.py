"""What is known of the texts and instruments that a version names; looked up when an export asks, never for a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resolutions.citations.written import full_name
from resolutions.exports.record import Named
from resolutions.models import Convention, Resolution, Version


class CitedNames(Mapping[str, Named]):
    """Path -> name and date: '/conventions/1988', '/ga/resolutions/55/25'. Two queries at the first look."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._found: dict[str, Named] | None = None

    @property
    def _names(self) -> dict[str, Named]:
        if self._found is None:
            self._found = {**_conventions(self._version), **_resolutions(self._version)}
        return self._found

    def __getitem__(self, path: str) -> Named:
        return self._names[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _conventions(version: Version) -> dict[str, Named]:
    rows = Convention.objects.filter(cited_by__version=version).distinct()
    return {
        row.get_absolute_url(): Named(row.title, row.adopted_on, row.registration, row.series)
        if row.is_sure
        else Named(row.title)
        for row in rows
    }


def _resolutions(version: Version) -> dict[str, Named]:
    """Those held, with the day of the text that stands."""
    keys = Resolution.objects.filter(cited_by__version=version).values("pk")
    texts = Version.objects.published().with_identity().filter(resolution__in=keys).defer("body_html")
    return {
        text.resolution.identity.path: Named(
            full_name(text.resolution.identity, text.resolution.body.name),
            text.adopted_on.isoformat() if text.adopted_on else "",
        )
        for text in texts
        if text.resolution
    }
