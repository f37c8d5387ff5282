"""What the page of a batch shows: how far it is, its outcomes, and each source with the drafts read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resolutions.admin.queue import with_counts
from resolutions.models import BatchMember, IngestBatch, Version
from resolutions.models.batches import BatchMemberQuerySet
from resolutions.store.batch_reports import BatchReport, report_of
from resolutions.store.batches import askable

PER_PAGE = 100
FLAWED = "flawed"
BADGES = {
    BatchMember.Outcome.NEW: "clean",
    BatchMember.Outcome.REFUSED: "error",
    BatchMember.Outcome.WAITING: "info",
    BatchMember.Outcome.HELD: "info",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A source of the batch and the texts that were read from it."""

    member: BatchMember
    versions: tuple[Version, ...]

    @property
    def badge(self) -> str:
        return BADGES.get(BatchMember.Outcome(self.member.outcome), "warning")


@dataclass(frozen=True)
class BatchPage:
    """`only` is an outcome, "flawed" (with errors or warnings), or nothing."""

    batch: IngestBatch
    only: str = ""
    number: str = "1"
    is_begun: bool = False

    @cached_property
    def report(self) -> BatchReport:
        return report_of(self.batch)

    @cached_property
    def state(self) -> str:
        return self.batch.state

    @property
    def is_readable_here(self) -> bool:
        """Whether the desk can go on with it: uploads only, since files of the command lie elsewhere."""
        return self.batch.kind == IngestBatch.Kind.UPLOAD

    @cached_property
    def can_be_asked_again(self) -> int:
        return askable(self.batch).count() if self.is_readable_here else 0

    @cached_property
    def first(self) -> Version | None:
        """The text to begin the review with."""
        found = Version.objects.open().with_identity().filter(source__batch_members__batch=self.batch)
        return found.order_by("source__batch_members__position", "source_index", "pk").first()

    @property
    def tabs(self) -> list[tuple[str, str | Promise, int]]:
        outcomes = [(count.outcome, count.label.capitalize(), count.sources) for count in self.report.outcomes]
        return [("", _("All"), self.report.sources), *outcomes, (FLAWED, _("With problems"), self.report.flawed)]

    @cached_property
    def members(self) -> Page:
        return Paginator(members_of(self.batch, self.only), PER_PAGE).get_page(self.number)

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.members)


def members_of(batch: IngestBatch, only: str = "") -> BatchMemberQuerySet:
    """The sources of a batch that a tab shows."""
    members = BatchMember.objects.filter(batch=batch).select_related("source").defer("source__content", "source__text")
    if only == FLAWED:
        read = members.exclude(outcome__in=(BatchMember.Outcome.WAITING, BatchMember.Outcome.REFUSED))
        return read.exclude(error_count=0, warning_count=0).order_by("position")
    return (members.filter(outcome=only) if only else members).order_by("position")


def rows_of(members: Iterable[BatchMember]) -> list[Row]:
    """Each source with its texts: one query for all."""
    members = list(members)
    sources = {member.source_id for member in members if member.source_id}
    versions: dict[int, list[Version]] = defaultdict(list)
    for version in with_counts(Version.objects.filter(source__in=sources)).order_by("source_index", "pk"):
        versions[version.source_id].append(version)
    return [Row(member, tuple(versions[member.source_id or 0])) for member in members]
