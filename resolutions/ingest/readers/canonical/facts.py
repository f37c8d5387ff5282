"""The lines over the body: what the text is, when it was adopted, how it is headed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from resolutions.exports import canonical_form as form
from resolutions.ingest.readers.canonical.lines import Findings, Line
from resolutions.structure.identity import KINDS, Adoption, Identity, Vote
from resolutions.structure.nodes import Words

_FIELD = re.compile(rf"({'|'.join((*form.FIELDS, *form.REMARKS))}):(?:\s+|$)(.*)", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"/?(?P<body>[a-z]{{2,10}})/(?P<kind>{'|'.join(KINDS)})s/(?P<session>[A-Z0-9-]{{1,10}})/"
    r"(?:(?P<number>\d{1,5})(?:-(?P<letter>[A-Z]))?|(?P<slug>[a-z][a-z0-9-]*))"
)
_VOTE = re.compile(r"(\d{1,3})-(\d{1,3})-(\d{1,3})(?:\s+(.*))?")
_EXPECTED = {
    form.ADDRESS: "expected an address such as /cnd/resolutions/45/9",
    form.LANGUAGE: "expected two letters such as en",
    form.ADOPTED: "expected a day such as 2002-03-15",
    form.DISTRIBUTED: "expected a day such as 2002-03-15",
    form.MEETING: "expected a number such as 1223",
    form.VOTE: "expected votes for, against and abstentions such as 27-25-1",
}
_T = TypeVar("_T")
_NAMES = {name.lower(): name for name in (*form.FIELDS, *form.REMARKS)}


@dataclass(slots=True)
class Head:
    """Everything that stands before the first region."""

    identity: Identity | None = None
    adoption: Adoption = field(default_factory=Adoption)
    language: str = "en"
    masthead: tuple[str, ...] = ()
    printed: str = ""
    title: Words = field(default_factory=Words)
    formula: Words = field(default_factory=Words)


def read_head(lines: Sequence[Line], findings: Findings) -> Head:
    """Reads 'Name: value' lines; an indented line goes on with the one before it."""
    fields = _fields(lines, findings)
    one = {name: values[-1] for name, values in fields.items()}
    for name, values in fields.items():
        for line in values[:-1] if name not in (form.MASTHEAD, *form.REMARKS) else ():
            findings.leave_out(line, f"“{name}” stands here more than once; the last one counts.")
    for name in form.REMARKS:
        findings.pass_over(fields.get(name, ()))
    reading = _Reading(one, findings)
    return Head(
        identity=reading.value(form.ADDRESS, _identity),
        adoption=_adoption(reading),
        language=reading.value(form.LANGUAGE, _language) or "en",
        masthead=tuple(_squashed(line.words) for line in fields.get(form.MASTHEAD, ())),
        printed=reading.words(form.PRINTED),
        title=findings.words_of(one.get(form.TITLE)),
        formula=findings.words_of(one.get(form.FORMULA)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The fields by name; a value that is none is left out with a problem."""

    fields: dict[str, Line]
    findings: Findings

    def words(self, name: str) -> str:
        return _squashed(self.fields[name].words) if name in self.fields else ""

    def value(self, name: str, parse: Callable[[str], _T | None]) -> _T | None:
        line = self.fields.get(name)
        if line is None or not line.words:
            return None
        value = parse(line.words)
        if value is None:
            self.findings.leave_out(line, f"“{line.words}” is no value for “{name}”; {_EXPECTED[name]}.")
        return value


def _squashed(words: str) -> str:
    """Single blanks, whatever was typed: an editor may leave any kind of blank at a line's end."""
    return " ".join(words.split())


def _fields(lines: Sequence[Line], findings: Findings) -> dict[str, list[Line]]:
    out: dict[str, list[Line]] = {}
    last: str | None = None
    for line in lines:
        found = _FIELD.match(line.words)
        if found:
            last = _NAMES[found[1].lower()]
            out.setdefault(last, []).append(Line(line.number, line.start + found.start(2), found[2]))
        elif not line.words.strip():
            last = None
        elif last is not None and line.indent:
            out[last][-1] = out[last][-1].with_more(line)
        else:
            findings.leave_out(line, f"this is no line of the head. Expected a name such as “{form.TITLE}:” before it.")
    return out


def _adoption(reading: _Reading) -> Adoption:
    return Adoption(
        adopted_on=reading.value(form.ADOPTED, _day),
        basis=reading.words(form.BASIS),
        distributed_on=reading.value(form.DISTRIBUTED, _day),
        meeting=reading.value(form.MEETING, lambda words: int(words) if words.isdecimal() else None),
        vote=reading.value(form.VOTE, _vote),
        symbol=reading.words(form.SYMBOL),
        agenda_item=reading.words(form.AGENDA_ITEM),
        draft_symbol=reading.words(form.DRAFT_SYMBOL),
    )


def _identity(words: str) -> Identity | None:
    found = _ADDRESS.fullmatch(words)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else None
    return Identity(found["body"], found["kind"], found["session"], number, found["letter"] or "", found["slug"] or "")


def _language(words: str) -> str | None:
    return words if re.fullmatch(r"[a-z]{2}", words) else None


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _vote(words: str) -> Vote | None:
    found = _VOTE.fullmatch(words)
    return Vote(int(found[1]), int(found[2]), int(found[3]), found[4] or "") if found else None
