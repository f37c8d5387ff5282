"""What a printed text holds: the printed words, addresses, notes with their own marks, and what it says of itself."""

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from resolutions.citations.addresses import address_of
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.errors import FontMissing
from resolutions.exports.pdf import Typesetter, write_pdf
from resolutions.exports.pdf.writing import document_of
from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind, Mark, Part, Words
from resolutions.tests.exports.pdf.printing import (
    FONT_FOLDER,
    clause,
    frame,
    has_noto,
    links_in,
    note,
    printed,
    printed_passage,
    record,
    words_in,
)
from resolutions.tests.strategies import texts

OP1 = clause("op1", "Requests the Keeper to trim the wicks;", "1.")


def test_words_numbers_and_title_are_printed_as_they_stand():
    shown = words_in(
        printed(record(clause("pp1", "Recalling the lamp,", part=Part.PREAMBLE), OP1, title=Words("Wicks")))
    )
    assert "Wicks" in shown
    assert "pp1 Recalling the lamp, op1 1. Requests the Keeper to trim the wicks;" in shown.replace("1op", "op1")


@pytest.mark.parametrize(
    "evil",
    [
        '#read("/etc/passwd")',
        "*bold* _low_ `raw` $x^2$ = heading",
        "] #sys.inputs [ \\ <label> @ref // gone /* gone */",
        "a -- b --- c ... 'quoted' \"double\" 1/2 ~",
        '{"t": "json"} \\u{41} \\n',
    ],
)
def test_words_that_look_like_typst_are_words(evil):
    assert evil in words_in(printed(record(clause("op1", f"Start {evil} end.", "1."))))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from(list("abc #[]{}()$*_`\\\"'<>@=-+/~^&%:;,.0123456789!?|")), min_size=1, max_size=60))
def test_any_signs_come_out_as_they_went_in(typed):
    words = " ".join(typed.split())
    shown = words_in(printed(record(clause("op1", f"Start {words} end.", "1."), title=Words(f"T {words}"))))
    assert _bare(f"Start {words} end.") in _bare(shown)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_every_shape_of_text_is_printed_or_its_font_is_missing(text):
    with suppress(FontMissing):
        assert printed(replace(record(), text=text)).startswith(b"%PDF")


def test_a_paragraph_says_its_address_in_the_margin_and_its_number_leads_there():
    data = printed(record(clause("pp1", "Recalling the lamp,", part=Part.PREAMBLE), OP1))
    base = "https://archive.example/cnd/resolutions/45/9"
    assert {base + "/pp1", base + "/op1", base} <= links_in(data)
    assert "The sign in the margin ends the address of a paragraph: https://archive.example" in words_in(data)


def test_a_note_stands_at_the_foot_with_its_printed_mark_however_often_it_is_called():
    called = Words("Recalls the lamp and again the lamp;", (Mark("33", 16), Mark("33", 36)))
    shown = words_in(
        printed(record(clause("op1", called, "1."), footnotes=(note("fn33", "33", "See the first lamp."),)))
    )
    assert shown.count("See the first lamp.") == 1
    assert len(re.findall("33", shown)) == 3


def test_a_note_that_calls_a_note_brings_it_along():
    notes = (note("fn1", "1", Words("First.", (Mark("2", 6),))), note("fn2", "2", "Second."))
    shown = words_in(printed(record(clause("op1", Words("Asks;", (Mark("1", 4),))), footnotes=notes)))
    assert "First." in shown
    assert "Second." in shown


def test_a_note_that_nothing_calls_is_printed_at_the_end():
    shown = words_in(printed(record(OP1, footnotes=(note("fn4", "4", "Lost note."),))))
    assert shown.index("Lost note.") > shown.index("wicks;")


def test_a_mark_without_a_note_stays_a_mark():
    assert "lamp7" in words_in(printed(record(clause("op1", Words("Trims the lamp", (Mark("7", 14),))))))


def test_a_title_calls_its_note_and_the_bookmark_is_the_title_alone():
    made = record(OP1, title=Words("Wicks", (Mark("*", 5),)), footnotes=(note("fn-star1", "*", "Reissued."),))
    data = printed(made)
    assert "Reissued." in words_in(data)
    assert [mark.get_title() for mark in pypdfium2.PdfDocument(data).get_toc()] == ["Wicks"]


def test_headings_are_bookmarks_below_the_title():
    made = record(OP1, clause("h1", "Of wicks", "I", kind=Kind.HEADING), title=Words("Lamps"))
    assert [mark.get_title() for mark in pypdfium2.PdfDocument(printed(made)).get_toc()] == ["Lamps", "I Of wicks"]


