"""Texts by their titles: "the resolution entitled …". A title counts whole, whatever its capitals, dashes and quotation marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache

from resolutions.citations.cleaning import clean
from resolutions.models import RegisterEntry, Version
from resolutions.structure.identity import Identity

_BODY = ("body__slug", "kind", "session__label", "number", "part_letter", "slug")


def title_finder() -> Callable[[str], tuple[Identity, ...]]:
    """Gives the texts that bear a title, held or known; reads the titles once, when the first one is looked for."""

    @cache
    def titles() -> dict[str, tuple[Identity, ...]]:
        held = Version.objects.published().exclude(title="").order_by("resolution_id")
        fields = [f"resolution__{name}" for name in _BODY]
        rows = [*held.values_list("title", *fields)]
        rows += RegisterEntry.objects.exclude(title="").order_by("pk").values_list("title", *fields)
        found: dict[str, list[Identity]] = defaultdict(list)
        for title, *identity in rows:
            found[_key(title)].append(Identity(*identity))
        return {key: tuple(dict.fromkeys(identities)) for key, identities in found.items()}

    def find(title: str) -> Iterable[Identity]:
        return titles().get(_key(title), ())

    return lambda title: tuple(find(title))


def _key(title: str) -> str:
    return " ".join(clean(title)[0].split()).rstrip(".,").casefold()
