"""Which of the texts that words may name are held or known, with their titles, days and places: few queries for many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Q

from resolutions.citations.keys import key_of
from resolutions.models import Anchor, CrossReference, RegisterEntry, Resolution, Version
from resolutions.structure.identity import Identity


class Standing(StrEnum):
    """HELD: readers see the text here; KNOWN: the register or a text that cites it knows it; a document is neither."""

    HELD = "held"
    KNOWN = "known"
    UNKNOWN = "unknown"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that is held or in the register; `days` are those that its versions or its entry give."""

    pk: int
    title: str
    is_held: bool
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """The texts asked for, what published texts cite, and which places the texts that are held have."""

    texts: dict[Identity, KnownText]
    cited: frozenset[str]
    places: frozenset[tuple[int, str]]

    def standing(self, identity: Identity) -> Standing:
        row = self.texts.get(identity)
        if (row and row.is_held) or self._is_part_of_held(identity):
            return Standing.HELD
        return Standing.KNOWN if row or key_of(identity) in self.cited else Standing.UNKNOWN

    def title(self, identity: Identity) -> str:
        row = self.texts.get(identity)
        return row.title if row else ""

    def has_place(self, identity: Identity, anchor: str) -> bool | None:
        """Whether the text has the paragraph, or both ends of the range; None where it is not held."""
        row = self.texts.get(identity)
        if not anchor or row is None or not row.is_held:
            return None
        return all((row.pk, token) in self.places for token in anchor.split("..", 1))

    def settled(self, identity: Identity, day: str) -> tuple[Identity, ...]:
        """Whether an IRI, which does not tell a resolution from a decision, means one or the other; both where nothing tells.

        The day decides only between two that exist: an IRI goes on working when the date of its text is corrected.
        """
        present = [one for one in (identity, twin(identity)) if self.standing(one) is not Standing.UNKNOWN]
        if len(present) < 2:
            return (present[0] if present else identity,)
        dated = [one for one in present if one in self.texts and day in self.texts[one].days]
        return tuple(dated if len(dated) == 1 else present)

    def _is_part_of_held(self, identity: Identity) -> bool:
        """Part C of a text that is held as one with all its parts."""
        whole = self.texts.get(replace(identity, part_letter="")) if identity.part_letter else None
        return whole is not None and whole.is_held


def twin(identity: Identity) -> Identity:
    """The decision that has the number of a resolution, or the other way round."""
    return replace(identity, kind="decision" if identity.kind == "resolution" else "resolution")


def find_known(identities: Iterable[Identity], anchors: Iterable[str] = ()) -> KnownTexts:
    """Five queries, however many texts are asked for; of part C the whole text is looked for too."""
    wanted = set(identities)
    wanted |= {replace(one, part_letter="") for one in wanted}
    if not wanted:
        return KnownTexts({}, frozenset(), frozenset())
    texts = _texts(wanted)
    keys = {key_of(one) for one in wanted}
    cited = CrossReference.objects.of_published().standing().filter(target__in=keys)
    tokens = {token for anchor in anchors if anchor for token in anchor.split("..", 1)}
    rows = Anchor.objects.filter(resolution__in={row.pk for row in texts.values()}, token__in=tokens) if tokens else []
    places = frozenset((row.resolution_id, row.token) for row in rows)
    return KnownTexts(texts, frozenset(cited.values_list("target", flat=True).distinct()), places)


def _texts(wanted: set[Identity]) -> dict[Identity, KnownText]:
    rows = Resolution.objects.filter(
        Q(number__in={one.number for one in wanted if one.number is not None})
        | Q(number__isnull=True, slug__in={one.slug for one in wanted if one.number is None}),
        session__label__in={one.session for one in wanted},
        body__slug__in={one.body for one in wanted},
    ).select_related("body", "session")
    by_pk = {row.pk: row.identity for row in rows}
    found = {by_pk[one.pk]: one for one in [*_registered(by_pk), *_held(by_pk)]}
    return {identity: found[identity] for identity in found if identity in wanted}


def _registered(by_pk: dict[int, Identity]) -> list[KnownText]:
    rows = RegisterEntry.objects.filter(resolution__in=by_pk)
    return [KnownText(row.resolution_id, row.title, False, frozenset({row.adopted_on})) for row in rows]


def _held(by_pk: dict[int, Identity]) -> list[KnownText]:
    """English titles where there is one."""
    fields = ("resolution_id", "language", "title", "adopted_on", "distributed_on")
    versions = Version.objects.published().filter(resolution__in=by_pk).order_by("resolution_id", "language")
    out: dict[int, KnownText] = {}
    for pk, language, title, *days in versions.values_list(*fields):
        before = out.get(pk)
        shown = title if before is None or language == "en" else before.title
        known = before.days if before else frozenset[str]()
        out[pk] = KnownText(pk, shown, True, known | {str(day) for day in days if day})
    return list(out.values())