def test_rows_of_a_table_keep_their_cells_when_one_is_short():
    rows = tuple(
        clause(f"t1-r{at}", "", kind=Kind.TABLE, cells=tuple(map(Words, cells)))
        for at, cells in enumerate([("Oil", "Wick", "Glass"), ("One",)], 1)
    )
    shown = words_in(printed(record(clause("t1", "", kind=Kind.TABLE, children=rows))))
    assert all(word in shown for word in ("Oil", "Wick", "Glass", "One"))


def test_references_lead_to_the_archive_and_places_of_the_text_stay_in_it():
    words = "Recalls resolution 44/1 and paragraph 1 above;"
    found = (
        Reference("op2", 8, 23, "resolution 44/1", ReferenceKind.RESOLUTION, "CND/RES/44/1"),
        Reference("op2", 28, 39, "paragraph 1", ReferenceKind.PARAGRAPH, "op1"),
    )
    data = printed(record(OP1, clause("op2", words, "2."), references=found), address_of=address_of)
    assert "https://archive.example/cnd/resolutions/44/1" in links_in(data)
    assert words in words_in(data)


def test_a_specimen_says_so_and_thanks_nobody():
    shown = words_in(printed(record(OP1, session="901")))
    assert "SPECIMEN" in shown
    assert "No organ of the United Nations adopted it" in shown
    assert "with thanks" not in shown


def test_a_text_of_the_united_nations_is_given_with_thanks():
    shown = words_in(printed(record(OP1)))
    assert "Text: United Nations, with thanks." in shown
    assert "SPECIMEN" not in shown


def test_a_text_that_was_replaced_says_so():
    assert "A later version of this text has been published." in words_in(printed(record(OP1, state="superseded")))


def test_the_document_is_tagged_and_says_what_it_is():
    data = printed(record(OP1, title=Words("Wicks"), language="fr"))
    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(data))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert re.search(rb"/Lang ?\(fr", data)
    about = pypdfium2.PdfDocument(data).get_metadata_dict()
    assert about["Title"] == "Wicks"
    assert about["Author"].startswith("United Nations")


def test_the_same_text_gives_the_same_bytes():
    made = record(OP1)
    assert printed(made) == write_pdf(made, replace(frame(), typesetter=Typesetter((FONT_FOLDER,))))


def test_a_passage_is_printed_under_its_opening_words_with_the_notes_that_it_calls():
    items = tuple(clause(f"op2-{x}", f"Item {x};", f"({x})", depth=1) for x in "ab")
    opening = clause("op2", Words("Asks the Keeper:", (Mark("1", 4),)), "2.", children=items)
    made = record(OP1, opening, footnotes=(note("fn1", "1", "Of wicks."), note("fn2", "2", "Of oil.")))
    data = printed_passage(made, "op2-b")
    shown = words_in(data)
    assert "the Keeper:" in shown
    assert "Item b;" in shown
    assert "Item a;" not in shown
    assert "Of wicks." in shown
    assert "Of oil." not in shown
    assert "https://archive.example/cnd/resolutions/45/9/op2-b" in links_in(data)


def test_a_note_alone_is_a_passage():
    made = record(OP1, footnotes=(note("fn33", "33", "See the first lamp."),))
    assert "33 See the first lamp." in words_in(printed_passage(made, "fn33"))


def test_signs_that_no_printer_has_are_left_out():
    assert "a lamp" in words_in(printed(record(clause("op1", "a \x0clamp\x07"))))


@has_noto
@pytest.mark.corpus
@pytest.mark.parametrize("language", ["French", "Spanish", "Russian", "Chinese", "Arabic"])
def test_real_texts_of_each_language_can_be_read_again(shared, language):
    path = shared / f"corpus/akn4un/languages/A_RES_77_238_{language}.xml"
    draft = read_source(path.read_bytes(), path.name).drafts[0]
    made = replace(record(), text=draft.text)
    shown, wanted = Counter(_letters(words_in(printed(made)))), Counter(_letters(_all_words(draft.text)))
    assert sum((wanted - shown).values()) <= 0.001 * sum(wanted.values())
    assert document_of(made, frame())["dir"] == ("rtl" if language == "Arabic" else "ltr")


def _all_words(text):
    clauses = [words for node in text.walk() for words in (node.words, *node.cells)]
    return " ".join(one.text for one in (text.title, *clauses, *(one.words for one in text.footnotes)))


def _letters(words):
    return [sign for sign in unicodedata.normalize("NFKC", words) if sign.isalpha()]


def _bare(words):
    return "".join(words.split())
