"""Which problems still stand after an edit.

What the edited text says again is said again; what only the source could say stays until a person settles it.
"""

from __future__ import annotations

from collections.abc import Callable

from resolutions.ingest.drafts import Reading
from resolutions.models import Problem, Version
from resolutions.store.rows import spans_json

# Doubts of a printed source that an edit can end, and when it has: asked of the version as it is now.
_ENDED: dict[str, Callable[[Version], bool]] = {
    "no-number": lambda version: version.resolution_id is not None,
    "recommended-draft": lambda version: version.resolution_id is not None,
    "no-title": lambda version: bool(version.title),
    "no-enacting-words": lambda version: bool(version.formula),
    "no-adoption-date": lambda version: version.adopted_on is not None,
    "no-operative-part": lambda version: version.clauses.filter(part="operative").exists(),
    "end-missing": lambda version: _ends_well(version),
}


def replace_problems(version: Version, now: Reading, before: Reading) -> None:
    """Puts the problems of the edited text in place of those that the text before the edit gave when read the same way.

    What a person settled stays settled and is not said again.
    """
    told = {(problem.code, problem.anchor) for problem in before.problems}
    codes = {problem.code for problem in before.problems}
    known = set()
    for row in version.problems.all():
        is_over = (row.code, row.token) in told or (row.code in codes and not row.token)
        is_over = is_over or (row.code in _ENDED and _ENDED[row.code](version))
        if row.settled_at is None and is_over:
            row.delete()
        else:
            known.add((row.code, row.token, row.message))
    Problem.objects.bulk_create(
        Problem(
            version=version,
            source_id=version.source_id,
            code=problem.code,
            severity=problem.severity.value,
            token=problem.anchor,
            message=problem.message,
            spans=spans_json(()),  # places in the edited text are no places in the source
        )
        for problem in now.problems
        if (problem.code, problem.anchor, problem.message) not in known
    )
    if version.resolution_id is None and not _is_said_to_have_no_number(version):
        _say_no_number(version)


def _is_said_to_have_no_number(version: Version) -> bool:
    """A draft that a report recommends to another organ has none yet; any other text ought to."""
    if version.problems.filter(code="recommended-draft").exists():
        return True
    return version.problems.unsettled().filter(code="no-number").exists()


def _say_no_number(version: Version) -> None:
    Problem.objects.create(
        version=version,
        source_id=version.source_id,
        code="no-number",
        severity=Problem.Severity.ERROR,
        message="The text has no number. Give the organ, the session and the number.",
    )


def _ends_well(version: Version) -> bool:
    last = version.clauses.exclude(part="annex").filter(kind="paragraph").order_by("position").last()
    return last is not None and last.text.rstrip("\"'”’)] ").endswith((".", "!", "?", "…", ":"))
