"""AKN4UN in the other official languages: the same facts, numbers as printed, Arabic's own way to print them."""

from datetime import date

import pytest

from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Mark
from resolutions.tests.ingest.akn.documents import document, paragraph, statement

LINES = {
    "fra": ("71e séance plénière", "4 mars 2091"),
    "spa": ("71ª sesión plenaria", "4 de marzo de 2091"),
    "rus": ("71-е пленарное заседание", "4 марта 2091 года"),
    "zho": ("第71次全体会议", "2091年3月4日"),
    "ara": ("الجلسة العامة 71", "4 آذار/مارس 2091"),
}


def adopted(meeting: str, day: str, marked_up: str = "2091-03-04") -> str:
    return (
        f'<conclusions><p><inline name="adoptionMeeting" title="71">{meeting}</inline><eol/>'
        f'<docDate date="{marked_up}" refersTo="#adoptionDate">{day}</docDate></p></conclusions>'
    )


def read(body: str, **parts: str):
    return read_source(document(statement(body, **parts)), "lamps.xml")


@pytest.mark.parametrize("language", LINES)
def test_every_language_gives_the_same_facts_of_adoption(language):
    adoption = read(paragraph("A", "1."), language=language, after=adopted(*LINES[language])).drafts[0].adoption
    assert (adoption.adopted_on, adoption.basis, adoption.meeting) == (date(2091, 3, 4), "adoption line", 71)


def test_a_line_that_prints_another_day_than_its_markup_is_a_problem():
    reading = read(paragraph("A", "1."), language="fra", after=adopted("71e séance plénière", "5 mars 2091"))
    assert reading.drafts[0].adoption.adopted_on == date(2091, 3, 5)
    assert "dates-disagree" in {problem.code for problem in reading.problems}


def test_arabic_numbers_are_labels_and_kept_as_printed():
    body = paragraph("1 -\t<span class='italic'>تقرر</span> إضاءة الفانوس؛") + paragraph("2 – تطلب ذلك.")
    clauses = read(body, language="ara").drafts[0].text.clauses
    assert [(str(clause.anchor), clause.number) for clause in clauses] == [("op1", "1 -"), ("op2", "2 –")]
    assert clauses[0].text == "تقرر إضاءة الفانوس؛"


def test_a_number_with_a_dash_is_no_label_in_other_scripts():
    (clause,) = read(paragraph("3 - step lamps are lit.")).drafts[0].text.clauses
    assert (clause.number, clause.text) == (None, "3 - step lamps are lit.")


def test_brackets_around_a_mark_that_was_lifted_out_do_not_open_the_note():
    body = paragraph(
        "تشير إلى الفانوس<sup>(</sup><authorialNote marker='1'><p>\t()\tانظر المصباح.</p></authorialNote><sup>)</sup>؛"
    )
    text = read(body, language="ara").drafts[0].text
    assert text.footnotes[0].words.text == "انظر المصباح."
    assert text.clauses[0].words.marks == (Mark("1", text.clauses[0].text.index("(") + 1),)


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["Arabic", "Chinese", "French", "Russian", "Spanish"])
def test_real_texts_have_the_facts_and_anchors_of_the_english_one(shared, language):
    folder = shared / "corpus/akn4un"
    master, other = (
        read_source(path.read_bytes(), path.name).drafts[0]
        for path in (folder / "ga/A_RES_77_238-2229004E.xml", folder / f"languages/A_RES_77_238_{language}.xml")
    )
    assert (other.identity, other.adoption.adopted_on) == (master.identity, master.adoption.adopted_on)
    assert other.adoption.meeting == master.adoption.meeting
    assert [str(node.anchor) for node in other.text.walk()] == [str(node.anchor) for node in master.text.walk()]
    assert [str(note.anchor) for note in other.text.footnotes] == [str(note.anchor) for note in master.text.footnotes]
    assert sum(node.number is not None for node in other.text.walk()) == 58
