"""Where a text is and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from resolutions.citations.written import full_name
from resolutions.exports.un_style import footnote_form, text_form
from resolutions.models import Version


@dataclass(frozen=True, slots=True)
class HowToCite:
    """The forms of citation, each to be copied as it stands. `is_masthead_date`: the day is that of distribution."""

    text: str
    footnote: str
    address: str
    is_masthead_date: bool


def how_to_cite(version: Version, token: str = "") -> HowToCite:
    """For a whole text, a paragraph ('op2-e'), a note ('fn33') or a range ('op3..op5')."""
    resolution = version.resolution
    name = full_name(resolution.identity, resolution.body.name)
    day: date | None = version.adopted_on or version.distributed_on
    return HowToCite(
        text=text_form(name, day, token),
        footnote=footnote_form(name, token),
        address=f"{settings.SITE_URL}{text_path(version)}{'/' if token else ''}{token}",
        is_masthead_date=version.adopted_on is None and version.distributed_on is not None,
    )


def text_path(version: Version, *, is_numbered: bool = False) -> str:
    """The permanent address of a text: '/cnd/resolutions/45/9', '/ga/resolutions/77/238/fr', '/cnd/resolutions/45/9@1'."""
    number = f"@{version.number}" if is_numbered else ""
    language = "" if version.language == "en" else f"/{version.language}"
    return f"{version.resolution.identity.path}{number}{language}"
