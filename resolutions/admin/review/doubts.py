"""Problems with the paragraph they belong to, also where the reading only knew the place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resolutions.admin.review.places import Place
from resolutions.models import Problem

_MENDED = "mended"  # the code of a problem that says what a repair of its paragraph says
_SEVERITIES = (Problem.Severity.ERROR, Problem.Severity.WARNING, Problem.Severity.INFO)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A problem and the paragraph or note it is about; "" where it is about the whole text.

    previous, next: keys of the problems before and after it in the list.
    """

    problem: Problem
    token: str
    previous: int | None = None
    next: int | None = None

    @property
    def is_grave(self) -> bool:
        """Whether somebody has to look at it; what is only for information stands against nothing."""
        return self.problem.severity != Problem.Severity.INFO


@dataclass(frozen=True, slots=True)
class Tally:
    """How many problems of one severity there are, and the first of them."""

    severity: str
    label: str
    count: int
    first: int


def doubts_of(problems: Iterable[Problem], places: Sequence[Place]) -> list[Doubt]:
    """The gravest first. A problem without a paragraph gets the one that its first span falls into."""
    ordered = sorted(problems, key=lambda problem: (_SEVERITIES.index(problem.severity), problem.pk))
    keys = [None, *(problem.pk for problem in ordered), None]
    return [
        Doubt(problem, problem.token or _token_at(problem, places), keys[at], keys[at + 2])
        for at, problem in enumerate(ordered)
    ]


def without_repairs(
    problems: Iterable[Problem], repairs: Mapping[str, Sequence[str]], places: Sequence[Place]
) -> list[Problem]:
    """Without those that say only what stands beside the paragraph anyway. repairs: of each token."""
    return [one for one in problems if one.code != _MENDED or not _is_told(one, repairs, places)]


def _is_told(problem: Problem, repairs: Mapping[str, Sequence[str]], places: Sequence[Place]) -> bool:
    said = repairs.get(problem.token or _token_at(problem, places), ())
    return any(problem.message.endswith(f": {one}.") for one in said)


def tally(doubts: Sequence[Doubt]) -> list[Tally]:
    """The severities that occur, the gravest first."""
    out = []
    for severity in _SEVERITIES:
        keys = [doubt.problem.pk for doubt in doubts if doubt.problem.severity == severity]
        if keys:
            out.append(Tally(severity, str(severity.label), len(keys), keys[0]))
    return out


def _token_at(problem: Problem, places: Sequence[Place]) -> str:
    if not problem.spans:
        return ""
    start, end, _page = problem.spans[0]
    return next((place.token for place in places if place.start < max(end, start + 1) and start < place.end), "")
