"""What is cited, as far as a citation says it: whose text, its number, title, date, documents and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from resolutions.exports.html import permanent_path
from resolutions.exports.passages import called_in, find_note
from resolutions.exports.record import Record, Report
from resolutions.exports.site import Site
from resolutions.exports.styles.dates import un_date

_NAMED_IN_FULL = ("wha",)  # organs of other organizations


@dataclass(frozen=True, slots=True)
class Cited:
    """A text, or the place of it at `token`.

    number: '45/9', '2 (XL)', "" for what has only a title; symbol: of the text itself, 'A/RES/77/238'; report: where
    the Commission's, which have none, are printed; url, place_url: permanent addresses of the text and of the place;
    caller: the paragraph that calls the note that is cited.
    """

    body: str
    body_name: str
    kind: str
    number: str
    title: str
    url: str
    adopted_on: date | None = None
    distributed_on: date | None = None
    symbol: str = ""
    report: Report = field(default_factory=Report)
    language: str = "en"
    token: str = ""
    caller: str = ""

    @property
    def author(self) -> str:
        """'United Nations Commission on Narcotic Drugs'."""
        return self.body_name if self.body in _NAMED_IN_FULL else f"United Nations {self.body_name}"

    @property
    def genre(self) -> str:
        """'Resolution'."""
        return self.kind.capitalize()

    @property
    def name(self) -> str:
        """'Commission on Narcotic Drugs resolution 45/9'; without a number the title says which."""
        return f"{self.body_name} {self.kind} {self.number or f'“{self.title}”'}"

    @property
    def day(self) -> date | None:
        """The day it was made public: of adoption, or where that is not known of distribution."""
        return self.adopted_on or self.distributed_on

    @property
    def place_url(self) -> str:
        return f"{self.url}/{self.token}" if self.token else self.url

    @property
    def document(self) -> str:
        """The symbol of the document that has the text: its own, else that of the report."""
        return self.symbol or self.report.symbol

    @property
    def distribution(self) -> str:
        """'[distributed 25 March 1997]' where the day of adoption is not known, in whatever style: it is our word."""
        if self.adopted_on or not self.distributed_on:
            return ""
        return f"[distributed {un_date(self.distributed_on)}]"


def cited_of(record: Record, site: Site, token: str = "") -> Cited | None:
    """None for what has no address or is not cited: a draft without number, a specimen."""
    if record.identity is None or record.is_specimen:
        return None
    return Cited(
        body=record.identity.body,
        body_name=record.body_name,
        kind=record.identity.kind,
        number=record.designation if record.identity.number is not None else "",
        title=record.text.title.text or record.designation,
        url=site.address(permanent_path(record.identity, record.language)),
        adopted_on=record.adoption.adopted_on,
        distributed_on=record.adoption.distributed_on,
        symbol=record.symbol,
        report=record.report,
        language=record.language,
        token=token,
        caller=caller_of(record, token),
    )


def caller_of(record: Record, token: str) -> str:
    """The paragraph that first calls the note at a token; "" for any other place, and for a note that none calls."""
    note = find_note(record, token)
    if note is None:
        return ""
    calling = (str(clause.anchor) for clause in record.text.walk() if note.marker in called_in(clause))
    return next(calling, "")
