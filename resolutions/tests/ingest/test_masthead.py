"""Numbers, titles, covers, adoption: every printed form of the head of a resolution."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.citations.bodies import shipped_bodies
from resolutions.ingest.adoption import find_vote, is_adoption_line, occasion_of
from resolutions.ingest.designations import parse_designation_line
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.pipeline import read_source
from resolutions.structure.identity import Identity, Vote

BODIES = shipped_bodies()
BODY = "Recalling order,\n\n1. Urges all to count."


def first(text, name="a.txt"):
    return read_source(text.encode(), name).drafts[0]


@pytest.mark.parametrize(
    ("line", "session", "number", "letter", "body", "kind", "rest"),
    [
        ("CND Res.45/9. Invented title", "45", 9, "", "cnd", "resolution", "Invented title"),
        ("Resolution 2 (XL)", "40", 2, "", "", "resolution", ""),
        ("Resolution 51/1", "51", 1, "", "", "resolution", ""),
        ("59/160. Invented title", "59", 160, "", "", "", "Invented title"),
        ("54 (I). Invented title", "1", 54, "", "", "", "Invented title"),
        ("217 A (III). Invented title", "3", 217, "A", "", "", "Invented title"),
        ("6 (S-III). Invented title", "S-3", 6, "", "", "", "Invented title"),
        ("1966/1104(XL).Invented", "40", 1104, "", "", "", "Invented"),
        ("S-20/4 C. Invented title", "S-20", 4, "C", "", "", "Invented title"),
        ("S–20/2. Invented title", "S-20", 2, "", "", "", "Invented title"),
        ("2021/2 B. Invented title", "2021", 2, "B", "", "", "Invented title"),
        ("77/238 A global invented title", "77", 238, "", "", "", "A global invented title"),
        ("ES-11/1. Invented title", "ES-11", 1, "", "", "", "Invented title"),
        ("Resolution 1817 (2008)", "2008", 1817, "", "", "resolution", ""),
        ("Decision 63/17", "63", 17, "", "", "decision", ""),
        ("Commission decision 55/1. Title", None, None, None, None, None, None),
        ("General Assembly resolution 45/9", "45", 9, "", "ga", "resolution", ""),
        ("ECOSOC Resolution 1577 (L)", "50", 1577, "", "ecosoc", "resolution", ""),
        ("A/RES/77/238", None, None, None, None, None, None),
        ("In paragraph 2/3 of the text", None, None, None, None, None, None),
        ("Agenda item 19 (i)", None, None, None, None, None, None),
    ],
)
def test_number_lines(line, session, number, letter, body, kind, rest):
    found = parse_designation_line(line, BODIES)
    if session is None:
        assert found is None or not found.is_sure or found.body != ""
        return
    assert (found.session, found.number, found.letter, found.body, found.kind) == (session, number, letter, body, kind)
    assert line[found.length :].strip() == rest


@pytest.mark.parametrize(
    ("line", "body", "is_alone"),
    [
        ("The Commission on Narcotic Drugs,", "cnd", True),
        ("THE GENERAL ASSEMBLY,", "ga", True),
        ("The Economic and Social Council", "ecosoc", True),
        ("The Security Council, Recalling order,", "sc", False),
    ],
)
def test_enacting_words(line, body, is_alone):
    found = parse_enacting(line, BODIES)
    assert (found.body, found.is_alone) == (body, is_alone)


@pytest.mark.parametrize("line", ["The General Assembly decided to go on.", "The Assembly,", "Recalling that"])
def test_words_that_only_begin_with_an_organ(line):
    assert parse_enacting(line, BODIES) is None


@pytest.mark.parametrize(
    "line",
    [
        "1223rd meeting 15 March 2002",
        "41st plenary meeting 10 December 2020",
        "56th (resumed) plenary meeting 30 December 2022",
        "1223rd meeting",
        "15 March 2002",
        "55th plenary meeting 61st plenary meeting 5 May 2022 6 May 2022",
        "Adopted by 27 votes to 25, with 1 abstention.",
        "[Adopted unanimously at the 1223rd meeting]",
    ],
)
def test_adoption_lines(line):
    assert is_adoption_line(line)


@pytest.mark.parametrize("line", ["Adopts the plan.", "At its 12th meeting", "The meeting of 15 March 2002", ""])
def test_lines_that_are_no_adoption(line):
    assert not is_adoption_line(line)


@pytest.mark.parametrize(
    ("words", "vote"),
    [
        ("by 27 votes to 25, with 1 abstention", (27, 25, 1)),
        ("by a recorded vote of 120 to 14, with 5 abstentions", (120, 14, 5)),
        ("by 40 votes to none, with no abstentions", (40, 0, 0)),
        ("40 in favour, 3 against and 2 abstentions", (40, 3, 2)),
    ],
)
def test_votes(words, vote):
    found = find_vote(words)
    assert (found.in_favour, found.against, found.abstaining) == vote
    assert found.printed in words


def test_vote_is_kept_with_its_words():
    draft = first(
        f"CND Res.902/3. Title\n\nThe Commission on Narcotic Drugs,\n\n{BODY}\n\nAdopted by 27 votes to 25, with 1 abstention.\n"
    )
    assert draft.adoption.vote == Vote(27, 25, 1, "by 27 votes to 25, with 1 abstention")


def test_day_without_a_blank_before_it_is_read():
    said = occasion_of("Adopted by the Council at its 5423rd meeting, on25 April 2006")
    assert (said.adopted_on, said.meeting) == (date(2006, 4, 25), 5423)


def test_council_cover_gives_everything_it_says():
    draft = first(
        "United Nations\n\nE/RES/2902/4\n\nEconomic and Social Council\n\nDistr.: General\n\n3 June 2902\n\n2902 session\n\n"
        "Agenda item 12 (d)\n\nInvented matters\n\nResolution adopted by the Economic and Social Council on 1 June 2902\n\n"
        "[on a proposal considered in plenary meeting (E/2902/L.7)]\n\n2902/4. Invented title\n\n"
        f"The Economic and Social Council,\n\n{BODY}\n\n8th plenary meeting 1 June 2902\n"
    )
    assert draft.identity == Identity("ecosoc", "resolution", "2902", 4)
    assert draft.text.title.text == "Invented title"
    adoption = draft.adoption
    assert (adoption.adopted_on, adoption.basis, adoption.meeting) == (date(2902, 6, 1), "adoption line", 8)
    assert (adoption.symbol, adoption.agenda_item, adoption.draft_symbol) == ("E/RES/2902/4", "12 (d)", "E/2902/L.7")
    assert adoption.distributed_on == date(2902, 6, 3)
    assert len(draft.text.masthead) == 10


def test_title_on_lines_of_its_own_without_the_remarks():
    draft = first(
        "### Resolution 3 (CMI)\n\n**Invented title in\ntwo lines**\n\n[Adopted without a vote]\n\n"
        f"THE COMMISSION ON NARCOTIC DRUGS,\n\n{BODY}\n",
        "a.md",
    )
    assert draft.identity == Identity("cnd", "resolution", "901", 3)
    assert draft.text.title.text == "Invented title in two lines"
    assert draft.text.masthead == ("[Adopted without a vote]",)


def test_paragraph_on_the_line_of_the_enacting_words_is_a_paragraph():
    draft = first("Resolution 905 (2008)\n\nThe Security Council, Recalling order,\n\n1. Decides to go on.\n")
    assert draft.text.formula.text == "The Security Council,"
    assert [clause.text for clause in draft.text.clauses] == ["Recalling order,", "Decides to go on."]


def test_decision_has_its_date_from_its_first_words():
    draft = first(
        "Decision 903/2. Invented title\n\nAt its 7th meeting, on 4 May 2021, the Commission on Narcotic Drugs decided:\n\n"
        "(a) To count;\n\n(b) To paint.\n"
    )
    assert draft.identity == Identity("cnd", "decision", "903", 2)
    assert [str(clause.anchor) for clause in draft.text.walk()] == ["op1", "op1-a", "op1-b"]
    assert (draft.adoption.adopted_on, draft.adoption.meeting) == (date(2021, 5, 4), 7)


def test_dates_that_disagree_are_a_problem():
    text = (
        "1222nd meeting\n\n14 March 2002\n\nCND Res.902/3. Title\n\nThe Commission on Narcotic Drugs,\n\n"
        f"{BODY}\n\n1223rd meeting\n15 March 2002\n"
    )
    reading = read_source(text.encode(), "a.txt")
    assert reading.drafts[0].adoption.adopted_on == date(2002, 3, 15)
    assert {"dates-disagree", "meetings-disagree"} <= {problem.code for problem in reading.problems}


def test_text_without_a_number_is_an_error_to_mend_not_a_guess():
    reading = read_source(f"Some cover\n\nThe Commission on Narcotic Drugs,\n\n{BODY}\n".encode(), "a.txt")
    assert reading.drafts[0].identity is None
    assert [problem.code for problem in reading.problems if problem.severity == "error"] == ["no-number"]
