"""Peculiarities 1, 7, 10, 12 and 17: hard-wrapped lines without gaps become paragraphs, headings and items again."""

from __future__ import annotations

import textwrap

from resolutions.ingest.pipeline import read_source
from resolutions.structure.nodes import Kind

HEAD = "902/7. Invented title\nThe Commission on Narcotic Drugs,\n"
LONG = (
    "Recalling that the keepers of boxes have for many years counted what they hold in their houses and have told "
    "others of it in letters that went from one end of the land to the other without any of them ever being lost on "
    "the way or read by those for whom they were not meant in the first place, as is known to all who were there,"
)
NUMBERED = (
    "1. Urges all keepers of boxes to go on counting what they hold and to write it down in a book that is kept in a "
    "dry place and shown to whoever asks for it between the hours of the morning and those of the late evening;"
)


def wrapped(*paragraphs, width=60):
    return "\n".join(line for paragraph in paragraphs for line in textwrap.wrap(paragraph, width))


def read(body):
    return read_source((HEAD + body + "\n").encode(), "a.txt")


def rows(reading):
    return [(clause.number, clause.text) for clause in reading.drafts[0].text.walk() if clause.kind == Kind.PARAGRAPH]


def headings(reading):
    return [clause.text for clause in reading.drafts[0].text.walk() if clause.kind == Kind.HEADING]


def test_peculiarity_01_wrapped_lines_are_joined_and_openings_part_them():
    other = LONG.replace("Recalling", "Bearing in mind").replace("counted", "weighed")
    assert rows(read(wrapped(LONG, other, NUMBERED))) == [(None, LONG), (None, other), ("1.", NUMBERED[3:])]


def test_any_width_will_do():
    for width in range(48, 100):
        assert rows(read(wrapped(LONG, LONG.replace("Recalling", "Mindful"), NUMBERED, width=width)))[2][0] == "1."


def test_short_line_ends_a_paragraph_whose_opening_nobody_knows():
    unknown = (
        "Boxes being of wood and lids of iron, the keepers of both have agreed to meet each year in a house of stone,"
    )
    found = rows(read(wrapped(LONG, unknown, NUMBERED)))
    assert [words for _, words in found[:2]] == [LONG, unknown]


def test_name_after_a_comma_at_a_full_line_end_begins_nothing():
    listed = (
        "Noting the work of the keepers of Aland, Borland, Cesland, Dorland and Estland, as well as that of the keepers of "
        "Farland, Gorland, Holland, Ingland, Jutland and Kurland, in the years that went before, and of Latland, Morland,"
    )
    for width in range(50, 90):
        assert rows(read(wrapped(LONG, listed, NUMBERED, width=width)))[1] == (None, listed)


def test_peculiarity_07_page_end_with_notes_between_the_halves():
    lines = wrapped(LONG).split("\n")
    first = "\n".join([*lines[:3], "_______________", "1 See the list of boxes.", "1/2"])
    second = "\n".join([*lines[3:], *wrapped(NUMBERED).split("\n"), "2/2"])
    reading = read(f"{first}\n\f{second}".replace("counted what", "counted1 what"))
    assert [words for _, words in rows(reading)] == [LONG, NUMBERED[3:]]
    assert [span.page for span in reading.drafts[0].text.clauses[0].source] == [1, 1, 1, 2, 2, 2][: len(lines)]
    assert "joined across a page end" in reading.drafts[0].text.clauses[0].repairs


def test_page_end_before_a_capital_does_not_cut():
    capitals = LONG.replace("other end of the land", "Other End Of The Land")
    for width in range(50, 90):
        lines = wrapped(capitals, width=width).split("\n")
        pages = ["\n".join([*lines[:2], "1/2"]), "\n".join([*lines[2:], wrapped(NUMBERED, width=width), "2/2"])]
        assert rows(read("\n\f".join(pages)))[0] == (None, capitals)


def test_peculiarity_10_number_or_letter_on_a_line_of_its_own():
    items = "(a)\nTo count the boxes;\n(b)\nTo close the lids."
    reading = read(wrapped(LONG) + "\n1.\n" + wrapped(NUMBERED[3:-1] + ":") + "\n" + items)
    assert [number for number, _ in rows(reading)] == [None, "1.", "(a)", "(b)"]


def test_peculiarity_12_heading_between_paragraphs_in_wrapped_text():
    second = NUMBERED.replace("1. Urges", "2. Invites")
    reading = read(wrapped(LONG, NUMBERED, "Keeping of lids", second))
    assert headings(reading) == ["Keeping of lids"]
    assert [number for number, _ in rows(reading)] == [None, "1.", "2."]


def test_heading_in_two_lines_after_a_full_line():
    second = NUMBERED.replace("1. Urges", "2. Invites")
    title = "Keeping of lids and keys in houses of stone and of wood and in tents of all kinds"
    for width in range(50, 80):
        assert headings(read(wrapped(LONG, NUMBERED, title, second, width=width))) == [title]


