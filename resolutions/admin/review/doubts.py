"""Problems with the paragraph they belong to, also where the reading only knew the place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.admin.review.places import Place
from resolutions.models import Problem

_SEVERITIES = (Problem.Severity.ERROR, Problem.Severity.WARNING, Problem.Severity.INFO)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A problem and the paragraph or note it is about; "" where it is about the whole text."""

    problem: Problem
    token: str


def doubts_of(problems: Iterable[Problem], places: Sequence[Place]) -> list[Doubt]:
    """The gravest first. A problem without a paragraph gets the one that its first span falls into."""
    ordered = sorted(problems, key=lambda problem: (_SEVERITIES.index(problem.severity), problem.pk))
    return [Doubt(problem, problem.token or _token_at(problem, places)) for problem in ordered]


def _token_at(problem: Problem, places: Sequence[Place]) -> str:
    if not problem.spans:
        return ""
    start, end, _page = problem.spans[0]
    return next((place.token for place in places if place.start < max(end, start + 1) and start < place.end), "")
