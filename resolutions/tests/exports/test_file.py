"""A text as an HTML file: valid, whole addresses, nothing that it needs from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from resolutions.citations.references import Reference, ReferenceKind
from resolutions.exports.file import write_file, write_passage_file
from resolutions.exports.passages import find_passage
from resolutions.tests.exports.akn.reading import GRAMMAR, SITE, record_of
from resolutions.tests.exports.test_jsonld import RECORD
from resolutions.tests.exports.valid_html import html_faults
from resolutions.tests.ingest.canonical import strategies


def test_file_names_its_text_and_where_it_is():
    written = write_file(RECORD, SITE, GRAMMAR)
    assert html_faults(written) == []
    assert "<h1>Commission on Narcotic Drugs resolution 45/9</h1>" in written
    assert '<link rel="canonical" href="https://archive.example/cnd/resolutions/45/9">' in written
    assert "<dt>Adopted</dt><dd>15 March 2002</dd>" in written
    assert 'href="https://archive.example/conventions/1988/article/2"' in written


def test_every_paragraph_shows_its_address():
    written = write_file(RECORD, SITE, GRAMMAR)
    assert 'href="https://archive.example/cnd/resolutions/45/9/pp1" aria-label="pp1">¶ </a>' in written
    assert 'href="https://archive.example/cnd/resolutions/45/9/op1-a">(a)</a>' in written


def test_file_needs_nothing_from_elsewhere():
    written = write_file(RECORD, SITE, GRAMMAR)
    assert not re.search(r"<script|stylesheet|<img|\ssrc=|@import|url\(", written)
    assert written.count("<style>") == 1


@pytest.mark.parametrize("token", ["pp1", "op1-a", "pp1..op1"])
def test_place_stands_under_the_words_above_it(token):
    written = write_passage_file(RECORD, find_passage(RECORD, token), SITE, GRAMMAR)
    assert html_faults(written) == []
    assert f'<link rel="cite-as" href="https://archive.example/cnd/resolutions/45/9/{token}">' in written
    assert ("<p>1. Invites the keepers:</p>" in written) == (token == "op1-a")


@pytest.mark.parametrize(("state", "is_listed"), [("published", True), ("superseded", False)])
def test_text_that_no_longer_stands_is_not_listed(state, is_listed):
    written = write_file(replace(RECORD, state=state), SITE, GRAMMAR)
    assert ('<meta name="robots" content="noindex">' not in written) == is_listed


def test_place_that_the_text_does_not_have_is_no_link():
    lost = Reference("pp1", 0, 9, "Recalling", ReferenceKind.PARAGRAPH, "annex1")
    written = write_file(replace(RECORD, references=(lost,)), SITE, GRAMMAR)
    assert html_faults(written) == []
    assert '<span class="ref ref-paragraph">Recalling</span>' in written


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.drafts)
def test_file_of_any_text_is_valid(draft):
    known = replace(record_of(draft), identity=RECORD.identity)
    assert html_faults(write_file(known, SITE, GRAMMAR)) == []