def test_numbers_that_only_came_to_stand_first_on_their_line_begin_nothing():
    said = (
        "2. Notes what is said in paragraph 15 above, in rule No. 7 of the keepers, and in article 2 (b) of the rules;"
    )
    for width in range(50, 90):
        found = rows(read(wrapped(LONG, NUMBERED, said, width=width)))
        assert found == [(None, LONG), ("1.", NUMBERED[3:]), ("2.", said[3:])], width


def test_labels_that_count_inside_a_sentence_stay_in_it():
    inline = (
        "2. Takes note of the work of the keepers on (a) boxes that are made of wood or of iron and have two lids; (b) the "
        "keys of all kinds that open them; (c) lids; and (d) the houses in which all of them are kept by their owners;"
    )
    for width in range(50, 90):
        assert [number for number, _ in rows(read(wrapped(LONG, NUMBERED, inline, width=width)))] == [None, "1.", "2."]


def test_dash_inside_a_sentence_begins_no_item():
    reading = read(
        wrapped(LONG, NUMBERED) + "\n2. Invites all to keep the three kinds – wood, iron, and stone\n– in one house."
    )
    assert [number for number, _ in rows(reading)] == [None, "1.", "2."]


def test_peculiarity_17_hyphen_at_a_line_end_stays_and_no_blank_is_added():
    reading = read(wrapped(LONG, NUMBERED[:-1]) + " and self-\nmade boxes, of pre-\nand post-war years;")
    assert rows(reading)[-1][1].endswith("and self-made boxes, of pre- and post-war years;")


def test_closing_words_after_a_list_are_a_paragraph_of_their_own():
    items = "(a) To count the boxes;\n(b) To close the lids;\nand to tell the others of it in the course of the coming year."
    reading = read(wrapped(LONG, NUMBERED[:-1] + ":") + "\n" + items)
    assert [number for number, _ in rows(reading)] == [None, "1.", "(a)", "(b)", None]


def test_date_that_ends_the_last_sentence_is_no_adoption_line():
    last = NUMBERED[:-1] + ", and decides that the meeting of all keepers will be held on Thursday, 27 July 2023."
    for width in range(50, 90):
        assert rows(read(wrapped(LONG, last, width=width)))[-1] == ("1.", last[3:]), width


def test_annex_after_a_full_line():
    for width in range(50, 80):
        reading = read(
            wrapped(LONG, NUMBERED[:-1] + ".", width=width) + "\nAnnex\nRules for boxes\n1. Boxes have lids."
        )
        parts = [str(clause.part) for clause in reading.drafts[0].text.walk()]
        assert parts.count("annex") == 3, width


def test_title_that_names_another_resolution_at_a_line_start():
    cover = "United Nations\nA/RES/74/295\nGeneral Assembly\n74/295. Financing of the boxes of Security Council\n"
    body = "resolution 1863 (2009)\nThe General Assembly,\n" + wrapped(LONG, NUMBERED)
    (draft,) = read_source((cover + body).encode(), "a.txt").drafts
    assert (draft.text.printed, draft.identity.number) == ("74/295", 295)
    assert draft.text.title.text == "Financing of the boxes of Security Council resolution 1863 (2009)"


def test_peculiarity_28_preambular_paragraph_that_lost_its_comma():
    bare = LONG.replace("all who were there,", "all who were there")
    following = LONG.replace("Recalling", "Recognizing")
    for width in range(50, 90):
        assert [words for _, words in rows(read(wrapped(bare, following, NUMBERED, width=width)))][:2] == [
            bare,
            following,
        ]


def test_participle_in_a_name_at_a_line_start_opens_nothing():
    named = LONG.replace(
        "what they hold",
        "the boxes named Counting, Weighing, Measuring and Keeping, Improved Lids and Federated Keys, and what they hold",
    )
    for width in range(50, 90):
        assert rows(read(wrapped(LONG, named, NUMBERED, width=width)))[1] == (None, named), width


def test_title_may_go_on_with_the_name_of_an_organ():
    cover = "902/7. Boxes of the keepers in all the houses of\nthe General Assembly\nThe General Assembly,\n"
    (draft,) = read_source((cover + wrapped(LONG, NUMBERED)).encode(), "a.txt").drafts
    assert draft.text.title.text == "Boxes of the keepers in all the houses of the General Assembly"


def test_capital_letters_below_a_colon_begin_items_after_full_lines():
    items = "A. To count the boxes in all houses of the land;", "B. To close the lids of those that are open."
    for width in range(50, 90):
        found = rows(read(wrapped(LONG, NUMBERED[:-1] + ", as follows:", *items, width=width)))
        assert [number for number, _ in found] == [None, "1.", "A.", "B."], width


def test_name_with_an_article_after_a_colon_is_no_enacting_words():
    named = LONG.replace("what they hold", "what is said in the book entitled Change of Boxes: The Wooden Basis,")
    body = [LONG, named[: named.index("Basis,") + 6], "Noting that this is so in all houses of the land,", NUMBERED]
    for width in range(50, 90):
        assert len(rows(read(wrapped(*body, width=width)))) == 4, width


def test_name_that_goes_on_with_a_participle_lost_no_comma():
    named = LONG.replace("what they hold", "the Great Day Commemorating the boxes and what they hold")
    for width in range(50, 90):
        assert rows(read(wrapped(LONG, named, NUMBERED, width=width)))[1] == (None, named), width
