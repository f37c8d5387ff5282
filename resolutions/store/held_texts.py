"""The texts that are held of one source, each with the version that stands for it now, and which draft is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.ingest.drafts import Draft
from resolutions.models import SourceDocument, Version
from resolutions.store.alignment import ALIKE, likeness
from resolutions.store.hands import is_proposal, is_touched

Key = tuple[str, str, str]


@dataclass(frozen=True)
class HeldText:
    """current: what a new reading is held against; proposals: drafts of re-readings that nobody has touched.

    stands: False where the text was replaced by one from another source, or withdrawn.
    """

    current: Version
    proposals: tuple[Version, ...]
    stands: bool

    @property
    def key(self) -> Key:
        resolution = self.current.resolution
        return _key(resolution.identity.path if resolution else "", self.current.language, self.current.source_index)


def held_texts(source: SourceDocument) -> list[HeldText]:
    """Every text that was read from a source; its versions share a resolution, or else a place in the source."""
    rows = source.versions.with_identity().select_related("reading", "based_on").defer("body_html")
    grouped: dict[Key, list[Version]] = {}
    for version in rows.order_by("pk"):
        version.source = source
        path = version.resolution.identity.path if version.resolution else ""
        grouped.setdefault(_key(path, version.language, version.source_index), []).append(version)
    return [_held(versions) for versions in grouped.values()]


def pair(held: Sequence[HeldText], drafts: Sequence[Draft]) -> dict[int, HeldText]:
    """Index of a draft -> the held text that it is: by its number, by its place in the source, then by its words."""
    pairs: dict[int, HeldText] = {}
    free = list(held)
    for is_same in (_has_number, _has_place, _is_alike):
        for index, draft in enumerate(drafts):
            found = next((one for one in free if index not in pairs and is_same(one, index, draft)), None)
            if found is not None:
                pairs[index] = found
                free.remove(found)
    return pairs


def _held(versions: Sequence[Version]) -> HeldText:
    published = [one for one in versions if one.state == Version.State.PUBLISHED]
    drafts = [one for one in versions if one.is_open]
    proposals = tuple(one for one in drafts if is_proposal(one) and not is_touched(one))
    others = [one for one in drafts if one not in proposals]
    standing = published or [one for one in others if is_touched(one)] or others or list(proposals)
    return HeldText((standing or versions)[-1], proposals if published or others else (), bool(standing))


def _key(path: str, language: str, index: int) -> Key:
    return (path, language, "" if path else str(index))


def _has_number(held: HeldText, index: int, draft: Draft) -> bool:
    return draft.identity is not None and held.key == _key(draft.identity.path, draft.text.language, index)


def _has_place(held: HeldText, index: int, draft: Draft) -> bool:
    """The same place, and not another text that now stands there."""
    return held.current.source_index == index and likeness(*_both(held, draft)) >= ALIKE


def _is_alike(held: HeldText, index: int, draft: Draft) -> bool:
    return likeness(*_both(held, draft)) >= ALIKE


def _both(held: HeldText, draft: Draft) -> tuple[str, str]:
    stored = held.current.clauses.order_by("position").values_list("text", flat=True)
    return _joined(stored), _joined(clause.text for clause in draft.text.walk())


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)
