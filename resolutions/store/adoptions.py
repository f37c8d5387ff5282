"""The facts of adoption <-> columns of a version."""

from __future__ import annotations

from typing import Any

from resolutions.models import Version
from resolutions.structure.identity import Adoption, Vote


def adoption_fields(adoption: Adoption) -> dict[str, Any]:
    """The fields of a Version row that say when and how the text was adopted."""
    vote = adoption.vote
    return {
        "adopted_on": adoption.adopted_on,
        "adopted_on_basis": adoption.basis,
        "distributed_on": adoption.distributed_on,
        "meeting": adoption.meeting,
        "symbol": adoption.symbol,
        "agenda_item": adoption.agenda_item,
        "draft_symbol": adoption.draft_symbol,
        "vote_in_favour": vote.in_favour if vote else None,
        "vote_against": vote.against if vote else None,
        "vote_abstaining": vote.abstaining if vote else None,
        "vote_printed": vote.printed if vote else "",
    }


def adoption_of(version: Version) -> Adoption:
    """The facts as they were read; `adoption_of(v) == adoption` for what adoption_fields stored."""
    vote = None
    if version.vote_in_favour is not None:
        vote = Vote(
            version.vote_in_favour, version.vote_against or 0, version.vote_abstaining or 0, version.vote_printed
        )
    return Adoption(
        adopted_on=version.adopted_on,
        basis=version.adopted_on_basis,
        distributed_on=version.distributed_on,
        meeting=version.meeting,
        vote=vote,
        symbol=version.symbol,
        agenda_item=version.agenda_item,
        draft_symbol=version.draft_symbol,
    )
