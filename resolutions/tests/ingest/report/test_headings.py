"""Under which chapter and section of its report a text stands."""

import pytest

from resolutions.ingest.blocks import Block, Run
from resolutions.ingest.drafts import PrintedIn
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.report.headings import find_headings
from resolutions.structure.spans import Span
from resolutions.tests.ingest.report.setting_text import report_as_text

ACTION = "Matters calling for action by the Council or brought to its attention"
DRAFTS = "Draft resolutions for adoption by the Council"
BROUGHT = "Matters brought to the attention of the Council"


def blocks(*lines):
    return [Block((Run(line, Span(0, len(line))),)) for line in lines]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([f"I. {ACTION}", f"A. {DRAFTS}", "@"], PrintedIn("8", "", "I", "A")),
        ([f"Chapter I. {ACTION}", f"C. {BROUGHT}", "@"], PrintedIn("8", "", "I", "C")),
        (["Chapter I", ACTION, f"B. {BROUGHT}", "@"], PrintedIn("8", "", "I", "B")),
        ([f"I. {ACTION}", f"A. {DRAFTS}", "Chapter II", "@"], PrintedIn("8", "", "II", "")),
        (
            ["Part one", f"I. {ACTION}", f"B. {BROUGHT}", "Part two", f"I. {ACTION}", "@"],
            PrintedIn("8", "two", "I", ""),
        ),
        (["A. Lamps and oil, a heading like any other", "@"], PrintedIn("8")),
        (["@"], PrintedIn("8")),
    ],
)
def test_headings_above_a_text(lines, place):
    found = find_headings(blocks(*lines), [(len(lines) - 1, len(lines))], 0, "8")
    assert found == [place]


def test_headings_inside_a_text_are_its_own():
    lines = blocks(f"I. {ACTION}", f"A. {DRAFTS}", "@", f"B. {BROUGHT}", "@@")
    assert find_headings(lines, [(2, 4), (4, 5)], 0, "")[1] == PrintedIn("", "", "I", "A")


def test_contents_list_is_passed_over():
    lines = blocks(f"III. {ACTION}", f"A. {DRAFTS}", "@")
    assert find_headings(lines, [(2, 3)], 1, "")[0] == PrintedIn("", "", "", "A")


def test_every_text_of_the_specimen():
    drafts = read_source(report_as_text(), "report.txt").drafts
    assert [draft.printed_in for draft in drafts] == [
        *[PrintedIn("8", "", "I", "A")] * 2,
        *[PrintedIn("8", "", "I", "B")] * 11,
    ]
