"""A page as a PrintedSource: surveyed, walked, its notes bound, its foreign matter left out, laid out as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.errors import ReadingError
from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.drafts import Problem, Severity, SourceText
from resolutions.ingest.readers.html.calls import bind_calls
from resolutions.ingest.readers.html.foreign import drop_foreign
from resolutions.ingest.readers.html.lists import PRINTED
from resolutions.ingest.readers.html.opening import markup_of
from resolutions.ingest.readers.html.page import lay_out
from resolutions.ingest.readers.html.paragraphs import Paragraph
from resolutions.ingest.readers.html.parsing import parse_page
from resolutions.ingest.readers.html.survey import Survey, survey
from resolutions.ingest.readers.html.tables import data_tables
from resolutions.ingest.readers.html.walking import Walked, walk_page

_ENDED = re.compile(r"[,;.:!?…][\s\"'”’)\]*]*$")
_CLOSED = re.compile(r"[;.:!?][\s\"'”’)\]*]*$")  # a comma may stand at the end of a printed page too
_LINES = 12  # paragraphs of a page at least, before it is said that each is a printed line
_SHORT = 30  # characters of a heading or a label, which prove nothing


def read_html(data: bytes, name: str) -> PrintedSource:
    """The words of a page in order, a line a block. Raises ReadingError for what is no page, or one without words."""
    markup, encoding = markup_of(data, name)
    root = parse_page(markup, name)
    found = survey(root)
    walked = walk_page(root, found, data_tables(found), name)
    bind_calls(walked)
    drop_foreign(walked.paragraphs)
    _settle_gaps(walked.paragraphs)
    page = lay_out(walked.paragraphs)
    if not page.text.strip():
        raise ReadingError(
            f"{name} is a web page that shows no words: they may come by a script. Save the page from the browser as it "
            "shows it, or copy the words of the resolution into a text file."
        )
    source = SourceText(page.text, "html", encoding, tuple(page.pages))
    return PrintedSource(source, tuple(page.blocks), page.dropped, tuple(_doubts(found, walked)))


def _settle_gaps(paragraphs: Sequence[Paragraph]) -> None:
    """Pages made from print often have an element for each printed line: then only empty ones are gaps."""
    flowing = [one for one in paragraphs if one.place.tag in ("p", "div") and not one.place.level and not one.is_note]
    lines = [one for one in flowing if not one.place.table and len(one.kept) > _SHORT]
    open_ended = sum(1 for one in lines if not _ENDED.search(one.kept))
    is_of_lines = len(lines) >= _LINES and open_ended * 5 > len(lines) * 2
    for one in paragraphs:
        one.is_whole = _CLOSED.search(one.kept) is not None and not (is_of_lines or one.place.is_pre or _is_label(one))
    for one in flowing if is_of_lines else ():
        one.has_gap = one.is_after_blank


def _is_label(one: Paragraph) -> bool:
    """A number in an element of its own, beside the words that it stands before."""
    found = PRINTED.match(one.kept)
    return found is not None and not one.kept[found.end() :].strip()


def _doubts(found: Survey, walked: Walked) -> list[Problem]:
    out: list[Problem] = []
    if walked.counted:
        message = (
            f"{walked.counted} labels of lists are not in the page: a browser counts them. They were set as the UN prints "
            "them; look at lists of lists."
        )
        out.append(Problem("labels-counted", Severity.INFO, message))
    if found.doubtful:
        message = (
            f"{len(found.doubtful)} parts of the page are named like parts of a site, but hold words like those of a text. "
            "They were kept: take out what does not belong to the resolution."
        )
        out.append(Problem("foreign-doubtful", Severity.WARNING, message))
    return out
