"""The vocabularies of addressees and topics as the archive has them now, with what archivists added and retired."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from resolutions.ingest.addressee_names import AddresseeRow, Addressees, NameRow
from resolutions.ingest.addressees import shipped_addressees
from resolutions.ingest.topics import TopicName as TopicNameRow
from resolutions.ingest.topics import TopicRow, Topics, shipped_topics
from resolutions.models import Addressee, AddresseeName, Topic, TopicName
from resolutions.models.vocabularies import Term

Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Terms:
    """Both vocabularies, read once for many texts, with the keys of their rows."""

    addressees: Addressees
    topics: Topics
    addressee_keys: dict[str, int]
    topic_keys: dict[str, int]


def stored_terms() -> Terms:
    """Terms and names in use, from four tables; retired and merged ones are not looked for."""
    names = AddresseeName.objects.filter(is_retired=False).order_by("pk")
    topic_names = TopicName.objects.filter(is_retired=False).order_by("pk")
    return _terms(
        (
            tuple(_in_use(Addressee).values_list("pk", "slug", "is_class")),
            tuple(names.values_list("addressee_id", "words", "bodies", "needs_full_name")),
        ),
        (
            tuple(_in_use(Topic).values_list("pk", "slug")),
            tuple(topic_names.values_list("topic_id", "words", "place", "bodies")),
        ),
    )


def shown_terms() -> Terms:
    """The same for what is only looked at: as shipped where the facts were never loaded."""
    terms = stored_terms()
    if terms.addressee_keys or terms.topic_keys:
        return terms
    return Terms(shipped_addressees(), shipped_topics(), {}, {})


def _in_use(model: type[Term]) -> QuerySet[Any]:
    return model.objects.filter(is_retired=False, merged_into__isnull=True).order_by("position", "slug")


@lru_cache(maxsize=4)
def _terms(addressees: tuple[Rows, Rows], topics: tuple[Rows, Rows]) -> Terms:
    """Terms and their names; made once, with their patterns, for rows that are the same."""
    return Terms(
        Addressees(_addressee_rows(*addressees)),
        Topics(_topic_rows(*topics)),
        {slug: key for key, slug, _ in addressees[0]},
        {slug: key for key, slug in topics[0]},
    )


def _addressee_rows(terms: Rows, held: Rows) -> tuple[AddresseeRow, ...]:
    names: dict[int, list[NameRow]] = defaultdict(list)
    for term, words, bodies, is_short in held:
        names[term].append(NameRow(words, tuple(bodies.split()), is_short))
    return tuple(AddresseeRow(slug, is_class, tuple(names[key])) for key, slug, is_class in terms)


def _topic_rows(terms: Rows, held: Rows) -> tuple[TopicRow, ...]:
    names: dict[int, list[TopicNameRow]] = defaultdict(list)
    for term, words, place, bodies in held:
        names[term].append(TopicNameRow(words, place, tuple(bodies.split())))
    return tuple(TopicRow(slug, tuple(names[key])) for key, slug in terms)
