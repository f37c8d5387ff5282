"""Who is asked and what texts are about: found when a text is published, found again on demand, decided by people.

The search index follows in the same transaction, without its words being written again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.errors import PublishingError
from resolutions.models import (
    Addressee,
    AddresseeName,
    AddresseePhrase,
    Anchor,
    ParagraphAddressee,
    Resolution,
    ResolutionTopic,
    Topic,
    TopicName,
    Version,
)
from resolutions.search.index.writing import refresh_terms, touch
from resolutions.store.findings import store_findings
from resolutions.store.rows import from_rows
from resolutions.store.terms import stored_terms

TOGETHER = 50  # texts in one transaction: a second of work to lose when interrupted
Finding = ParagraphAddressee | ResolutionTopic
Origin = ParagraphAddressee.Origin


def published_texts(resolutions: Collection[int] | None = None) -> list[int]:
    """Keys of the published English texts, in the order of their keys; of some resolutions alone where they are given."""
    wanted = Q() if resolutions is None else Q(resolution__in=resolutions)
    return list(Version.objects.published().filter(wanted, language="en").order_by("pk").values_list("pk", flat=True))


def find_again(versions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Reads terms out of published texts again; yields (texts read so far, texts of this step with other terms).

    Safe to break off and to repeat: each step is whole, and what is the same is not written.
    """
    for start in range(0, len(versions), TOGETHER):
        chunk = versions[start : start + TOGETHER]
        changed = _find_in(chunk)
        yield start + len(chunk), changed


@transaction.atomic
def _find_in(versions: Sequence[int]) -> int:
    terms = stored_terms()
    rows = Version.objects.published().with_identity().filter(pk__in=versions).defer("body_html").order_by("pk")
    changed = [row.resolution_id for row in rows if store_findings(row, from_rows(row), terms)]
    if changed:
        refresh_terms([key for key in changed if key is not None])
    return len(changed)


@transaction.atomic
def say_addressee(anchor: Anchor, addressee: Addressee, by: User | None) -> ParagraphAddressee:
    """A person says that a paragraph asks somebody; holds for ever."""
    row, _is_new = ParagraphAddressee.objects.get_or_create(
        anchor=anchor, addressee=addressee, defaults={"origin": Origin.EDITOR}
    )
    return _decided(row, by, anchor.resolution_id, is_rejected=False)


@transaction.atomic
def say_topic(resolution: Resolution, topic: Topic, by: User | None) -> ResolutionTopic:
    """A person says what a resolution is about; holds for ever."""
    row, _is_new = ResolutionTopic.objects.get_or_create(
        resolution=resolution, topic=topic, defaults={"origin": Origin.EDITOR}
    )
    return _decided(row, by, resolution.pk, is_rejected=False)


@transaction.atomic
def reject_finding(row: Finding, by: User | None) -> Finding:
    """A person says that a term does not hold; no later reading brings it back."""
    resolution = row.anchor.resolution_id if isinstance(row, ParagraphAddressee) else row.resolution_id
    return _decided(row, by, resolution, is_rejected=True)


def _decided(row, by: User | None, resolution: int, *, is_rejected: bool):
    row.is_rejected, row.decided_by, row.decided_at = is_rejected, by, timezone.now()
    row.save(update_fields=["is_rejected", "decided_by", "decided_at"])
    refresh_terms([resolution])
    return row


@transaction.atomic
def merge_terms(term: Addressee | Topic, into: Addressee | Topic) -> None:
    """Gives names, findings and narrower terms of one to another; its address leads there from then on.

    Raises PublishingError for a term that is merged already, and for one that would be merged into itself.
    """
    if type(term) is not type(into) or term.pk == into.pk or into.merged_into_id or term.merged_into_id:
        raise PublishingError(
            _("“%(term)s” cannot be merged into “%(into)s”: choose another standing term of the same vocabulary.")
            % {"term": term, "into": into}
        )
    if isinstance(term, Addressee):
        _move(AddresseeName.objects.filter(addressee=term), "addressee", into, "words")
        _move(ParagraphAddressee.objects.filter(addressee=term), "addressee", into, "anchor_id")
    else:
        _move(TopicName.objects.filter(topic=term), "topic", into, "words")
        _move(ResolutionTopic.objects.filter(topic=term), "topic", into, "resolution_id")
    model = type(term)
    model._default_manager.filter(merged_into=term).update(merged_into=into)
    model._default_manager.filter(parent=term).exclude(pk=into.pk).update(parent=into)
    into_parent = None if into.parent_id == term.pk else into.parent_id
    model._default_manager.filter(pk=into.pk).update(parent=into_parent)
    model._default_manager.filter(pk=term.pk).update(merged_into=into, parent=None)
    touch()


def _move(rows, field: str, into: Addressee | Topic, key: str) -> None:
    """What the other term has already is not given twice; a decision about it outweighs what was read."""
    held = {getattr(row, key): row for row in rows.model.objects.filter(**{field: into})}
    for row in rows.filter(**{f"{key}__in": list(held)}):
        there = held[getattr(row, key)]
        if getattr(row, "decided_at", None) and not there.decided_at:
            there.delete()
        else:
            row.delete()
    rows.update(**{field: into})


def terms_changed() -> None:
    """Names and places of terms were edited: every process reads them anew."""
    touch()


@transaction.atomic
def name_phrase(phrase: AddresseePhrase, addressee: Addressee) -> int:
    """Makes a phrase a name of an addressee, and reads again where it stands; gives how many texts changed."""
    AddresseeName.objects.get_or_create(addressee=addressee, words=phrase.words)
    AddresseeName.objects.filter(addressee=addressee, words=phrase.words).update(is_retired=False)
    resolutions = set(phrase.places.values_list("anchor__resolution_id", flat=True))
    return sum(changed for _, changed in find_again(published_texts(resolutions)))
