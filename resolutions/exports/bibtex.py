"""BibTeX: a @techreport whose title and author stand in two pairs of braces, so that no style changes their letters."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.exports.passages import Passage
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.exports.styles.languages import LANGUAGE_NAMES
from resolutions.exports.styles.naming import get_cited, key_of, note_of, printed_in, short_title
from resolutions.structure.months import MONTHS

# What TeX takes for a command. A brace behind a backslash still counts as a brace to BibTeX, so it is named.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write_bibtex(record: Record, site: Site, passage: Passage | None = None) -> str:
    """One entry. Raises NotCited for a specimen."""
    key = key_of(get_cited(record, site, passage))
    fields = [(name, value) for name, value in _fields(record, site, passage) if value]
    lines = ",\n".join(f"  {name:<11} = {value}" for name, value in fields)
    return f"@techreport{{{key},\n{lines}\n}}\n"


def _fields(record: Record, site: Site, passage: Passage | None) -> Iterator[tuple[str, str]]:
    cited = get_cited(record, site, passage)
    day = cited.day
    yield "author", _kept(cited.author)
    yield "title", _kept(cited.title)
    yield "shorttitle", _kept(short_title(cited)) if cited.number else ""
    yield "institution", _braced("United Nations")
    yield "type", _braced(cited.genre)
    yield "number", _braced(cited.number)
    yield "year", _braced(str(day.year)) if day else ""
    yield "month", MONTHS[day.month - 1][:3].lower() if day else ""
    yield "series", _braced(cited.report.series)
    yield "note", _braced(", ".join(part for part in (note_of(cited), cited.symbol or printed_in(cited)) if part))
    yield "keywords", _braced(", ".join(record.subjects))
    yield "url", f"{{{cited.place_url.translate(_IN_URL)}}}"
    yield "language", _braced(LANGUAGE_NAMES.get(cited.language, cited.language).lower())


def _braced(words: str) -> str:
    return f"{{{' '.join(words.split()).translate(_SPECIAL)}}}" if words else ""


def _kept(words: str) -> str:
    return f"{{{_braced(words)}}}" if words else ""
