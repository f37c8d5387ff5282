"""Sessions and resolutions by what a text says of itself; those of the parent organs are made when a text needs them."""

from __future__ import annotations

import re

from resolutions.errors import StoreError
from resolutions.models import Body, Resolution, Session
from resolutions.structure.identity import Identity
from resolutions.structure.numerals import to_roman

_LABEL = re.compile(r"(?P<kind>ES-|S-)?(?P<number>\d{1,4})")
_FIRST_YEAR = 1945  # a label of four digits from here on is a year


def session_of(body: Body, label: str) -> Session:
    """The session of a body by its label ("45", "S-3", "ES-10", "2021"), made where it is not held.

    Raises StoreError for a label of no known form.
    """
    found = Session.objects.filter(body=body, label=label).first()
    if found is not None:
        return found
    kind, ordinal, year = _read_label(label)
    defaults = {"kind": kind, "ordinal": ordinal, "year": year}
    session, _ = Session.objects.get_or_create(body=body, label=label, defaults=defaults)
    return session


def get_body(slug: str) -> Body:
    """Raises StoreError where the facts are not loaded."""
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise StoreError(f"The organ “{slug}” is not among the bodies of the archive. Add it there, or run load_facts.")
    return body


def resolution_of(identity: Identity) -> Resolution:
    """The row of a resolution by its identity, made where it is not held."""
    found = Resolution.objects.of_identity(identity).select_related("body", "session").first()
    if found is not None:
        return found
    body = get_body(identity.body)
    session = session_of(body, identity.session)
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
    )
    unused.delete()


def roman_label(label: str) -> str:
    """The session as it was printed before slashes: '40' -> 'XL', 'S-3' -> 'S-III'; years stay."""
    found = _LABEL.fullmatch(label)
    if found is None or _is_year(found):
        return label
    return f"{found['kind'] or ''}{to_roman(int(found['number']))}"


def _is_year(found: re.Match[str]) -> bool:
    return not found["kind"] and int(found["number"]) >= _FIRST_YEAR


def _read_label(label: str) -> tuple[str, int, int | None]:
    """Kind, order and year. Special sessions sort behind the regular ones where no fact says better."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise StoreError(f"“{label}” is no session. Sessions are written 45, S-3, ES-10 or as a year, 2021.")
    number = int(found["number"])
    if _is_year(found):
        return Session.Kind.ANNUAL, number * 10, number
    if found["kind"] == "ES-":
        return Session.Kind.EMERGENCY, 20000 + number * 10, None
    if found["kind"] == "S-":
        return Session.Kind.SPECIAL, 10000 + number * 10, None
    return Session.Kind.REGULAR, number * 10, None
