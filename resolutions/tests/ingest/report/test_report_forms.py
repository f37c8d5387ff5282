"""Session reports of different years: what their sections are called, how their texts are headed, where they stand."""

from __future__ import annotations

import pytest

from resolutions.ingest.drafts import Reading, Severity
from resolutions.ingest.pipeline import read_source

COVER = "E/2095/28\n\nCommission on Narcotic Drugs\n\nReport on the nine hundred and fifth session\n\n(12 December 2094 and 14-18 March 2095)\n\n"
SENT_ON = (
    "The Commission on Narcotic Drugs recommends to the Economic and Social Council the adoption of the following draft"
)
BELOW = "The following resolutions and decisions adopted by the Commission are brought to the attention of the Council:"
COUNCIL, COMMISSION = "The Economic and Social Council,", "The Commission on Narcotic Drugs,"


def read(*paragraphs: str) -> Reading:
    return read_source("\n\n".join((COVER.strip(), *paragraphs)).encode(), "report.txt")


def names(reading: Reading) -> list[str]:
    return [draft.identity.path if draft.identity else draft.text.printed for draft in reading.drafts]


def codes(reading: Reading, draft: int | None) -> list[str]:
    return [problem.code for problem in reading.problems if problem.resolution == draft]


def body(organ: str, end: str = "Asks for it.") -> tuple[str, ...]:
    return (organ, "Recalling the lamps,", end)


def test_drafts_of_the_nineties_in_capitals():
    reading = read(
        "I. MATTERS REQUIRING ACTION BY THE ECONOMIC AND SOCIAL COUNCIL",
        "A. Draft resolutions",
        f"1. {SENT_ON} resolutions:",
        "DRAFT RESOLUTION I",
        "Lamps of the north",
        *body(COUNCIL),
        "DRAFT RESOLUTION II",
        "Lamps of the south",
        *body(COUNCIL),
        "B. Draft decisions",
        f"2. {SENT_ON} decision:",
        "DRAFT DECISION",
        "Report on lamps",
        "The Economic and Social Council takes note of the report on lamps.",
        "II. KEEPING OF LAMPS",
        "3. At its 1st meeting, on 14 March, the Commission considered lamps.",
    )
    assert names(reading) == ["DRAFT RESOLUTION I", "DRAFT RESOLUTION II", "DRAFT DECISION"]
    assert [len(draft.text.clauses) for draft in reading.drafts] == [2, 2, 1]
    assert [draft.text.title.text for draft in reading.drafts][2] == "Report on lamps"


def test_lettered_drafts_without_the_word_below_a_section_of_drafts():
    reading = read(
        "XII. DRAFT RESOLUTIONS RECOMMENDED FOR ADOPTION BY THE ECONOMIC AND SOCIAL COUNCIL",
        "A",
        "Lamps on rocks",
        *body(COUNCIL),
        "B",
        "Lamps on sand",
        *body(COUNCIL),
        "XIII. RESOLUTIONS ADOPTED BY THE COMMISSION ON NARCOTIC DRUGS",
        "1 (XXV). Oil",
        *body(COMMISSION),
        "2 (XXV). Wicks",
        *body(COMMISSION),
        "ANNEXES",
        "ANNEX I",
        "Those who came",
        "Everybody.",
    )
    assert names(reading) == ["A", "B", "/cnd/resolutions/25/1", "/cnd/resolutions/25/2"]
    message = next(problem.message for problem in reading.problems if problem.code == "recommended-draft")
    assert message.startswith("Draft resolution A, for adoption by the Economic and Social Council, is recommended in")
    assert not any(clause.part == "annex" for draft in reading.drafts for clause in draft.text.walk())


