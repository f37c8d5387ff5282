"""Makes resolutions/fixtures/register.json, the register of known texts, from two tables of facts.

    python docs/register.py ../shared/facts

cnd_resolutions.csv: number, kind, session, year, date, title, source, note; drug_resolutions_other.csv: body, number,
date, title, source. "source" says how sure the row is: found, known or unsure. A title in brackets is a subject, since
nobody has seen the title; a date is given as far as it is known, the year where no more is.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
FIXTURE = PROJECT / "resolutions" / "fixtures" / "register.json"
sys.path.insert(0, str(PROJECT))

from resolutions.citations.designations import parse_designation  # noqa: E402
from resolutions.structure.identity import Identity  # noqa: E402

BODIES = {"CND": "cnd", "GA": "ga", "ECOSOC": "ecosoc"}
_LETTER_BEHIND = re.compile(r"(?P<number>\d+) \((?P<session>[IVXL]+)\) (?P<part>[A-Z]+)")
_DOCUMENT = re.compile(r"\bE/\d{4}/\d+(?:/Rev\.\d)?(?:, [^;]+)?")
_NOT_FACTS = ("sample document",)


def rows_of(folder: Path) -> Iterator[dict[str, str]]:
    """Both tables with the same columns."""
    for row in _read(folder / "cnd_resolutions.csv"):
        yield {**row, "body": "CND"}
    for row in _read(folder / "drug_resolutions_other.csv"):
        yield {**row, "kind": "resolution", "note": "", "year": "", "session": ""}


def identity_of(row: dict[str, str]) -> Identity:
    """'355 (XII) B' of ECOSOC -> Identity("ecosoc", "resolution", "12", 355, "B"); Roman parts name a section."""
    printed = row["number"]
    behind = _LETTER_BEHIND.fullmatch(printed)
    if behind:
        letter = "" if behind["part"] in ("I", "II", "III") else f" {behind['part']}"
        printed = f"{behind['number']}{letter} ({behind['session']})"
    words = f"{row['body']} {row['kind']} {printed}"
    found = parse_designation(words)
    if not found.is_sure or found.only.identity is None:
        raise SystemExit(f"“{words}” names no single text: mend the row.")
    return found.only.identity


def facts_of(row: dict[str, str]) -> dict[str, Any]:
    """Title or subject, date, certainty, note; the document that a note names is the source."""
    words = row["title"].strip()
    is_subject = words.startswith("(") and words.endswith(")")
    document = _DOCUMENT.search(row["note"])
    note = "; ".join(
        part for part in row["note"].split("; ") if part and part not in _NOT_FACTS and not _DOCUMENT.match(part)
    )
    behind = _LETTER_BEHIND.fullmatch(row["number"])
    if behind and behind["part"] in ("I", "II", "III"):
        note = f"section {behind['part']}"
    return {
        "title": "" if is_subject else words.replace(" ...", " …"),
        "subject": words.strip("()") if is_subject else "",
        "adopted_on": row["date"] or row["year"],
        "certainty": row["source"],
        "source": document[0] if document else "",
        "note": note,
    }


def fixture(folder: Path) -> list[dict[str, Any]]:
    """Sessions that no other fixture has, resolutions, entries."""
    known = [(identity_of(row), facts_of(row)) for row in rows_of(folder)]
    known.sort(key=lambda one: (one[0].body, one[0].kind, _ordinal(one[0]), one[0].number or 0, one[0].part_letter))
    sessions = dict.fromkeys((one.body, one.session) for one, _ in known if one.body != "cnd")
    dates = {(one.body, one.session): facts["adopted_on"] for one, facts in known}
    entries = [_row("session", _session(*key, dates[key])) for key in sessions]
    entries += [_row("resolution", _resolution(one)) for one, _ in known]
    entries += [_row("registerentry", {"resolution": _key(one), **facts}) for one, facts in known]
    return entries


def _session(body: str, label: str, adopted: str) -> dict[str, Any]:
    """As `store.sessions` makes it: special sessions of the Assembly stand behind the regular one of that time."""
    if label.isdigit() and len(label) == 4:
        return {"body": [body], "label": label, "kind": "annual", "ordinal": int(label), "year": int(label)}
    if label.isdigit():
        return {"body": [body], "label": label, "kind": "regular", "ordinal": int(label) * 10}
    year, month = (int(part) for part in adopted.split("-")[:2])
    regular = year - (1945 if month >= 9 else 1946)
    return {"body": [body], "label": label, "kind": "special", "ordinal": regular * 10 + 5}


def _resolution(one: Identity) -> dict[str, Any]:
    return {
        "body": [one.body],
        "session": [one.body, one.session],
        "kind": one.kind,
        "number": one.number,
        "part_letter": one.part_letter,
        "slug": one.slug,
    }


def _key(one: Identity) -> list[str]:
    return [one.body, one.session, one.kind, str(one.number), one.part_letter, one.slug]


def _ordinal(one: Identity) -> tuple[bool, int]:
    return (one.session.startswith("S"), int(one.session.removeprefix("S-")))


def _row(model: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"model": f"resolutions.{model}", "fields": fields}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(folder: Path) -> str:
    """The fixture as it is kept: one row a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in fixture(folder))
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    FIXTURE.write_text(written(Path(sys.argv[1])), encoding="utf-8")
