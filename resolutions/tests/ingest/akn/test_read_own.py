"""The archive's own markup is trusted as long as every word stands where the form has a place for it."""

from __future__ import annotations

import pytest

from resolutions.citations.references import Reference, ReferenceKind
from resolutions.errors import ReadingError
from resolutions.exports.akn import write_passage_akn
from resolutions.exports.passages import find_passage
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.akn import read_akn
from resolutions.ingest.readers.akn.own import is_own, read_own
from resolutions.ingest.readers.akn.page import Page
from resolutions.ingest.readers.akn.parsing import find_first, parse_akn
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.structure.nodes import Words
from resolutions.tests.exports.akn.reading import GRAMMAR, SITE, read_any, record_of, write
from resolutions.tests.exports.akn.test_document import draft
from resolutions.tests.factories import clause

SAMPLE = draft(
    clause("pp1", "Aware of the fog,"),
    clause("op1", "Decides to wait;", number="1."),
    clause("op5", "Requests the keepers to rest.", number="1."),
    title=Words("Keeping of lamps"),
)


def own(written):
    statement = find_first(parse_akn(written.encode())[0], "statement")
    return read_own(statement, Page()) if is_own(statement) else None


def test_anchor_that_the_number_does_not_tell_is_kept():
    again = read_any(write(SAMPLE), shipped_vocabulary())
    assert [str(one.anchor) for one in again.text.walk()] == ["pp1", "op1", "op5"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Decides to wait;</p>", "<p>Decides to wait</p><p>for the spring;</p>"),
        ("<num>1.</num>", "<num>1.</num>stray"),
        ("</mainBody>", "</mainBody><conclusions><p>Lost words</p></conclusions>"),
        ("Decides to wait;", "Decides\n to wait;"),
    ],
)
def test_words_out_of_place_are_left_to_the_reader_of_all_markup(before, after):
    changed = write(SAMPLE).replace(before, after, 1)
    assert changed != write(SAMPLE)
    assert own(changed) is None
    _source, (explicit,) = read_akn(changed.encode())
    kept = " ".join((*(item.words.text for item in explicit.items), explicit.adoption_line.text))
    for word in after.replace("<", " <").split():
        assert word.startswith("<") or word.split(">")[-1].split("<")[0] in f"{kept} 1. "


def test_corrected_words_are_read_in_their_place():
    again = read_any(write(SAMPLE).replace("Decides to wait;", "Decides to go;"), shipped_vocabulary())
    assert [one.text for one in again.text.walk()][1] == "Decides to go;"
    assert str(again.text.clauses[2].anchor) == "op5"


def test_another_edition_of_the_form_is_read_as_any_markup():
    assert own(write(SAMPLE).replace('edition="1"', 'edition="99"')) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('cnd:anchor="op5"', 'cnd:anchor="nonsense"'),
        ('number="1."', 'number=""'),
        ('date="2002-03-15"', 'date="2002-99-15"'),
    ],
)
def test_spoilt_attributes_do_no_harm(before, after):
    assert read_any(write(SAMPLE).replace(before, after), shipped_vocabulary()).text.clauses


def test_part_of_a_text_is_refused_with_what_to_do():
    record = record_of(SAMPLE)
    with pytest.raises(ReadingError, match=r"a part of a resolution only.*Get the whole text"):
        read_akn(write_passage_akn(record, find_passage(record, "op1"), SITE, GRAMMAR).encode())


def test_what_was_settled_of_a_citation_is_believed_when_it_is_read_again():
    words = "Recalls its resolution on the keeping of fires."
    settled = Reference("op1", 12, 46, words[12:46], ReferenceKind.RESOLUTION, "CND/RES/45/8", origin="editor")
    written = write(draft(clause("op1", words, number="1."), references=[settled]))
    (again,) = read_source(written.encode(), "text.xml").drafts
    assert [(one.printed, one.target) for one in again.references] == [(words[12:46], "CND/RES/45/8")]