@pytest.mark.parametrize(
    ("heading", "address"),
    [
        ("Resolution 905/1", "/cnd/resolutions/905/1"),
        ("Resolution 905/1. Oil for lamps", "/cnd/resolutions/905/1"),
        ("RESOLUTION 3 (XXXVIII)", "/cnd/resolutions/38/3"),
        ("Commission resolution 2 (XL)", "/cnd/resolutions/40/2"),
        ("Resolution 1 (S-X)", "/cnd/resolutions/S-10/1"),
    ],
)
def test_numbers_over_resolutions_of_all_years(heading, address):
    title = () if heading.endswith("lamps") else ("Oil for lamps",)
    reading = read(
        "B. Matters brought to the attention of the Council", f"2. {BELOW}", heading, *title, *body(COMMISSION)
    )
    assert names(reading) == [address]
    assert reading.drafts[0].text.title.text == "Oil for lamps"


def test_draft_for_the_assembly_through_the_council_has_the_words_of_the_assembly():
    reading = read(
        "A. Draft resolution to be recommended by the Council for adoption by the General Assembly",
        "1. The Commission on Narcotic Drugs recommends to the Economic and Social Council the approval of the following "
        "draft resolution for adoption by the General Assembly:",
        "Draft resolution",
        "Lamps for all",
        *body("The General Assembly,"),
        f"2. {BELOW}",
        "Decision 905/1",
        "Statements",
        "At its 1st meeting, on 14 March 2095, the Commission decided to be short.",
    )
    draft, decision = reading.drafts
    assert (draft.identity, draft.text.printed, draft.text.formula.text) == (
        None,
        "Draft resolution",
        "The General Assembly,",
    )
    assert "no-number" not in codes(reading, 0)
    assert "for adoption by the General Assembly" in reading.problems[0].message
    assert decision.identity.path == "/cnd/decisions/905/1"


def test_text_inside_a_draft_stays_in_its_paragraph():
    reading = read(
        f"1. {SENT_ON} resolutions:",
        "Draft resolution I",
        "Seeds",
        COUNCIL,
        "Recommends to the General Assembly the adoption of the following draft resolution:",
        "Draft resolution",
        "Seeds for gardens",
        "The General Assembly,",
        "Recalling seeds,",
        "1. Asks for them;",
        "2. Sows them.",
        "Draft resolution II",
        "Oil",
        *body(COUNCIL),
    )
    assert names(reading) == ["Draft resolution I", "Draft resolution II"]
    inside = [str(clause.anchor) for clause in reading.drafts[0].text.walk() if clause.anchor.scope == "text1"]
    assert inside[-2:] == ["text1-op1", "text1-op2"]


def test_draft_decision_with_a_colon_begins_with_its_items():
    reading = read(
        f"1. {SENT_ON} decisions:",
        "Draft decision I",
        "Report of the Commission",
        "The Economic and Social Council:",
        "(a) Takes note of the report;",
        "(b) Approves the agenda set out below.",
        "Draft decision II",
        "Report of the Board",
        "The Economic and Social Council takes note of the report of the Board.",
    )
    first, second = reading.drafts
    assert first.text.formula.text == "The Economic and Social Council:"
    assert {clause.part for clause in first.text.walk()} == {"operative"}
    assert len(second.text.clauses) == 1
    assert [problem for problem in reading.problems if problem.severity != Severity.INFO] == []


def test_parts_with_chapters_of_their_own():
    reading = read(
        "Part one",
        "Chapter I",
        "Matters brought to the attention of the Economic and Social Council",
        f"1. {BELOW}",
        "Resolution 905/1",
        "Oil",
        *body(COMMISSION),
        "Chapter II",
        "Lamps",
        "2. At its 3rd meeting, on 15 March 2095, the Commission adopted resolution 905/1.",
        "Part two",
        "Chapter I",
        "Matters brought to the attention of the Economic and Social Council",
        f"1. {BELOW}",
        "Decision 905/2",
        "Budget",
        "At its 11th meeting, on 18 March 2095, the Commission on Narcotic Drugs approved the budget.",
        "Chapter II",
        "3. The session was closed.",
    )
    assert names(reading) == ["/cnd/resolutions/905/1", "/cnd/decisions/905/2"]
    assert reading.drafts[0].adoption.meeting == 3
    assert [len(draft.text.clauses) for draft in reading.drafts] == [2, 1]


