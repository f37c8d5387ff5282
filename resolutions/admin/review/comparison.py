"""Two texts of one resolution held against each other, paragraph by paragraph; a proposal is accepted or discarded here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resolutions.admin.review.rights import rights_of
from resolutions.admin.review.views import get_version, review_address
from resolutions.admin.roles import SEE, requires
from resolutions.citations.references import Status
from resolutions.models import Problem, Version
from resolutions.store.adoptions import adoption_fields, adoption_of
from resolutions.store.comparing import Change, Row, compare
from resolutions.store.hands import is_proposal
from resolutions.store.rows import from_rows


@dataclass(frozen=True, slots=True)
class Shown:
    """One paragraph of the comparison; `number` counts the differences from 1, 0 for what is the same."""

    row: Row
    number: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs that follow each other and are all the same, or all are not."""

    is_same: bool
    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """facts: what differs beside the text; count: how many paragraphs differ."""

    runs: tuple[Run, ...]
    facts: tuple[Change, ...]
    count: int
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


@requires(SEE)
@require_safe
def compare_view(request: HttpRequest, pk: int) -> HttpResponse:
    """This text against the one that `?with=` names; without one against that which it was made from, or the published."""
    version = get_version(pk)
    other = _other(version, request.GET.get("with", ""))
    context = {
        **admin.site.each_context(request),
        "title": _("Compare two texts"),
        "is_nav_sidebar_enabled": False,
        "version": version,
        "other": other,
        "comparison": comparison_of(other, version),
        "is_proposal": version.is_open and is_proposal(version),
        "rights": rights_of(request.user, version),
        "back": review_address(version),
    }
    return TemplateResponse(request, "admin/resolutions/version/compare.html", context)


def comparison_of(old: Version, new: Version) -> Comparison:
    """What `new` has otherwise than `old`: words, notes, references, facts."""
    rows = _with_references(compare(from_rows(old), from_rows(new)), _references(old), _references(new))
    problems = list(new.problems.unsettled().exclude(severity=Problem.Severity.INFO))
    shown = list(_numbered(rows, problems))
    runs = tuple(Run(is_same, tuple(found)) for is_same, found in groupby(shown, key=lambda one: one.number == 0))
    count = max((one.number for one in shown), default=0)
    return Comparison(
        runs, tuple(_facts(old, new)), count, len(shown) - count, [one for one in problems if not one.token]
    )


def _other(version: Version, given: str) -> Version:
    siblings = _siblings(version)
    if given:
        return get_object_or_404(siblings, pk=int(given) if given.isdecimal() else 0)
    wanted = siblings.filter(Q(pk=version.based_on_id) | Q(state=Version.State.PUBLISHED, language=version.language))
    found = sorted(wanted, key=lambda one: one.pk != version.based_on_id)
    if not found:
        raise Http404(_("There is no other text to hold it against."))
    return found[0]


def _siblings(version: Version) -> QuerySet[Version]:
    """The other texts of the same resolution, and what was read at the same place of the same source."""
    same = Q(source__isnull=False, source=version.source_id, source_index=version.source_index)
    if version.resolution_id is not None:
        same |= Q(resolution=version.resolution_id)
    if version.based_on_id is not None:
        same |= Q(pk=version.based_on_id)
    rows = Version.objects.with_identity().select_related("source").filter(same).exclude(pk=version.pk)
    return rows.defer("body_html", "source__content", "source__text")


def _numbered(rows: Iterable[Row], problems: Sequence[Problem]) -> Iterator[Shown]:
    count = 0
    for row in rows:
        count += row.is_difference
        about = tuple(problem for problem in problems if problem.token and problem.token == row.new)
        yield Shown(row, count if row.is_difference else 0, about)


def _with_references(rows: Iterable[Row], old: dict[str, set[str]], new: dict[str, set[str]]) -> Iterator[Row]:
    """A paragraph whose words name other things now is a difference too."""
    for row in rows:
        before, after = old.get(row.old, set()), new.get(row.new, set())
        if row.kind not in ("same", "changed") or before == after:
            yield row
            continue
        change = Change(_("references"), "; ".join(sorted(before - after)), "; ".join(sorted(after - before)))
        yield replace(row, kind="changed", changes=(*row.changes, change))


def _references(version: Version) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in version.references.exclude(status=Status.REJECTED.value):
        found.setdefault(row.token, set()).add(f"{row.printed} → {row.target} {row.pinpoint}".rstrip())
    return found


def _facts(old: Version, new: Version) -> Iterator[Change]:
    named = {column.name: str(column.verbose_name) for column in Version._meta.concrete_fields}
    before, after = adoption_fields(adoption_of(old)), adoption_fields(adoption_of(new))
    before |= {"report_symbol": old.report_symbol, "language": old.language, "resolution": old.resolution}
    after |= {"report_symbol": new.report_symbol, "language": new.language, "resolution": new.resolution}
    for name, value in after.items():
        if before[name] != value:
            yield Change(named[name], _written(before[name]), _written(value))


def _written(value: object) -> str:
    return "" if value is None else str(value)
