"""Every word of a source is in a stored field or listed as dropped, whatever the source is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.ingest.drafts import Reading
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.invariants import read_or_refuse, stored, words

HEAD = "CND Res.902/7. Invented title\n\nThe Commission on Narcotic Drugs,\n\n"

PIECES = st.sampled_from(
    [
        "Recalling order", "1. Urges all", "12. ", "(a) ", "(i) to count", "• boxes", "I", "A", "Annex", "Annex II", "ANNEX",
        "12th meeting", "4 May 2021", "33/ A note.", "[1] A note.", "²", "³³", "*", "**bold**", "*italic*", "[\\[1\\]](#_ftn1)",
        "[words](https://x.test/a)", "\\[", "### ", "---", "\n", "\n\n", "\f", "\r\n", ",", ";", ".", ":", " and", " ", "\t",
        "902/8. Other title", "The Commission on Narcotic Drugs,", "The General Assembly, Noting", "At its 7th meeting, on 4 May 2021, the",
        "A/RES/77/238", "Page 2", "2/4", "/...", "Distr. General", "(b) ", "word", "Régime", "\u00ad", "\u2028", "> ", "- (a) x",
        "[footnoteRef:2]", "<sup>2</sup>", "15-16935 (E)", "*1516935*", "(Adopted", "[on", "by 3 votes to 2",
    ]
)  # fmt: skip
LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
SOUP = st.lists(PIECES | LETTERS, max_size=40).map("".join)


def check(source: str, name: str) -> None:
    reading = read_or_refuse(source.encode(), name)
    if isinstance(reading, Reading):
        assert stored(reading) == words(reading.source.text)
    else:
        assert reading.endswith(".")


@settings(max_examples=400, deadline=None)
@given(SOUP, st.sampled_from(["a.txt", "a.md"]))
def test_no_letter_is_lost_or_invented(body, name):
    check(HEAD + body, name)


@settings(max_examples=200, deadline=None)
@given(SOUP, SOUP, st.sampled_from(["a.txt", "a.md"]))
def test_no_letter_is_lost_around_a_head_in_the_middle(above, below, name):
    check(f"{above}\n\n{HEAD}{below}", name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | SOUP)
def test_any_text_is_read_or_refused_with_a_sentence(text):
    check(text, "a.txt")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    assert read_or_refuse(data, "a.txt")


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_spans_lie_in_the_source_and_hold_the_words(body):
    reading = read_source((HEAD + body).encode(), "a.txt")
    source = reading.source.text
    for draft in reading.drafts:
        for clause in draft.text.walk():
            for span in clause.source:
                assert 0 <= span.start <= span.end <= len(source)
                assert span.page == reading.source.page_at(span.start)
            printed = "".join(source[span.start : span.end] for span in clause.source)
            assert words(clause.text) <= words(printed)


@pytest.mark.parametrize(
    "body",
    [
        "word " * 15_000,
        "word\n" * 15_000,
        "word\n\n" * 7_000,
        "1. Urges all;\n" * 5_000,
        "(a) to count;\n\n" * 5_000,
        "(a) to count;\n\n" + "Words;\n\n" * 7_000,
        "*" * 50_000,
        "* a" * 15_000,
        "[" * 50_000,
        " " * 75_000 + "word",
        "\n\f" * 15_000 + "word",
        "³" * 25_000,
        "1/ A note.\n\n" * 2_000,
        "," + ")" * 50_000 + "word",
        "902/8. Other title\n\n" * 4_000,
        "The Commission on Narcotic Drugs,\n\n" * 2_000,
        "12th meeting " * 5_000,
    ],
    ids=lambda body: repr(body[:12]),
)
def test_time_grows_with_the_length_only(body):
    started = time.perf_counter()
    read_source((HEAD + body).encode(), "a.txt")
    assert time.perf_counter() - started < 12
