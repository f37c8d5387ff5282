"""Sessions and resolutions by what a text says of itself; those of the parent organs are made when a text needs them."""

from __future__ import annotations

import re
from datetime import date

from resolutions.errors import StoreError
from resolutions.models import Body, Resolution, Session
from resolutions.structure.identity import Identity

_LABEL = re.compile(r"(?P<kind>E?S-)(?P<special>[1-9][0-9]{0,2})|(?P<number>[1-9][0-9]{0,3})")
_NOWHERE = 10000  # the order of special sessions from here on is that of their numbers, behind all others
_FIRST_YEAR = 1945  # a label of four digits from here on is a year


def session_of(body: Body, label: str, on: date | None = None) -> Session:
    """The session of a body by its label ("45", "S-3", "ES-10", "2021"), made where it is not held.

    on: the day of a text of it, which puts a special session in its place among the others. Raises StoreError for a
    label of no known form.
    """
    found = Session.objects.filter(body=body, label=label).first()
    if found is not None:
        return _put_in_time(found, on)
    kind, ordinal, year = _read_label(label)
    defaults = {"kind": kind, "ordinal": ordinal, "year": year}
    session, _ = Session.objects.get_or_create(body=body, label=label, defaults=defaults)
    return _put_in_time(session, on)


def is_session_label(label: str) -> bool:
    """Whether a session can be called so, in its address too: "45", "S-3", "ES-10", "2021"; not "045", "S-0"."""
    return _LABEL.fullmatch(label) is not None


def get_body(slug: str) -> Body:
    """Raises StoreError where the facts are not loaded."""
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise StoreError(f"The organ “{slug}” is not among the bodies of the archive. Add it there, or run load_facts.")
    return body


def resolution_of(identity: Identity, on: date | None = None) -> Resolution:
    """The row of a resolution by its identity, made where it is not held; `on` is the day it was adopted."""
    found = Resolution.objects.of_identity(identity).select_related("body", "session").first()
    if found is not None:
        return found
    body = get_body(identity.body)
    session = session_of(body, identity.session, on)
    resolution, _ = Resolution.objects.get_or_create(
        body=body,
        session=session,
        kind=identity.kind,
        number=identity.number,
        part_letter=identity.part_letter,
        slug=identity.slug,
    )
    return resolution


def forget_unused(resolution: Resolution) -> None:
    """A number that was read wrongly and that nothing else bears is no resolution."""
    unused = Resolution.objects.filter(
        pk=resolution.pk,
        versions__isnull=True,
        anchors__isnull=True,
        relations__isnull=True,
        inverse_relations__isnull=True,
        cited_by__isnull=True,
        error_reports__isnull=True,
        merged__isnull=True,
        register_entry__isnull=True,
    )
    unused.delete()


def _put_in_time(session: Session, on: date | None) -> Session:
    """A special session of the General Assembly behind the regular one of that time; the others stay where they are.

    Session n opens in September of 1945 + n. Which special session was when is not in its number.
    """
    is_placeless = session.ordinal >= _NOWHERE and not session.is_specimen
    if on is not None and is_placeless and session.body.slug == "ga":
        regular = on.year - (1945 if on.month >= 9 else 1946)
        session.ordinal = regular * 10 + 5
        session.save(update_fields=["ordinal"])
    return session


def _read_label(label: str) -> tuple[str, int, int | None]:
    """Kind, order and year. Special sessions sort behind the regular ones where no fact says better."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise StoreError(f"“{label}” is no session. Sessions are written 45, S-3, ES-10 or as a year, 2021.")
    number = int(found["number"] or found["special"])
    if not found["kind"] and number >= _FIRST_YEAR:
        return Session.Kind.ANNUAL, number, number
    if found["kind"] == "ES-":
        return Session.Kind.EMERGENCY, 2 * _NOWHERE + number * 10, None
    if found["kind"] == "S-":
        return Session.Kind.SPECIAL, _NOWHERE + number * 10, None
    return Session.Kind.REGULAR, number * 10, None
