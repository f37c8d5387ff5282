"""Which text a document holds: work, expression and manifestation, as AKN4UN part 1 §3 asks for them (the order is fixed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resolutions.exports.akn.form import LANGUAGES, Element, add
from resolutions.exports.akn.iris import UNKNOWN_DAY, expression_iri, number_of, work_iri
from resolutions.exports.record import Record
from resolutions.exports.site import Site

MAIN = "!main"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one text. day, day_name: the date of the work and what date it is; number: as printed."""

    work: str
    expression: str
    day: date
    day_name: str
    number: str
    author: str
    address: str

    @classmethod
    def of(cls, record: Record, site: Site, designation: str) -> Names:
        adoption, identity = record.adoption, record.identity
        known = ((adoption.adopted_on, "adoption"), (adoption.distributed_on, "masthead"), (UNKNOWN_DAY, "unknown"))
        day, day_name = next((day, name) for day, name in known if day)
        wanted = None if day_name == "unknown" else day
        work = (
            work_iri(identity, wanted, designation)
            if identity
            else "/akn/un/statement/deliberation/un/0001-01-01/draft"
        )
        return cls(
            work=work,
            expression=expression_iri(work, record.language),
            day=day,
            day_name=day_name,
            number=designation or "draft",
            author=identity.body if identity else "un",
            address=site.address(identity.path) if identity else "",
        )


def write_identification(meta: Element, record: Record, names: Names, part: str = MAIN) -> Element:
    """The block for the whole ('!main'), an annex ('!annex_1') or a portion ('!main~para_3'); gives the manifestation."""
    block = add(meta, "identification", source="#archive")
    work = add(block, "FRBRWork")
    _names(work, f"{names.work}/{part}", names.work)
    if part == MAIN:
        _aliases(work, record, names)
    _days(work, record, names)
    add(work, "FRBRauthor", href=f"#{names.author}", as_="#author")
    add(work, "FRBRcountry", value="un")
    add(work, "FRBRsubtype", value="deliberation")
    add(work, "FRBRnumber", value=number_of(names.number), showAs=names.number)
    add(work, "FRBRprescriptive", value="false")
    add(work, "FRBRauthoritative", value="false")
    expression = add(block, "FRBRExpression")
    _names(expression, f"{names.expression}/{part}", names.expression)
    add(expression, "FRBRdate", date=names.day.isoformat(), name=names.day_name)
    add(expression, "FRBRauthor", href=f"#{names.author}", as_="#author")
    if record.version is not None and part == MAIN:
        add(expression, "FRBRversionNumber", value=str(record.version))
    add(expression, "FRBRlanguage", language=LANGUAGES.get(record.language, record.language))
    return _manifestation(block, record, names, part)


def _manifestation(block: Element, record: Record, names: Names, part: str) -> Element:
    out = add(block, "FRBRManifestation")
    _names(out, f"{names.expression}/{part}.xml", f"{names.expression}/.xml")
    day = record.published_at.date() if record.published_at else names.day
    add(out, "FRBRdate", date=day.isoformat(), name="markup")
    add(out, "FRBRauthor", href="#archive")
    add(out, "FRBRformat", value="xml")
    return out


def _names(block: Element, this: str, uri: str) -> None:
    add(block, "FRBRthis", value=this)
    add(block, "FRBRuri", value=uri)


def _aliases(work: Element, record: Record, names: Names) -> None:
    if names.address:
        add(work, "FRBRalias", value=names.address, name="canonical")
    symbol = record.symbol or record.adoption.symbol
    for value, name in ((symbol, "symbol"), (record.text.printed, "printedNumber")):
        if value:
            add(work, "FRBRalias", value=value, name=name)


def _days(work: Element, record: Record, names: Names) -> None:
    add(work, "FRBRdate", date=names.day.isoformat(), name=names.day_name)
    distributed = record.adoption.distributed_on
    if distributed and names.day_name == "adoption":
        add(work, "FRBRdate", date=distributed.isoformat(), name="masthead")
