"""A paragraph, a run of paragraphs, an item, a note: each is a valid document of its own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from resolutions.exports.akn import write_passage_akn
from resolutions.exports.akn.form import AKN
from resolutions.exports.passages import find_passage
from resolutions.ingest.drafts import Draft
from resolutions.ingest.pipeline import read_source
from resolutions.structure.eids import eid_of
from resolutions.tests.exports.akn.reading import GRAMMAR, SITE, record_of
from resolutions.tests.exports.akn.validity import faults_of
from resolutions.tests.ingest.canonical import strategies

_NS = {"a": AKN}


def portion(draft, token):
    record = record_of(draft)
    return write_passage_akn(record, find_passage(record, token), SITE, GRAMMAR)


def every_place(draft: Draft):
    text = draft.text
    yield from (str(clause.anchor) for clause in text.walk())
    yield from (str(note.anchor) for note in text.footnotes)
    if len(text.clauses) > 1:
        yield f"{text.clauses[0].anchor}..{text.clauses[-1].anchor}"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.drafts)
def test_every_place_of_any_text_is_a_valid_document(draft):
    record = record_of(draft)
    for token in every_place(draft):
        passage = find_passage(record, token)
        if passage is not None:
            assert faults_of(write_passage_akn(record, passage, SITE, GRAMMAR)) == [], token


@pytest.mark.corpus
def test_places_of_the_seeds_say_what_they_are_included_in(shared):
    (draft,) = read_source((shared / "seeds" / "000_7c5a8953363a440f.txt").read_bytes(), "a.txt").drafts
    for token in every_place(draft):
        written = portion(draft, token)
        assert faults_of(written) == [], token
        root = etree.fromstring(written.encode())
        assert root.find("a:portion", _NS).get("includedIn").endswith("/un-ecosoc-cnd/2002-03-15/45-9/eng@")
        eid = eid_of(draft.text.clauses[0].anchor.__class__("op3"))
        if token == "op3":
            assert root.find(".//a:FRBRportion", _NS).get("from") == f"#{eid}"
            assert root.find(".//a:FRBRthis", _NS).get("value").endswith("/45-9/!main~para_3")
            assert root.find("a:portion/a:portionBody/a:paragraph", _NS).get("eId") == "para_3"
