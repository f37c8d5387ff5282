"""What a request of the protocol says, and what is wrong with it (OAI-PMH 2.0, sections 3 and 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _


class OaiError(Exception):
    """Raised when a request cannot be answered; `code` is one of the protocol's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rule:
    """Which arguments a verb takes; `is_resumable`: a resumptionToken may stand instead of them all."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_resumable: bool = False


_LIST = Rule(("metadataPrefix",), ("from", "until", "set"), is_resumable=True)
RULES = {
    "Identify": Rule(),
    "ListMetadataFormats": Rule(optional=("identifier",)),
    "ListSets": Rule(is_resumable=True),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": Rule(("identifier", "metadataPrefix")),
}
RESUMED = "resumptionToken"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@dataclass(frozen=True, slots=True)
class Arguments:
    """A well-formed request: its verb, and its arguments as they came."""

    verb: str
    given: dict[str, str] = field(default_factory=dict)

    @property
    def echoed(self) -> dict[str, str]:
        return {"verb": self.verb, **self.given}


def read_arguments(data: QueryDict) -> Arguments:
    """Raises OaiError badVerb or badArgument, the latter with everything that is wrong in one sentence each."""
    verbs = data.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in RULES:
        met = ", ".join(verbs) or _("none")
        raise OaiError("badVerb", _("Exactly one verb is expected, of %(known)s; met: %(met)s.") % _said(RULES, met))
    given = {name: data.get(name, "") for name in data if name != "verb"}
    faults = list(_faults(verbs[0], data, given))
    if faults:
        raise OaiError("badArgument", " ".join(faults))
    return Arguments(verbs[0], given)


def _faults(verb: str, data: QueryDict, given: dict[str, str]) -> Iterator[str]:
    rule = RULES[verb]
    known = (*rule.required, *rule.optional, *((RESUMED,) if rule.is_resumable else ()))
    for name in given:
        if name not in known:
            yield _("%(verb)s takes no argument “%(name)s”.") % {"verb": verb, "name": name[:60]}
        elif len(data.getlist(name)) > 1:
            yield _("“%(name)s” is given more than once.") % {"name": name}
        elif "\0" in given[name] or not given[name]:
            yield _("“%(name)s” has no value.") % {"name": name}
    if RESUMED in given and rule.is_resumable:
        if len(given) > 1:
            yield _("A resumptionToken stands alone.")
        return
    for name in rule.required:
        if name not in given:
            yield _("%(verb)s needs “%(name)s”.") % {"verb": verb, "name": name}


def _said(known: dict[str, Rule], met: str) -> dict[str, str]:
    return {"known": ", ".join(known), "met": met[:80]}


def read_bounds(first: str, last: str) -> tuple[datetime | None, datetime | None]:
    """("2026-03-01", "2026-03-09") -> from the first moment of the one to before the first moment after the other.

    Both ends are inclusive in the protocol. Raises OaiError badArgument.
    """
    if first and last and len(first) != len(last):
        raise OaiError("badArgument", _("“from” and “until” are of different granularity."))
    begin, end = _moment(first), _moment(last)
    if begin and end and begin > end:
        raise OaiError("badArgument", _("“from” is later than “until”."))
    if end:
        end += timedelta(days=1) if _DAY.fullmatch(last) else timedelta(seconds=1)
    return begin, end


def _moment(words: str) -> datetime | None:
    if not words:
        return None
    try:
        if _DAY.fullmatch(words):
            return datetime.combine(date.fromisoformat(words), time.min, UTC)
        if _SECOND.fullmatch(words):
            return datetime.fromisoformat(words)
    except ValueError as fault:
        raise _no_date(words) from fault
    raise _no_date(words)


def _no_date(words: str) -> OaiError:
    message = _("“%(words)s” is no date of the forms YYYY-MM-DD and YYYY-MM-DDThh:mm:ssZ.")
    return OaiError("badArgument", message % {"words": words[:40]})