def test_same_number_as_resolution_and_as_decision():
    reading = read(
        f"2. {BELOW}",
        "Resolution 905/2",
        "Oil",
        *body(COMMISSION),
        "Decision 905/2",
        "Budget",
        "At its 11th meeting, on 18 March 2095, the Commission decided to count.",
        "II. Lamps",
        "3. At its 9th meeting, on 17 March, the Commission adopted resolution 905/2.",
    )
    assert names(reading) == ["/cnd/resolutions/905/2", "/cnd/decisions/905/2"]
    assert [draft.adoption.basis for draft in reading.drafts] == ["proceedings", "adoption line"]


def test_single_resolution_that_recommends_a_draft_is_no_report():
    text = (
        "Resolution 905/5\n\nTitle\n\nThe Commission on Narcotic Drugs,\n\n1. Recommends to the Economic and Social Council "
        "the following draft resolution:\n\n“The Economic and Social Council,\n\n“Recalling order,\n\n“1. Urges all.”\n"
    )
    reading = read_source(text.encode(), "a.txt")
    assert names(reading) == ["/cnd/resolutions/905/5"]
    assert reading.drafts[0].report_symbol == ""
    assert reading.drafts[0].pages is None


def test_note_that_a_number_calls_is_called_by_the_title():
    reading = read(
        f"1. {SENT_ON} resolution:",
        "Draft resolution I¹",
        "Oil",
        *body(COUNCIL),
        f"2. {BELOW}",
        "Resolution 905/1²",
        "Wicks",
        *body(COMMISSION),
        "Resolution 905/2",
        "Glass³",
        *body(COMMISSION),
        "¹ For the discussion, see chapter II.",
        "² For the discussion, see chapter III.",
        "³ For the discussion, see chapter IV.",
    )
    assert names(reading) == ["Draft resolution I", "/cnd/resolutions/905/1", "/cnd/resolutions/905/2"]
    assert [[(mark.marker, mark.at) for mark in draft.text.title.marks] for draft in reading.drafts] == [
        [("1", 0)],
        [("2", 0)],
        [("3", 5)],
    ]
    assert [[note.marker for note in draft.text.footnotes] for draft in reading.drafts] == [["1"], ["2"], ["3"]]


def test_star_without_a_note_stays_with_the_number():
    reading = read(f"1. {SENT_ON} resolution:", "Draft resolution I*", "Oil", *body(COUNCIL))
    assert names(reading) == ["Draft resolution I*"]


def test_numbers_at_line_beginnings_of_the_proceedings_begin_no_text():
    reading = read(
        f"2. {BELOW}",
        "Resolution 905/1",
        "Wicks",
        *body(COMMISSION),
        "II. Lamps",
        "3. It was said that all was well, and that nothing had been left out. (For the text, see chap. I, sect. B,\n"
        "resolution 905/1.)\nThe Commission adopted the programme.",
        "4. Some speakers referred to what had been said before. (For the text, see chap. I, sect. A,\n"
        "draft decision I.)\nThe Commission took note of it.",
        "Decision 905/4 was recalled.",
        "At its 9th meeting, on 17 March 2095, the Commission rested.",
    )
    assert names(reading) == ["/cnd/resolutions/905/1"]


def test_decision_that_opens_with_its_organ():
    reading = read(
        f"2. {BELOW}",
        "Decision 905/1",
        "Wicks",
        "The Commission on Narcotic Drugs decided to buy wicks.",
        "II. Lamps",
        "3. It rained.",
    )
    assert names(reading) == ["/cnd/decisions/905/1"]
    assert reading.drafts[0].text.title.text == "Wicks"


def test_number_without_a_word_over_the_sentence_of_a_decision():
    sentence = "At its 700th meeting, on 2 February 1973, the Commission on Narcotic Drugs decided to buy wicks."
    reading = read("XIII. DECISIONS ADOPTED BY THE COMMISSION", "1 (XXV). Wicks", sentence)
    assert names(reading) == ["/cnd/decisions/25/1"]
