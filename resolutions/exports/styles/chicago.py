"""The Chicago Manual of Style, notes and bibliography: the title stands in quotation marks, the day as Americans write it."""

from __future__ import annotations

import re

from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.dates import american_date
from resolutions.exports.styles.languages import LANGUAGE_NAMES
from resolutions.exports.styles.places import Manner, place_words
from resolutions.exports.styles.wording import Wording, worded

MANNER = Manner(("para.", "paras."), "section", preambular=("pmbl. para", "pmbl. paras"))
_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # a quotation inside a quotation (6.11)


def write_note(cited: Cited) -> Wording:
    """'United Nations Commission on Narcotic Drugs, Resolution 45/9, "Title," March 15, 2002, para. 3, https://….'"""
    parts = (
        cited.author,
        _number(cited),
        f"{_quoted(cited.title, ',')} {', '.join(filter(None, (*_facts(cited), _place(cited), cited.place_url)))}",
    )
    return worded(", ".join(filter(None, parts)) + ".")


def write_bibliography(cited: Cited) -> Wording:
    """'United Nations Commission on Narcotic Drugs. Resolution 45/9. "Title." March 15, 2002. https://….'"""
    parts = (cited.author, _number(cited), _quoted(cited.title, "."))
    facts = (*_facts(cited), cited.url)
    return worded(" ".join([_closed(part) for part in parts if part] + [f"{fact}." for fact in facts if fact]))


def _number(cited: Cited) -> str:
    return f"{cited.genre} {cited.number}" if cited.number else ""


def _place(cited: Cited) -> str:
    return place_words(cited.token, MANNER, cited.caller)


def _facts(cited: Cited) -> tuple[str, str, str]:
    """The day, the symbol of the text itself, and the language where it is not English (11.6: '(in French)')."""
    day = american_date(cited.adopted_on) if cited.adopted_on else cited.distribution
    language = LANGUAGE_NAMES.get(cited.language, cited.language)
    return day, cited.symbol, "" if cited.language == "en" else f"(in {language})"


def _quoted(title: str, stop: str) -> str:
    """The stop stands inside the marks; a title with an end of its own keeps it, and takes no full stop besides."""
    words = title.rstrip(".").translate(_QUOTES)
    return f'"{words}{"" if stop == "." and re.search(r"[?!]$", words) else stop}"'


def _closed(part: str) -> str:
    return part if part.endswith('"') else f"{part}."
