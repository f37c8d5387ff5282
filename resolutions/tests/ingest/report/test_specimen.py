"""A session report of thirty pages as text, web page, Word and PDF file: the same thirteen texts from each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from resolutions.ingest.drafts import Reading, Severity
from resolutions.ingest.pipeline import read_source
from resolutions.structure.identity import Vote
from resolutions.structure.nodes import Clause, Kind, Part, Text, Words
from resolutions.tests.ingest.report import specimen
from resolutions.tests.ingest.report.setting_docx import report_as_docx
from resolutions.tests.ingest.report.setting_html import report_as_html
from resolutions.tests.ingest.report.setting_pdf import report_as_pdf
from resolutions.tests.ingest.report.setting_text import report_as_text
from resolutions.tests.ingest.robust.invariants import stored, words

FORMATS = {
    "pdf": ("report.pdf", report_as_pdf),
    "docx": ("report.docx", report_as_docx),
    "html": ("report.html", report_as_html),
    "raised figures": ("report.txt", report_as_text),
    "bare figures": ("report.txt", lambda: report_as_text(is_raised=False)),
}
ITALIC = ("pdf", "docx", "html")
# Counted by hand: preambular and operative paragraphs, items below them, paragraphs of annexes, headings, notes.
COUNTS = {
    "Draft resolution I": (6, 6, 3, 0, 0, 6),
    "Draft resolution II": (6, 5, 3, 0, 1, 4),  # the enacting words of the text inside are a line of its preamble
    "Resolution 905/1": (8, 8, 3, 0, 0, 6),
    "Resolution 905/2": (5, 5, 0, 12, 2, 6),
    "Resolution 905/3": (3, 9, 3, 0, 3, 6),
    "Resolution 905/4": (3, 1, 0, 0, 0, 2),
    "Resolution 905/5": (5, 7, 8, 0, 0, 7),
    "Resolution 905/6": (4, 9, 0, 0, 0, 5),
    "Resolution 905/7": (3, 5, 2, 0, 0, 4),
    "Resolution 905/8": (3, 4, 4, 0, 0, 4),
    "Decision 905/9": (0, 1, 0, 0, 0, 0),
    "Decision 905/10": (0, 1, 0, 0, 0, 1),
    "Decision 905/11": (0, 1, 3, 0, 0, 0),
}


@pytest.fixture(scope="module", params=FORMATS)
def read(request) -> tuple[str, Reading]:
    name, setting = FORMATS[request.param]
    return request.param, read_source(setting(), name)


def upright(text: Text) -> Text:
    """The text without italics, which a text layer does not print."""

    def bare(one: Words) -> Words:
        return replace(one, italics=())

    def clause(one: Clause) -> Clause:
        return replace(one, words=bare(one.words), children=tuple(map(clause, one.children)))

    return replace(
        text,
        title=bare(text.title),
        formula=bare(text.formula),
        clauses=tuple(map(clause, text.clauses)),
        footnotes=tuple(replace(note, words=bare(note.words)) for note in text.footnotes),
    )


def counts(text: Text) -> tuple[int, ...]:
    clauses = list(text.walk())
    body = [one for one in clauses if one.part != Part.ANNEX and one.kind == Kind.PARAGRAPH]
    return (
        sum(one.part == Part.PREAMBLE for one in body),
        sum(one.part == Part.OPERATIVE and not one.depth for one in body),
        sum(one.depth > 0 for one in body),
        sum(one.part == Part.ANNEX and one.kind == Kind.PARAGRAPH for one in clauses),
        sum(one.kind == Kind.HEADING for one in clauses),
        len(text.footnotes),
    )


def test_thirteen_texts_in_printed_order(read):
    _, reading = read
    assert [draft.text.printed for draft in reading.drafts] == list(COUNTS)


def test_each_text_is_the_same_in_every_format(read):
    look, reading = read
    for draft, expected in zip(reading.drafts, specimen.drafts(), strict=True):
        wanted = expected.text.without_sources()
        assert draft.text.without_sources() == (wanted if look in ITALIC else upright(wanted))


def test_counts_are_those_of_the_hand(read):
    _, reading = read
    assert {draft.text.printed: counts(draft.text) for draft in reading.drafts} == COUNTS


def test_number_and_adoption_are_those_that_the_report_tells(read):
    _, reading = read
    for draft, expected in zip(reading.drafts, specimen.drafts(), strict=True):
        assert (draft.identity, draft.adoption) == (expected.identity, expected.adoption)
        assert draft.report_symbol == specimen.SYMBOL
    voted = next(draft for draft in reading.drafts if draft.text.printed == "Decision 905/10")
    assert voted.adoption.vote == Vote(27, 25, 1, "by 27 votes to 25, with 1 abstention")


def test_notes_run_through_and_one_belongs_to_two_texts(read):
    _, reading = read
    held = Counter(note.marker for draft in reading.drafts for note in draft.text.footnotes)
    assert sorted(held, key=int) == [str(number) for number in range(1, 51)]
    assert [marker for marker, count in held.items() if count > 1] == ["11"]
    rest = [item.text.partition(" ")[0] for item in reading.dropped if "note" in item.reason]
    assert rest == [str(number) for number in range(51, 61)]


def test_nothing_is_doubtful(read):
    _, reading = read
    assert [problem for problem in reading.problems if problem.severity != Severity.INFO] == []
    codes = Counter(problem.code for problem in reading.problems)
    assert (codes["recommended-draft"], codes["session-report"], codes["date-from-proceedings"]) == (2, 11, 5)
    assert codes["no-number"] == 0


def test_no_letter_of_the_report_is_lost(read):
    _, reading = read
    assert stored(reading) == words(reading.source.text)


def test_what_is_in_no_text_is_listed_in_large_pieces(read):
    _, reading = read
    listed = Counter(item.reason.removeprefix("session report: ") for item in reading.dropped)
    assert {"cover", "contents", "proceedings", "annexes", "note of the proceedings"} <= set(listed)
    assert 7 <= listed["proceedings"] <= 10


def test_pages_of_each_text_in_formats_that_have_pages(read):
    look, reading = read
    pages = [draft.pages for draft in reading.drafts]
    assert all(first <= last for first, last in pages)
    assert [first for first, _ in pages] == sorted(first for first, _ in pages)
    if look not in ("docx", "html"):
        assert pages[0][0] > 2
        assert pages[-1][1] > 12


def test_pdf_has_about_thirty_pages_and_is_the_same_every_time():
    reading = read_source(report_as_pdf(), "report.pdf")
    assert 28 <= len(reading.source.pages) <= 32
    assert report_as_pdf.__wrapped__() == report_as_pdf()
