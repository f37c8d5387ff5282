"""Where the archive is: what an export needs to write addresses that work outside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Site(url="https://archive.example", name="CND archive"); the url has no slash at its end."""

    url: str
    name: str

    def address(self, path: str) -> str:
        """'/cnd/resolutions/45/9' -> 'https://archive.example/cnd/resolutions/45/9'."""
        return f"{self.url}{path}"
