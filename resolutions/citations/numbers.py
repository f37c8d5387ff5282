"""Numbers of resolutions as printed: 45/9, S-20/4 C, 2 (XL), 217 A (III), 1817 (2008), WHA18.47.

Roman form is number (session), slash form is session/number. A number alone does not say whose it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.structure.numerals import from_roman

_LETTERS = r"[A-Z](?:(?:-| ?and | ?to |, )[A-Z](?![A-Za-z.'/-]))*(?![A-Za-z'/]|\.(?! *$))"
NUMBER = (
    rf"(?P<year_roman>(?:19[4-7]\d/)(?P<yr_number>\d{{1,4}}) ?\((?P<yr_session>[IVXLCDM]+)\) ?(?P<yr_letter>[A-Z](?![A-Za-z]))?)"
    rf"|(?P<slash>(?P<session>(?:E?S-)?\d{{1,4}})/(?P<number>\d{{1,4}})(?: ?(?P<letter>{_LETTERS}))?(?![\w/]|-\d|\.\d))"
    r"|(?P<roman>(?P<r_number>\d{1,4}) ?(?P<r_letter>[A-Z](?:(?:-| and | to )[A-Z])?)? ?"
    rf"\((?P<r_session>(?:E?S-)?[IVXLCDM]+|E?S-\d{{1,2}})\)(?: ?(?P<r_letter2>{_LETTERS}))?)"
    r"|(?P<by_year>(?P<y_number>\d{1,4}) ?\((?P<y_session>19[4-9]\d|20\d\d)\))"
    r"|(?P<health>WHA ?(?P<h_session>\d{1,3})\.(?P<h_number>\d{1,3}))"
)

_MOST = 99  # neither the Commission nor the Human Rights Council has come near a hundred texts in a session


class Form(StrEnum):
    """How a number is written."""

    SLASH = "45/9"
    SPECIAL = "S-20/4"
    ANNUAL = "2021/10"
    ROMAN = "2 (XL)"
    BY_YEAR = "1817 (2008)"
    HEALTH = "WHA18.47"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: Number(Form.SPECIAL, "S-20", 4, "C"). letter can name several: "A-E"."""

    form: Form
    session: str
    number: int
    letter: str = ""

    def fits(self, body: str) -> bool:
        """Whether the organ has ever numbered so; sessions from 901 are specimens of any organ."""
        digits = int(re.sub(r"\D", "", self.session))
        if self.form is Form.SLASH:
            low = {"ga": 31, "cnd": 41, "hrc": 1}.get(body)
            return low is not None and low <= digits <= 999 and (body == "ga" or self.number <= _MOST)
        if self.form is Form.SPECIAL:
            return self._fits_special(body, digits)
        if self.form is Form.ROMAN:
            return self._fits_roman(body, digits)
        owners = {Form.ANNUAL: "ecosoc", Form.BY_YEAR: "sc", Form.HEALTH: "wha"}
        return body == owners[self.form]

    def _fits_special(self, body: str, digits: int) -> bool:
        if "ES" in self.session:
            return body == "ga" and digits >= 6
        if body == "hrc":
            return not self.letter and self.number <= _MOST
        return (body == "ga" and digits >= 8) or (body == "cnd" and digits > 900)

    def _fits_roman(self, body: str, digits: int) -> bool:
        """The Assembly and the Council numbered through from their first session, the Commission began anew in each."""
        if body == "cnd":
            return self.number <= _MOST and "ES" not in self.session and (digits <= 40 or digits > 900)
        if "S-" in self.session:
            return body == "ga" and digits <= 7 and self.number >= 100
        last, least, most = {"ga": (30, 40, 125), "ecosoc": (63, 15, 60)}.get(body, (0, 0, 0))
        begun = 1 if digits < 3 else least * digits
        return digits <= last and begun <= self.number <= most * digits


def number_of(found: re.Match[str]) -> Number | None:
    """The number that a match of NUMBER holds; None for look-alikes (a biennium, a fraction, session 0)."""
    if found["slash"]:
        padded = found["number"].startswith("0")  # fisheries commissions write 12/07; the UN never does
        return None if padded else _slash(found["session"], int(found["number"]), letters(found["letter"]))
    if found["roman"]:
        session = _session(found["r_session"])
        letter = found["r_letter"] or found["r_letter2"]
        return (session and Number(Form.ROMAN, session, int(found["r_number"]), letters(letter))) or None
    if found["year_roman"]:
        session = _session(found["yr_session"])
        return (session and Number(Form.ROMAN, session, int(found["yr_number"]), found["yr_letter"] or "")) or None
    if found["by_year"]:
        return Number(Form.BY_YEAR, found["y_session"], int(found["y_number"]))
    return Number(Form.HEALTH, found["h_session"], int(found["h_number"]))


def letters(printed: str | None) -> str:
    """'A and B' -> 'A-B', 'A to E' -> 'A-E', 'A, B and C' -> 'A-C' (the UN's own way)."""
    found = re.findall(r"[A-Z]", printed or "")
    return "-".join(dict.fromkeys((found[0], found[-1]))) if found else ""


def _slash(session: str, number: int, letter: str) -> Number | None:
    if session.startswith(("S-", "ES-")):
        return Number(Form.SPECIAL, session, number, letter)
    if len(session) == 4:
        is_year = "1946" <= session <= "2099" and number < 1000
        return Number(Form.ANNUAL, session, number, letter) if is_year else None
    if session.startswith("0"):
        return None
    return Number(Form.SLASH, session, number, letter)


def _session(words: str) -> str | None:
    prefix, _, rest = words.rpartition("-")
    value = int(rest) if rest.isdigit() else from_roman(rest)
    return None if not value else f"{prefix}-{value}" if prefix else str(value)
