"""What a person may do with a version now: which buttons the page shows. The publishing functions have the last word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from resolutions.admin.roles import BRING_IN, DISCARD, MEND, PUBLISH, VERDICT
from resolutions.models import Version
from resolutions.publishing.checks import obstacles_to

State = Version.State


@dataclass(frozen=True, slots=True)
class Rights:
    mends: bool
    submits: bool
    publishes: bool
    sends_back: bool
    withdraws: bool
    drafts: bool
    links: bool
    discards: bool
    obstacles: tuple[str, ...]


def rights_of(user: Any, version: Version) -> Rights:
    mends, publishes = user.has_perm(MEND), user.has_perm(PUBLISH)
    return Rights(
        mends=mends and version.is_open,
        submits=mends and version.state == State.DRAFT,
        publishes=publishes and version.is_open,
        sends_back=mends and version.state == State.IN_REVIEW,
        withdraws=publishes and version.state == State.PUBLISHED,
        drafts=user.has_perm(BRING_IN) and not version.is_open,
        discards=user.has_perm(DISCARD) and version.state == State.DRAFT,
        links=user.has_perm(VERDICT),
        obstacles=tuple(obstacles_to(version, user)) if publishes and version.is_open else (),
    )
