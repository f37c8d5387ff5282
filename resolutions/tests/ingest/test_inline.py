"""Emphasis, calls, links and escapes leave the words, each with its place."""

from __future__ import annotations

import pytest

from resolutions.ingest.readers.decoding import source_text
from resolutions.ingest.readers.inline import inline_runs
from resolutions.ingest.readers.markdown import looks_like_markdown, read_markdown
from resolutions.ingest.readers.text import read_text


def styles(text, *, is_markdown=True):
    out = []
    for run in inline_runs(text, 0, 1, is_markdown=is_markdown):
        names = [name for name in ("italic", "bold", "superscript", "mark") if getattr(run, f"is_{name}")]
        out.append((run.text, *names, *([run.href] if run.href else [])))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Calls upon* States", [("Calls upon", "italic"), (" States",)]),
        ("**A title**", [("A title", "bold")]),
        ("Drugs,³³ and", [("Drugs,",), ("³³", "superscript"), (" and",)]),
        (r"for 1996, [\[1\]](#) which", [("for 1996,",), ("1", "mark"), (" which",)]),
        (r"for [\[1\]](#)which", [("for",), (" ",), ("1", "mark"), ("which",)]),
        (r"see [\[12\]](#_ftn12).", [("see",), ("12", "mark"), (".",)]),
        ("Word[footnoteRef:2] text", [("Word",), ("2", "mark"), (" text",)]),
        ("Text<sup>4</sup>,", [("Text",), ("4", "mark"), (",",)]),
        (r"\[sic\] 5\. x", [("[",), ("sic",), ("]",), (" 5",), (".",), (" x",)]),
        ("[the list](https://x.test/a)", [("the list", "https://x.test/a")]),
        ("E/RES/2018/14* and 3 * 4", [("E/RES/2018/14* and 3 * 4",)]),
    ],
)
def test_inline_signs(text, expected):
    assert styles(text) == expected


def test_plain_text_keeps_backslashes_and_brackets():
    assert styles(r"\[sic\] [a](https://x.test)", is_markdown=False) == [(r"\[sic\] [a](https://x.test)",)]


def test_emphasis_over_a_line_end_reaches_both_lines():
    blocks = read_text(source_text("*12th meeting\n4 May 2021*\n", "text", "utf-8"))
    assert [(block.text, block.runs[0].is_italic) for block in blocks] == [("12th meeting", True), ("4 May 2021", True)]


def test_emphasis_never_leaves_its_paragraph():
    blocks = read_text(source_text("an odd *star\n\nand another* one\n", "text", "utf-8"))
    assert [block.text for block in blocks] == ["an odd *star", "and another* one"]


def test_markdown_headings_bullets_and_rules():
    text = "### Resolution 3 (CMI) ###\n**Title**\n- (a) First;\n  - (i) Inner;\n> Quoted\n\n---\nEnd\n"
    blocks = read_markdown(source_text(text, "markdown", "utf-8"))
    assert [(block.text, block.level, block.is_rule) for block in blocks] == [
        ("Resolution 3 (CMI)", 3, False),
        ("Title", 0, False),
        ("(a) First;", 0, False),
        ("(i) Inner;", 0, False),
        ("Quoted", 0, False),
        ("", 0, True),
        ("End", 0, False),
    ]


def test_every_plain_run_is_its_stretch_of_the_source():
    text = "# A *b*\n\n- (a) **c** d\\[e [f](https://x.test) ²\r\ng\fh"
    source = source_text(text, "markdown", "utf-8")
    for block in read_markdown(source):
        for run in block.runs:
            if len(run.text) == run.span.end - run.span.start:
                assert text[run.span.start : run.span.end] == run.text
    assert [block.begins_page for block in read_markdown(source)][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("### Title\n", True), ("a [\\[1\\]](#) b", True), ("**Title**\n", True), ("1. *Urges* all\n", False)],
)
def test_markdown_is_known_by_its_traces(text, expected):
    assert looks_like_markdown(text) is expected
