"""References to one thing: the stored links that name a text, a place in it, a convention, an article, a symbol.

Only links of published texts that nobody rejected; which paragraphs they stand in says `citing_places`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from resolutions.citations.keys import key_of
from resolutions.citations.references import ReferenceKind, Status
from resolutions.models import Anchor, Article, Convention, CrossReference, Resolution, Version
from resolutions.store.keeping import Kept
from resolutions.store.states import are_tokens_certain, tokens_of
from resolutions.structure.identity import Identity

COUNTS: Kept[dict[int, int]] = Kept(most=1)
_PLACED = ("position", "parent_id")
References = QuerySet[CrossReference]


def standing() -> References:
    return CrossReference.objects.of_published().standing()


def citing_key(key: str) -> References:
    """What names a document or a publication: "E/CN.7/2001/16", "E.94.XI.5"."""
    return standing().filter(target=key)


def citing_identity(identity: Identity) -> References:
    """What names a text that the archive need not know; a lettered one by its letter, a whole one in any way."""
    return standing().filter(_named(identity))


def citing_resolution(resolution: Resolution) -> References:
    """What names a text, or one that was merged into it."""
    return standing().filter(_naming(resolution))


def citing_convention(convention: Convention) -> References:
    """What names a convention, alone or as one of a group."""
    names = Convention.objects.filter(pk=convention.pk).with_groups().values_list("pk", flat=True)
    return standing().filter(convention__in=list(names))  # a list: inside the other queries it would cost much more


def citing_article(article: Article) -> References:
    return standing().filter(articles=article)


def citing_paragraphs(resolution: Resolution, tokens: Iterable[str]) -> References:
    """What names one of these paragraphs or a part of it, in the same text ("paragraph 2 above") or in another."""
    tokens = _with_moved(resolution, tokens)
    if not tokens:
        return CrossReference.objects.none()
    named = "|".join(re.escape(token) for token in tokens)
    listed = Q(places__regex=rf" ({named})[ -]")
    within = Q(version__resolution=resolution, kind=ReferenceKind.PARAGRAPH)
    here = within & (Q(target__regex=rf"^({named})(-|$)") | listed)  # a range keeps its paragraphs in `places`
    found = (
        standing().filter(one).order_by().values_list("pk", flat=True) for one in (here, _naming(resolution) & listed)
    )
    return standing().filter(pk__in=[pk for keys in found for pk in keys])  # asked in one, no index would serve both


def run_of(version: Version, token: str) -> list[str]:
    """The paragraphs that 'op2', 'op3..op5' or 'fn33' name in a text; none where it has no such place."""
    first, _, last = token.partition("..")
    ends = {row.token: row for row in version.clauses.filter(token__in=[first, last or first]).only("token", *_PLACED)}
    begin, end = ends.get(first), ends.get(last or first)
    if begin is None or end is None:
        return [token] if version.footnotes.filter(token=token).exists() else []
    if begin.parent_id != end.parent_id or end.position < begin.position:
        return []
    row = version.clauses.filter(parent=begin.parent_id, position__range=(begin.position, end.position))
    return list(row.order_by("position").values_list("token", flat=True))


def texts_by_convention() -> dict[int, int]:
    """Key of a convention -> how many texts cite it, alone or as one of a group; a text in six languages is one."""
    if not are_tokens_certain():
        return _texts_by_convention()
    return COUNTS.get("conventions", (connection.alias, *tokens_of()), _texts_by_convention)


def _texts_by_convention() -> dict[int, int]:
    members: dict[int, list[int]] = defaultdict(list)
    for group, member in Convention.members.through.objects.values_list("from_convention_id", "to_convention_id"):
        members[group].append(member)
    rows = standing().filter(convention__isnull=False).order_by()
    texts: dict[int, set[int]] = defaultdict(set)
    for convention, resolution in rows.values_list("convention_id", "version__resolution_id").distinct():
        for key in (convention, *members[convention]):
            texts[key].add(resolution)
    return {key: len(held) for key, held in texts.items()}


def texts_by_article(convention: Convention) -> dict[int, int]:
    """Key of an article -> how many texts cite it."""
    rows = standing().filter(articles__convention=convention).order_by().values("articles")
    counted = rows.annotate(texts=Count("version__resolution", distinct=True))
    return dict(counted.values_list("articles", "texts"))


def may_cite(identity: Identity) -> References:
    """What is open between this text and others: it waits for a person, and counts for none of them."""
    ambiguous = standing().filter(status=Status.AMBIGUOUS, target="")
    named = ambiguous.annotate(among=Cast("candidates", TextField()))
    return named.filter(among__contains=f'"{key_of(identity)}"')


def _naming(resolution: Resolution) -> Q:
    merged = Resolution.objects.filter(merged_into=resolution).select_related("body", "session")
    named = Q(resolution=resolution)
    for one in (resolution, *merged):
        named |= _named(one.identity)
    return named


def _named(identity: Identity) -> Q:
    named = Q(target=key_of(identity))
    return named & Q(places__contains=f" letter-{identity.part_letter} ") if identity.part_letter else named


def _with_moved(resolution: Resolution, tokens: Iterable[str]) -> list[str]:
    """With the tokens that lead to these now: their words moved here."""
    found = list(dict.fromkeys(tokens))
    latest = found
    while latest:
        rows = Anchor.objects.filter(resolution=resolution, moved_to__token__in=latest).exclude(token__in=found)
        latest = list(rows.values_list("token", flat=True))
        found += latest
    return found
