"""Which session of an organ a date falls into: the only way in which a date may decide whose resolution it is.

The General Assembly's session n opens in September of 1945 + n and runs a year. The Human Rights Council has met
three times a year since its fourth session of March 2007. The Commission's sessions are facts, passed in; those not
yet among them follow its forty-first of 1998 year by year.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_ASSEMBLY_SPECIAL = {
    "S-8": (1978,),
    "S-9": (1978,),
    "S-10": (1978,),
    "S-11": (1980,),
    "S-12": (1982,),
    "S-13": (1986,),
    "S-14": (1986,),
    "S-15": (1988,),
    "S-16": (1989,),
    "S-17": (1990,),
    "S-18": (1990,),
    "S-19": (1997,),
    "S-20": (1998,),
    "S-21": (1999,),
    "S-22": (1999,),
    "S-23": (2000,),
    "S-24": (2000,),
    "S-25": (2001,),
    "S-26": (2001,),
    "S-27": (2002,),
    "S-28": (2005,),
    "S-29": (2014,),
    "S-30": (2016,),
    "S-31": (2020, 2021),
    "S-32": (2021,),
}
_MARGIN = timedelta(days=3)  # the facts' days of closing are not all sure


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session, or a reconvened part of it, from its first day to its last."""

    body: str
    session: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Calendar:
    """The known sittings of organs that keep no regular year."""

    sittings: tuple[Sitting, ...] = ()

    def agrees(self, body: str, session: str, day: date) -> bool | None:
        """Whether the organ's session was sitting that day; None where the calendar does not know the session."""
        if body == "ga":
            return _assembly(session, day)
        if body == "hrc":
            return _human_rights(session, day)
        if body == "ecosoc":
            return _council(session, day)
        if body == "sc":
            return session == str(day.year)
        known = [row for row in self.sittings if (row.body, row.session) == (body, session)]
        if body == "cnd" and not known and session.isdigit() and int(session) >= 41:
            return 1957 + int(session) == day.year
        return any(row.starts_on - _MARGIN <= day <= row.ends_on + _MARGIN for row in known) if known else None

    def opens_after(self, body: str, session: str, day: date) -> bool:
        """Whether the session was still to come on that day: nothing cites a text that is not yet adopted."""
        if body == "ga" and session.isdigit():
            return date(1945 + min(int(session), 900), 9, 1) > day
        if body == "hrc" and session.isdigit():
            return 2007 + (int(session) - 4) // 3 > day.year
        known = [row.starts_on for row in self.sittings if (row.body, row.session) == (body, session)]
        if body == "cnd" and not known and session.isdigit() and int(session) >= 41:
            return 1957 + int(session) > day.year
        return bool(known) and min(known) > day


def _assembly(session: str, day: date) -> bool | None:
    if not session.isdigit():
        years = _ASSEMBLY_SPECIAL.get(session)
        return None if years is None else day.year in years
    opened = 1945 + int(session)
    first = date(1946, 1, 1) if session == "1" else date(opened, 9, 1)
    return first <= day <= date(opened + 1, 9, 30)


def _council(session: str, day: date) -> bool | None:
    """A year since 1978 (a text may be adopted early in the next); before that, two sessions a year from 1946 on."""
    if len(session) == 4:
        return int(session) in (day.year, day.year - 1)
    return abs(1946 + (int(session) - 1) / 2 - day.year) < 2 if session.isdigit() else None


def _human_rights(session: str, day: date) -> bool | None:
    if not session.isdigit():
        return day.year >= 2006  # its special sessions keep no calendar
    number = int(session)
    return day.year == (2006 if number < 4 else 2007 + (number - 4) // 3)


def calendar_from_rows(rows: Iterable[tuple[str, str, date | None, date | None]]) -> Calendar:
    """Rows of (body, session label, first day, last day); those without both days are left out."""
    return Calendar(tuple(Sitting(body, label, start, end) for body, label, start, end in rows if start and end))


@cache
def shipped_calendar() -> Calendar:
    """The sessions and reconvened parts of fixtures/sessions.json."""
    fixture = files("resolutions").joinpath("fixtures", "sessions.json")
    if not fixture.is_file():
        return Calendar()
    out = []
    for entry in json.loads(fixture.read_text("utf-8")):
        fields = entry["fields"]
        start, end = (
            date.fromisoformat(fields[name]) if fields.get(name) else None for name in ("starts_on", "ends_on")
        )
        if entry["model"] == "resolutions.session":
            out.append((fields["body"][0], fields["label"], start, end))
        elif entry["model"] == "resolutions.sessionpart":
            out.append((*fields["session"], start, end))
    return calendar_from_rows(out)
