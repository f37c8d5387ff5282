"""Which text the archive's own markup holds and how it was adopted: from the standard's places, else from ours."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from resolutions.exports.akn.form import own
from resolutions.exports.akn.iris import identity_at
from resolutions.ingest.readers.akn.parsing import Element, children_named, find_all, find_first
from resolutions.structure.identity import Adoption, Identity, Vote


def read_own_identity(meta: Element) -> Identity | None:
    """By the canonical address, which is an alias of the work."""
    work = find_first(meta, "FRBRWork")
    aliases = children_named(work, "FRBRalias") if work is not None else []
    for alias in aliases:
        if alias.get("name") == "canonical":
            found = identity_at(_path(alias.get("value") or ""))
            return found[0] if found else None
    return None


def read_own_adoption(meta: Element) -> Adoption:
    facts = find_first(meta, "facts")
    kept = {str(name): str(value) for name, value in facts.attrib.items()} if facts is not None else {}
    meeting = kept.get("meeting", "")
    return Adoption(
        adopted_on=_day(meta, "adoption"),
        basis=kept.get("basis", ""),
        distributed_on=_day(meta, "masthead"),
        meeting=int(meeting) if meeting.isdecimal() else None,
        vote=_vote(meta),
        symbol=kept.get("symbol", ""),
        agenda_item=kept.get("agendaItem", ""),
        draft_symbol=kept.get("draftSymbol", ""),
    )


def _path(address: str) -> str:
    """What follows the host; an archive may stand below a path of its own."""
    path = urlsplit(address).path
    return "/" + "/".join(path.strip("/").split("/")[-4:])


def _day(meta: Element, name: str) -> date | None:
    work = find_first(meta, "FRBRWork")
    for found in children_named(work, "FRBRdate") if work is not None else []:
        if found.get("name") == name:
            try:
                return date.fromisoformat(found.get("date") or "")
            except ValueError:
                return None
    return None


def _vote(meta: Element) -> Vote | None:
    voting = find_first(meta, "voting")
    if voting is None:
        return None
    counts = {
        (count.get("refersTo") or "").lstrip("#"): count.get("value") or "" for count in find_all(voting, "count")
    }
    values = [counts.get(name, "") for name in ("inFavour", "against", "abstaining")]
    if not all(value.isdecimal() for value in values):
        return None
    in_favour, against, abstaining = map(int, values)
    return Vote(in_favour, against, abstaining, voting.get(own("printed")) or "")
