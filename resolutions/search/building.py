"""A search built from the fields of a form: words of the query language, and values of facets.

    all=opium&phrase=money laundering&without=coca&session_from=45&session_to=47
    -> opium "money laundering" -coca, sessions cnd:45, cnd:46, cnd:47

What has a closed vocabulary becomes a facet, so that it stands among the choices of the page and can be taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from resolutions.search.filters import MOST_VALUES
from resolutions.search.index.snapshot import current
from resolutions.search.request import SearchRequest

FIELDS = (
    "all",
    "phrase",
    "any",
    "without",
    "title",
    "cites",
    "action",
    "addressee",
    "body",
    "session_from",
    "session_to",
    "year_from",
    "year_to",
)
_DEFAULT_BODY = "cnd"
_ITEM = re.compile(r'"[^"]*"|[^\s"]+')
_LONGEST = 300
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Built:
    """The search; faults: a sentence for each field that could not be read."""

    request: SearchRequest
    faults: tuple[str | Promise, ...] = ()


def build_search(given: Mapping[str, str]) -> Built:
    """Reads the fields of the form, any of which may be missing."""
    fields = {name: " ".join(given.get(name, "").replace("\0", " ").split())[:_LONGEST] for name in FIELDS}
    faults: list[str | Promise] = []
    words = " ".join([*_words(fields), *_years(fields, faults)])
    chosen: dict[str, tuple[str, ...]] = {
        name: (fields[name],) for name in ("action", "addressee", "body") if fields[name]
    }
    if fields["session_from"] or fields["session_to"]:
        sessions = _sessions(fields, faults)
        chosen.pop("body", None)  # sessions say it
        chosen |= {"session": sessions} if sessions else {}
    return Built(SearchRequest(q=words, chosen=chosen), tuple(faults))


def _words(fields: Mapping[str, str]) -> Iterator[str]:
    if fields["all"]:
        yield fields["all"]
    if fields["phrase"]:
        yield f'"{fields["phrase"].replace(chr(34), "")}"'
    either = _items(fields["any"])
    if either:
        yield f"({' OR '.join(either)})" if len(either) > 1 else either[0]
    yield from (f"-{item.lstrip('-')}" for item in _items(fields["without"]) if item.strip('-"'))
    if fields["title"]:
        yield f"title:({fields['title']})" if len(_items(fields["title"])) > 1 else f"title:{fields['title']}"
    if fields["cites"]:
        yield f'cites:"{fields["cites"].replace(chr(34), "")}"'


def _items(typed: str) -> list[str]:
    """Words and phrases in quotation marks; commas between them are not meant."""
    return [item for item in (found.strip(",;") for found in _ITEM.findall(typed)) if item not in ("", "OR", "AND")]


def _years(fields: Mapping[str, str], faults: list[str | Promise]) -> Iterator[str]:
    """'year:1990-1999', 'year:1990..' where the end is left open, 'year:..1999' where the beginning is."""
    first, last = (_year(fields[name], faults) for name in ("year_from", "year_to"))
    if first and last:
        yield f"year:{first}-{last}" if first != last else f"year:{first}"
    elif first or last:
        yield f"year:{first}..{last}"


def _year(typed: str, faults: list[str | Promise]) -> str:
    if typed and not _YEAR.fullmatch(typed):
        faults.append(format_lazy(_("“{year}” is no year of four digits."), year=typed))
        return ""
    return typed


def _sessions(fields: Mapping[str, str], faults: list[str | Promise]) -> tuple[str, ...]:
    """The sessions of one body from the first to the last named, as the archive orders them; at most so many as may be chosen."""
    body = fields["body"] or _DEFAULT_BODY
    held = [value for value in current().labels("session") if value.startswith(f"{body}:")]
    ends = []
    for label in filter(None, (fields["session_from"], fields["session_to"])):
        value = f"{body}:{label.upper()}"
        if value in held:
            ends.append(held.index(value))
        else:
            faults.append(format_lazy(_("There is no session “{label}” of this body."), label=label))
    sessions = tuple(held[min(ends) : max(ends) + 1]) if ends else ()
    if len(sessions) > MOST_VALUES:
        sentence = _("A search takes {most} sessions at most; these are {count}. Narrow by years instead.")
        faults.append(format_lazy(sentence, most=MOST_VALUES, count=len(sessions)))
    return sessions[:MOST_VALUES]
