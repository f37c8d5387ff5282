"""Drafts that a re-reading proposes, stored beside what is held."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _lazy

from resolutions.ingest.drafts import PARSER_VERSION, Reading
from resolutions.models import DroppedText, Event, Problem, Rereading, Version
from resolutions.store.adoptions import adoption_fields
from resolutions.store.carrying import decisions_of
from resolutions.store.drafts import dropped_rows, problem_rows, store_lost_decisions
from resolutions.store.merging import Clash
from resolutions.store.proposing import Outcome
from resolutions.store.references import store_references
from resolutions.store.rows import store_text, text_fields
from resolutions.store.sessions import resolution_of

Origin = tuple[Rereading, Reading, User | None]  # which re-reading, what it read, who asked for it


def store_proposal(current: Version, index: int, outcome: Outcome, origin: Origin) -> Version:
    """A draft beside `current`: verdicts on references and settled problems go with it, contradictions are told."""
    version = _stored(outcome, index, origin, current)
    problems = problem_rows(origin[1], version.source, version, index)
    _carry_settled(problems, current, outcome)
    problems += [_told(version, clash) for clash in outcome.clashes]
    Problem.objects.bulk_create(problems)
    return version


def store_found(index: int, outcome: Outcome, origin: Origin) -> Version:
    """A draft of a text that was not found in the source before."""
    version = _stored(outcome, index, origin, None)
    Problem.objects.bulk_create(problem_rows(origin[1], version.source, version, index))
    return version


def _stored(outcome: Outcome, index: int, origin: Origin, current: Version | None) -> Version:
    rereading, reading, by = origin
    draft = outcome.draft
    resolution = resolution_of(draft.identity, draft.adoption.adopted_on) if draft.identity else None
    version = Version.objects.create(
        resolution=resolution,
        source=rereading.source,
        source_index=index,
        reading=rereading if rereading.text else None,
        as_read=outcome.as_read,
        parser_version=PARSER_VERSION,
        based_on=current,
        created_by=by,
        report_symbol=(current.report_symbol if current else "") or draft.report_symbol,
        **text_fields(draft.text),
        **adoption_fields(draft.adoption),
    )
    store_text(version, draft.text)
    store_lost_decisions(version, store_references(version, draft.text, draft.references, decisions_of(current)))
    DroppedText.objects.bulk_create(dropped_rows(reading, rereading.source, version, index))
    Event.objects.create(
        version=version, resolution=resolution, verb=Event.Verb.REREAD, by=by, why="; ".join(outcome.said), revision=1
    )
    return version


def _carry_settled(problems: list[Problem], current: Version, outcome: Outcome) -> None:
    """What a person looked at and let stand is not asked again, as long as it is about the same place."""
    settled = {(row.code, row.token): row for row in current.problems.filter(settled_at__isnull=False)}
    for problem in problems:
        problem.token = outcome.names.get(problem.token, problem.token)
        before = settled.get((problem.code, problem.token))
        if before is not None:
            problem.settled_at, problem.settled_by_id = before.settled_at, before.settled_by_id


_TOLD = {
    "words": (
        "mended-otherwise",
        _lazy("A person wrote “%(by_hand)s” here; a newer parser reads “%(read)s”. The person’s words stand."),
    ),
    "unsure": (
        "mended-otherwise",
        _lazy("The text that is held has “%(by_hand)s” here, and people mended it; a newer parser reads “%(read)s”."),
    ),
    "added": (
        "added-by-hand",
        _lazy(
            "A person wrote “%(by_hand)s”, which the newer reading has nowhere. Put it in again if it belongs there."
        ),
    ),
    "removed": (
        "removed-by-hand",
        _lazy("A person took this paragraph away; a newer parser reads it again: “%(read)s”."),
    ),
    "fact": (
        "fact-otherwise",
        _lazy("The text that is held says “%(by_hand)s”; a newer parser reads “%(read)s”. What is held stands."),
    ),
}


def _told(version: Version, clash: Clash) -> Problem:
    code, sentence = _TOLD[clash.kind]
    return Problem(
        version=version,
        source_id=version.source_id,
        code=code,
        severity=Problem.Severity.WARNING,
        token=clash.token,
        message=sentence % {"by_hand": clash.by_hand, "read": clash.as_read},
    )
