"""Doubts that a person looked at, and reports of readers that were answered."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from resolutions.models import ErrorReport, Problem


def settle_problem(problem: Problem, by: User | None) -> Problem:
    """Says that a person looked at it and lets the text stand; who settled it first stays."""
    if problem.settled_at is None:
        problem.settled_at, problem.settled_by = timezone.now(), by
        problem.save(update_fields=["settled_at", "settled_by"])
    return problem


def answer_report(report: ErrorReport, answer: str) -> ErrorReport:
    """Keeps what was done about a report; an empty answer puts it back into the queue."""
    report.answer = answer.strip()
    report.settled_at = (report.settled_at or timezone.now()) if report.answer else None
    report.save(update_fields=["answer", "settled_at"])
    return report
