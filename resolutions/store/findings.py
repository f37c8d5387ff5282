"""Whom the paragraphs of a published text ask and what it is about, as rows; what a person decided stays for ever.

Rows of retired terms stay too: the words that they were read from are those of the same anchor.
"""

from __future__ import annotations

from collections.abc import Iterable

from resolutions.ingest.addressees import Asked, UnknownPhrase, extract_addressees
from resolutions.ingest.topics import LANGUAGE, TopicFound, extract_topics
from resolutions.models import Anchor, ParagraphAddressee, PhrasePlace, ResolutionTopic, Version
from resolutions.models.vocabularies_found import DECIDED, AddresseePhrase
from resolutions.store.terms import Terms
from resolutions.structure.nodes import Text

_LONGEST_PHRASE = 160


def store_findings(version: Version, text: Text, terms: Terms) -> bool:
    """Makes the rows of a settled version anew; gives whether anything is other than before.

    Only English is read; a text in another language has the rows of the English one, whose anchors it shares.
    """
    if version.language != LANGUAGE or version.resolution is None or not (terms.addressee_keys or terms.topic_keys):
        return False
    body = version.resolution.body.slug
    anchors = dict(version.clauses.filter(anchor__isnull=False).values_list("token", "anchor_id"))
    found = extract_addressees(text, body, terms.addressees)
    _follow_moved_anchors(version)
    has_others = _store_addressees(version, found.asked, anchors, terms)
    _store_phrases(version, found.unknown, anchors)
    return _store_topics(version, extract_topics(text, body, terms.topics), terms) or has_others


Row = tuple[int, int, str, int, int]
_ADDRESSEE = ("anchor_id", "addressee_id", "token", "start", "end")  # the fields of a Row


def _store_addressees(version: Version, asked: Iterable[Asked], anchors: dict[str, int], terms: Terms) -> bool:
    held = ParagraphAddressee.objects.filter(anchor__resolution=version.resolution_id)
    rows = list(held.values_list(*_ADDRESSEE, "pk", "decided_at", "addressee__is_retired"))
    decided = {row[:2] for row in rows if row[6] is not None}
    before = {row[:5]: row[5] for row in rows if row[6] is None and not row[7]}
    wanted: dict[tuple[int, int], Row] = {}
    for one in asked:
        place = anchors.get(one.anchor), terms.addressee_keys.get(one.slug)
        if place[0] is not None and place[1] is not None and place not in decided:
            wanted.setdefault((place[0], place[1]), (place[0], place[1], one.token, one.start, one.end))
    gone = [pk for row, pk in before.items() if wanted.get((row[0], row[1])) != row]
    new = [row for row in wanted.values() if row not in before]
    if gone:
        ParagraphAddressee.objects.filter(pk__in=gone).delete()
    ParagraphAddressee.objects.bulk_create(
        ParagraphAddressee(anchor_id=anchor, addressee_id=addressee, version=version, token=token, start=start, end=end)
        for anchor, addressee, token, start, end in new
    )
    return bool(gone or new)


def _store_phrases(version: Version, unknown: Iterable[UnknownPhrase], anchors: dict[str, int]) -> None:
    wanted = {(one.words[:_LONGEST_PHRASE], anchors[one.anchor]) for one in unknown if one.anchor in anchors}
    held = PhrasePlace.objects.filter(anchor__resolution=version.resolution_id)
    before = {(words, anchor): pk for pk, words, anchor in held.values_list("pk", "phrase__words", "anchor_id")}
    gone = [pk for place, pk in before.items() if place not in wanted]
    if gone:
        PhrasePlace.objects.filter(pk__in=gone).delete()
    new = [place for place in wanted if place not in before]
    if not new:
        return
    said = {words for words, _ in new}
    AddresseePhrase.objects.bulk_create((AddresseePhrase(words=words) for words in sorted(said)), ignore_conflicts=True)
    keys = dict(AddresseePhrase.objects.filter(words__in=said).values_list("words", "pk"))
    PhrasePlace.objects.bulk_create(PhrasePlace(phrase_id=keys[words], anchor_id=anchor) for words, anchor in new)


def _store_topics(version: Version, found: Iterable[TopicFound], terms: Terms) -> bool:
    held = ResolutionTopic.objects.filter(resolution=version.resolution_id)
    rows = list(held.values_list("topic_id", "evidence", "pk", "decided_at", "topic__is_retired"))
    decided = {row[0] for row in rows if row[3] is not None}
    before = {row[:2]: row[2] for row in rows if row[3] is None and not row[4]}
    wanted = {
        (terms.topic_keys[one.slug], evidence_of(one))
        for one in found
        if terms.topic_keys.get(one.slug) not in (None, *decided)
    }
    gone = [pk for row, pk in before.items() if row not in wanted]
    if gone:
        ResolutionTopic.objects.filter(pk__in=gone).delete()
    new = sorted(row for row in wanted if row not in before)
    ResolutionTopic.objects.bulk_create(
        ResolutionTopic(resolution=version.resolution, topic_id=topic, evidence=evidence) for topic, evidence in new
    )
    return bool(gone or new)


def evidence_of(found: TopicFound) -> str:
    """Why a topic holds, as it is stored: 'title: alternative development', 'paragraphs: 9'."""
    return f"title: {found.title}"[:200] if found.title else f"paragraphs: {found.paragraphs}"


def _follow_moved_anchors(version: Version) -> None:
    """Decisions about a paragraph whose address moved hold for where it is now."""
    moved = ParagraphAddressee.objects.filter(
        DECIDED, anchor__resolution=version.resolution_id, anchor__state=Anchor.State.MOVED
    )
    for row in moved.select_related("anchor__moved_to"):
        anchor = row.anchor
        while anchor.moved_to is not None:
            anchor = anchor.moved_to
        ParagraphAddressee.objects.filter(anchor=anchor, addressee=row.addressee_id).delete()
        ParagraphAddressee.objects.filter(pk=row.pk).update(anchor=anchor)
