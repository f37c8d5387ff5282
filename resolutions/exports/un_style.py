"""How the United Nations cites a text and its paragraphs.

UN Editorial Manual: in running text "paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002", in a
footnote "Commission on Narcotic Drugs resolution 45/9, para. 3." Texts are cited by body and number, never by title.
"""

from __future__ import annotations

from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.dates import un_date
from resolutions.exports.styles.places import Manner, place_words
from resolutions.exports.styles.wording import Run, Wording, italic, worded

IN_FULL = Manner(("paragraph", "paragraphs"), "section", gap=" ", to=" to ")
SHORT = Manner(("para.", "paras."), "sect.", gap=" ")


def write_in_text(cited: Cited) -> Wording:
    """'paragraph 3 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002'.

    "of" and a day would say that it was adopted then: where that is not known no day is given.
    """
    whole = f"{cited.name} of {un_date(cited.adopted_on)}" if cited.adopted_on else cited.name
    place = place_words(cited.token, IN_FULL, cited.caller)
    return worded(f"{place} of {whole}" if place else whole)


def write_in_footnote(cited: Cited) -> Wording:
    """'Commission on Narcotic Drugs resolution 2 (XL), para. 2 (a).', and where the Official Records print it."""
    place = place_words(cited.token, SHORT, cited.caller)
    return worded(f"{cited.name}, {place}." if place else f"{cited.name}.", *_records(cited))


def place_in_words(token: str) -> str:
    """'op2-e' -> 'paragraph 2 (e)', 'pp3' -> 'third preambular paragraph', 's2-op3' -> 'section II, paragraph 3'."""
    return place_words(token, IN_FULL)


def _records(cited: Cited) -> list[str | Run]:
    """' See Official Records …, 2009, Supplement No. 8 (E/2009/28), chap. I, sect. C.', where all of the title is known."""
    report = cited.report
    if cited.symbol or not report.series or not report.symbol:
        return []
    where = [
        f"part {report.part}" if report.part else "",
        f"chap. {report.chapter}" if report.chapter else "",
        f"sect. {report.section}" if report.section else "",
    ]
    return [" See ", italic(report.series), ", ".join([f" ({report.symbol})", *filter(None, where)]) + "."]
