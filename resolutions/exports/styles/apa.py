"""The Publication Manual of the American Psychological Association, seventh edition: a report, as apa.csl sets it."""

from __future__ import annotations

import re

from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.languages import LANGUAGE_NAMES
from resolutions.exports.styles.places import Manner, place_words
from resolutions.exports.styles.wording import Wording, italic, worded

MANNER = Manner(("para.", "paras."), "section", preambular=("pmbl. para", "pmbl. paras"))
_IS_NUMERIC = re.compile(r"\d+(?:/\d+)*")


def write_list(cited: Cited) -> Wording:
    """'United Nations Commission on Narcotic Drugs. (2002). Title (Resolution No. 45/9). United Nations. https://…'

    The year is that of publication: where the day of adoption is not known, that of distribution is what it asks for.
    """
    title = italic(cited.title.rstrip("."))
    return worded(f"{cited.author}. ({_year(cited)}). ", title, f"{_described(cited)}. United Nations. {cited.url}")


def write_in_text(cited: Cited) -> Wording:
    """'(United Nations Commission on Narcotic Drugs, 2002, para. 3)'."""
    place = place_words(cited.token, MANNER, cited.caller)
    return worded(f"({', '.join(filter(None, (cited.author, _year(cited), place)))})")


def _year(cited: Cited) -> str:
    return str(cited.day.year) if cited.day else "n.d."


def _described(cited: Cited) -> str:
    """' (Resolution No. 45/9)': "No." only before what citeproc takes for a number; ' [French version]' after it."""
    no = "No. " if _IS_NUMERIC.fullmatch(cited.number) else ""
    number = f" ({cited.genre} {no}{cited.number})" if cited.number else f" [{cited.genre}]"
    language = LANGUAGE_NAMES.get(cited.language, cited.language)
    return number if cited.language == "en" else f"{number} [{language} version]"
