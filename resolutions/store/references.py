"""References as read become stored links, resolved against what the archive holds; verdicts of people stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resolutions.citations.places import column_of, column_of_range
from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.models import CitedArticle, CrossReference, Version
from resolutions.store.carrying import Decision, Link, carry
from resolutions.store.targets import ADOPTED, Targets, find_targets
from resolutions.structure.nodes import Text


def store_references(
    version: Version, text: Text, references: Iterable[Reference], decisions: Sequence[Decision] = ()
) -> tuple[Decision, ...]:
    """Saves the links of a text that is stored; gives the decisions whose words are in it no more."""
    references = tuple(references)
    targets = find_targets(references)
    links = [_build(version, one, targets) for one in references]
    lost = carry(decisions, text, version, links)
    _bind(version, links)
    CrossReference.objects.bulk_create(link.row for link in links)
    CitedArticle.objects.bulk_create(
        CitedArticle(crossreference_id=link.row.pk, article_id=article)
        for link in links
        for article in dict.fromkeys(link.articles)
    )
    return lost


def _build(version: Version, reference: Reference, targets: Targets) -> Link:
    resolution = convention = None
    articles: list[int] = []
    status = reference.status
    if reference.kind in ADOPTED and reference.target:
        resolution = targets.resolution(reference.target, reference.pinpoint)
        status = Status.MATCHED if resolution else Status.UNMATCHED
    elif reference.kind == ReferenceKind.CONVENTION and reference.target:
        convention = targets.conventions.get(reference.target)
        status = Status.MATCHED if convention else Status.UNMATCHED
        articles = targets.articles_of(reference.target, reference.pinpoint)
    row = CrossReference(
        version=version,
        token=reference.anchor,
        start=reference.start,
        end=reference.end,
        printed=reference.printed,
        kind=reference.kind.value,
        target=reference.target,
        pinpoint=reference.pinpoint,
        places=_places(reference),
        date=reference.date,
        candidates=list(reference.candidates),
        origin=reference.origin,
        status=status.value,
        resolution_id=resolution,
        convention_id=convention,
    )
    return Link(row, articles)


def _places(reference: Reference) -> str:
    if reference.kind == ReferenceKind.PARAGRAPH:
        return column_of_range(reference.target, reference.pinpoint)
    return column_of(reference.pinpoint) if reference.kind in ADOPTED else ""


def _bind(version: Version, links: Sequence[Link]) -> None:
    """Ties each link to the clause or note that its token names; those of the title have none."""
    if not links:
        return
    clauses = dict(version.clauses.values_list("token", "pk"))
    has_notes = any(link.row.token not in clauses for link in links)
    notes = dict(version.footnotes.values_list("token", "pk")) if has_notes else {}
    for link in links:
        link.row.clause_id = clauses.get(link.row.token)
        link.row.footnote_id = notes.get(link.row.token)
