"""What became of a whole batch, in numbers: the same for the command's table and the desk's page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from resolutions.models import BatchMember, IngestBatch

Outcome = BatchMember.Outcome


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """One kind of outcome: how many sources, and how many drafts are in them."""

    outcome: str
    label: str
    sources: int
    drafts: int


@dataclass(frozen=True, slots=True)
class BatchReport:
    """`errors` to `remarks` are problems of what was read; `flawed` are sources with an error or a warning."""

    outcomes: tuple[OutcomeCount, ...]
    errors: int
    warnings: int
    remarks: int
    flawed: int

    @property
    def sources(self) -> int:
        return sum(count.sources for count in self.outcomes)

    @property
    def waiting(self) -> int:
        return self.of(Outcome.WAITING)

    @property
    def done(self) -> int:
        return self.sources - self.waiting

    def of(self, outcome: str) -> int:
        return next((count.sources for count in self.outcomes if count.outcome == outcome), 0)


def report_of(batch: IngestBatch) -> BatchReport:
    """Two queries, whatever the size of the batch."""
    found = {
        row["outcome"]: row
        for row in batch.members.order_by().values("outcome").annotate(sources=Count("pk"), drafts=Sum("draft_count"))
    }
    read = batch.members.exclude(outcome__in=(Outcome.WAITING, Outcome.REFUSED))
    sums = read.aggregate(errors=Sum("error_count"), warnings=Sum("warning_count"), remarks=Sum("info_count"))
    return BatchReport(
        tuple(
            OutcomeCount(one.value, str(one.label), found[one.value]["sources"], found[one.value]["drafts"] or 0)
            for one in Outcome
            if one.value in found
        ),
        **{name: value or 0 for name, value in sums.items()},
        flawed=read.exclude(error_count=0, warning_count=0).count(),
    )


def report_lines(batch: IngestBatch) -> list[str]:
    """The report as a table for a terminal, then each refusal with its reason."""
    report = report_of(batch)
    rows = [(_("outcome"), _("sources"), _("drafts"))]
    rows += [(count.label, f"{count.sources:,}", f"{count.drafts:,}") for count in report.outcomes]
    rows.append((_("together"), f"{report.sources:,}", f"{sum(count.drafts for count in report.outcomes):,}"))
    width = max(len(row[0]) for row in rows)
    lines = [f"{label:{width}}  {sources:>9}  {drafts:>9}" for label, sources, drafts in rows]
    lines.append(
        _("Problems: %(errors)d errors, %(warnings)d warnings, %(remarks)d remarks; in need of a look: %(flawed)d.")
        % {
            "errors": report.errors,
            "warnings": report.warnings,
            "remarks": report.remarks,
            "flawed": report.flawed,
        }
    )
    refused = batch.members.filter(outcome=Outcome.REFUSED).order_by("position").values_list("name", "sentence")
    return lines + [_("refused: %(name)s: %(why)s") % {"name": name, "why": why} for name, why in refused]
