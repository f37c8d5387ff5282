"""Page furniture and markup leave the text and are listed; what only looks like furniture stays."""

from __future__ import annotations

import pytest

from resolutions.ingest.pipeline import read_source

HEAD = "CND Res.902/7. Invented title\n\nThe Commission on Narcotic Drugs,\n\n"


def read(body, name="a.txt"):
    return read_source((HEAD + body).encode(), name)


def dropped(reading):
    return [(item.text, item.reason) for item in reading.dropped]


@pytest.mark.parametrize(
    "line", ["/...", "*1516935*", "Please recycle", "15-16935 (E)", "15-16935 (E) 2/4", "V.01-82895 (E)"]
)
def test_unmistakable_furniture_goes_anywhere(line):
    reading = read(f"Recalling order,\n\n{line}\n\n1. Urges all.")
    assert dropped(reading) == [(line.strip("*"), "page furniture")]
    assert len(reading.drafts[0].text.clauses) == 2


def test_page_marks_go_at_the_edges_of_pages_only():
    pages = [
        "Recalling the work of the\n2/4",
        "E/CN.7/2093/1\nPage 3\nboard,\n\n1. Urges all.\n\n2/4\n\n2. Invites some.\n- 3 -",
    ]
    reading = read("\n\f".join(pages))
    assert [text for text, _ in dropped(reading)] == ["2/4", "E/CN.7/2093/1", "Page 3", "- 3 -"]
    assert reading.drafts[0].text.clauses[0].text == "Recalling the work of the board,"
    assert [span.page for span in reading.drafts[0].text.clauses[0].source] == [1, 2]


def test_running_title_goes_when_it_comes_on_every_page():
    pages = [f"{n}. Urges all to count;\nInvented running title {n}" for n in range(1, 5)]
    reading = read("\n\f".join(pages))
    assert [text for text, _ in dropped(reading)] == [f"Invented running title {n}" for n in range(1, 5)]
    assert [clause.text for clause in reading.drafts[0].text.clauses] == ["Urges all to count;"] * 4


def test_fraction_in_a_text_without_pages_stays():
    reading = read("1. Urges all.\n\n2/4\n\n2. Invites some.")
    assert dropped(reading) == []


def test_address_of_a_link_is_listed_as_markup():
    reading = read("Recalling [the list](https://x.test/a),\n\n1. Urges all.", "a.md")
    assert reading.drafts[0].text.clauses[0].text == "Recalling the list,"
    assert [reason for _, reason in dropped(reading)] == ["markup"]
    assert "x.test/a" in reading.dropped[0].text


def test_line_of_the_text_that_comes_again_at_page_tops_stays():
    line = "the keepers of boxes and lids in the houses of stone"
    pages = [f"Recalling {line[4:]},\nNoting\n{line}\n1/3", f"{line} and others,\n2/3", f"{line}\n1. Urges all.\n3/3"]
    reading = read("\n\f".join(pages))
    assert [text for text, _ in dropped(reading)] == ["1/3", "2/3", "3/3"]


def test_running_title_goes_even_when_only_two_pages_have_it():
    title = "Invented title of the boxes"
    head = f"A/RES/902/7\n902/7. {title}\nThe General Assembly,\n"
    pages = [
        f"{head}Recalling boxes,\n1/3",
        f"A/RES/902/7\n{title}\n1. Urges all;\n2/3",
        f"A/RES/902/7\n{title}\n2. Invites all.\n3/3",
    ]
    reading = read_source("\n\f".join(pages).encode(), "a.txt")
    assert [text for text, _ in dropped(reading)].count(title) == 2
    assert [clause.text for clause in reading.drafts[0].text.walk()] == [
        "Recalling boxes,",
        "Urges all;",
        "Invites all.",
    ]


def test_bare_page_numbers_go_where_they_count_the_pages():
    pages = ["Recalling boxes,\n12", "1. Urges all;\n13", "2. Invites all to go to page\n14"]
    assert [text for text, _ in dropped(read("\n\f".join(pages)))] == ["12", "13", "14"]


def test_page_marks_tell_the_pages_where_page_ends_are_lost():
    reading = read(
        "Recalling the keepers of\nPage 1\nA/RES/902/7\nboxes,\n1. Urges all;\nPage 2\n2. Invites all.\nPage 3\n"
    )
    assert [text for text, _ in dropped(reading)] == ["Page 1", "Page 2", "Page 3"]
    assert [clause.text for clause in reading.drafts[0].text.walk()][-1] == "Invites all."
