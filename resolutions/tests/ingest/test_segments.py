"""Several resolutions in one source, and lines that only look like the head of one."""

from __future__ import annotations

from resolutions.ingest.pipeline import read_source

ENACTING = "The Commission on Narcotic Drugs,"


def drafts(text, name="a.txt"):
    return read_source(text.encode(), name).drafts


def designations(text):
    return [draft.identity.designation if draft.identity else None for draft in drafts(text)]


def test_two_numbers_with_enacting_words_are_two_texts():
    text = (
        f"902/1. First title\n\n{ENACTING}\n\nRecalling a,\n\n1. Urges b.\n\n12th meeting\n4 May 2021\n\n"
        f"902/2. Second title\n\n{ENACTING}\n\n1. Invites c.\n\n13th meeting\n5 May 2021\n"
    )
    assert designations(text) == ["902/1", "902/2"]
    assert [draft.adoption.meeting for draft in drafts(text)] == [12, 13]
    assert [len(draft.text.clauses) for draft in drafts(text)] == [2, 1]


def test_cover_lines_above_a_later_number_are_its_own():
    text = (
        f"902/1. First title\n\n{ENACTING}\n\n1. Urges b.\n\n12th meeting\n4 May 2021\n\n"
        f"Economic and Social Council\n\nDistr. General\n\n902/2. Second title\n\n{ENACTING}\n\n1. Invites c.\n"
    )
    first, second = drafts(text)
    assert first.text.adoption_line.text == "12th meeting 4 May 2021"
    assert second.text.masthead == ("Economic and Social Council", "Distr. General")


def test_number_cited_at_the_start_of_a_line_is_no_head():
    text = f"902/1. First title\n\n{ENACTING}\n\nRecalling its resolutions\n902/7. It was long,\n\n1. Urges b.\n"
    assert designations(text) == ["902/1"]


def test_lettered_parts_share_the_number():
    text = (
        f"902/4. Common title\n\nA\n\n{ENACTING}\n\n1. Urges a.\n\n12th meeting\n4 May 2021\n\n"
        f"B\n\n{ENACTING}\n\n1. Urges b.\n\n13th meeting\n5 May 2021\n"
    )
    assert designations(text) == ["902/4A", "902/4B"]
    assert next(draft.text.title.text for draft in drafts(text)) == "Common title"


def test_text_inside_a_paragraph_is_no_text_of_its_own():
    text = (
        f"902/5. Title\n\n{ENACTING}\n\n1. Recommends to the Economic and Social Council the following draft resolution:\n\n"
        "“The Economic and Social Council,\n\n“Recalling order,\n\n“1. Urges all.”\n"
    )
    assert designations(text) == ["902/5"]


def test_lone_letter_on_a_cover_is_no_part():
    text = f"United Nations\n\nA\n\nDistr. General\n\n902/6. Title\n\n{ENACTING}\n\n1. Urges a.\n"
    assert designations(text) == ["902/6"]
