"""Peculiarities 1, 6, 7, 10, 17, 19, 23, 28, 29 and 30: what lines, pages, scanners and sites do to a text."""

from __future__ import annotations

import pytest

from resolutions.ingest.drafts import Severity
from resolutions.tests.ingest.peculiarities.printed import HEAD, anchors, codes, dropped, read, rows, targets

GA = "902/7. Boxes\n\nThe General Assembly,\n\n"


def repairs(reading):
    return {str(one.anchor): one.repairs for one in reading.drafts[0].text.walk() if one.repairs}


def test_peculiarity_01_lines_are_joined_up_to_a_known_opening_or_a_label():
    body = (
        "Recalling the boxes that the keepers of the North have counted\nfor many years in their house of stone,\n"
        "Noting with concern that the lids of these boxes are lost to\nall who look for them there,\n"
        "1. Urges all keepers to count the boxes that they hold in the\nhouse of stone or elsewhere;\n2. Invites others.\n"
    )
    assert [words.split()[-1] for _, words in rows(read(GA.replace("\n\n", "\n") + body))] == [
        "stone,",
        "there,",
        "elsewhere;",
        "others.",
    ]


COVER = "United Nations\nE/902/L.7\nDistr.: Limited\n3 May 2021\n\n902/7. Boxes\n\nThe Economic and Social Council,\n\n"
FURNITURE = [
    ("/...", ""),
    ("15-16935 (E)", ""),
    ("15-16935 (E)    030521", ""),
    ("V.02-56789 (E) 240302 250302", ""),
    ("*1516935*", ""),
    ("Please recycle", ""),
    ("2/4", ""),
    ("- 2 -", ""),
    ("", "Page 2"),
    ("", "E/902/L.7"),
    ("15-16935", "E/902/L.7\nPage 2"),
]


@pytest.mark.parametrize(("foot", "top"), FURNITURE)
def test_peculiarity_06_furniture_between_pages_is_dropped_and_listed(foot, top):
    reading = read(f"{COVER}Recalling the box of the keepers\n\n{foot}\n\f{top}\n\nwho held it,\n\n1. Urges all.\n")
    assert rows(reading) == [("pp1", "Recalling the box of the keepers who held it,"), ("op1", "Urges all.")]
    assert "".join(dropped(reading)) == f"{foot}{top}".replace("\n", "").replace("*", "")
    assert {item.reason for item in reading.dropped} == {"page furniture"}
    assert reading.drafts[0].text.masthead[1] == "E/902/L.7"


def test_peculiarity_06_a_running_title_is_known_by_its_coming_again():
    title = "Resolutions adopted on the reports of the keepers"
    pages = [f"{GA}Recalling boxes,\n\n1\n"]
    pages += [f"{title}\n\n{number}. Urges all;\n\n{number + 1}\n" for number in (1, 2, 3)]
    reading = read("\f".join(pages))
    assert anchors(reading) == ["pp1", "op1", "op2", "op3"]
    assert dropped(reading) == ["1", title, "2", title, "3", title, "4"]


def test_peculiarity_06_a_fraction_inside_the_text_is_no_page_mark():
    reading = read(GA + "Recalling that of the boxes there are left\n\n2/4\n\n1. Urges all.\n")
    assert "2/4" in " ".join(words for _, words in rows(reading))


@pytest.mark.parametrize("between", ["", "33/ First.\n\n", "1/2\n", "33/ First.\n\n34/ Second.\n\n1/2\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\f"])
def test_peculiarity_07_the_halves_of_an_item_are_joined_and_told(between, gap):
    if between.endswith("1/2\n") and gap == "\n":
        gap = "\n\f"
    halves = f"(a) To count the boxes of\n\n{between}{gap}wood;\n\n"
    reading = read(
        f"{GA}Recalling a,33/ and b,34/\n\n1. Urges all:\n\n{halves}(b) To close the lids.\n"
        + "\n2/2\n" * ("\f" in gap)
    )
    assert rows(reading)[1:] == [
        ("op1", "Urges all:"),
        ("op1-a", "To count the boxes of wood;"),
        ("op1-b", "To close the lids."),
    ]
    assert repairs(reading) == {"op1-a": ("joined across a page end",)}
    (told,) = (problem for problem in reading.problems if problem.code == "mended")
    assert (told.anchor, told.severity) == ("op1-a", Severity.INFO)


def test_peculiarity_07_a_whole_paragraph_is_not_joined_with_the_next_page():
    reading = read(GA + "Recalling boxes,\n\n1/2\n\fNoting lids,\n\n1. Urges all.\n\n2/2\n")
    assert anchors(reading) == ["pp1", "pp2", "op1"]
    assert repairs(reading) == {}


def test_peculiarity_10_numbers_alone_and_numbers_after_their_line():
    alone = read(GA + "Recalling boxes,\n\n1.\nUrges all:\n\n(a)\nTo count;\n\n(b)\nTo close.\n")
    assert rows(alone)[1:] == [("op1", "Urges all:"), ("op1-a", "To count;"), ("op1-b", "To close.")]
    assert set(repairs(alone).values()) == {("number on a line of its own",)}
    late = read(GA + "Recalling boxes,\n\nUrges all to count the boxes that\n1.\nthey hold;\n\n2. Invites others.\n")
    assert rows(late)[1:] == [("op1", "Urges all to count the boxes that they hold;"), ("op2", "Invites others.")]
    assert repairs(late) == {"op1": ("number printed after the first line",)}


def test_peculiarity_17_broken_words_are_shown_as_printed_and_cited_all_the_same():
    reading = read(
        HEAD + "Recalling the inter-\nnational keep ers and General Assembly resolution 75/\n902,\n\n1. Urges all.\n"
    )
    assert rows(reading)[0][1] == "Recalling the inter-national keep ers and General Assembly resolution 75/902,"
    assert targets(reading) == [("75/902", "A/RES/75/902")]


def test_peculiarity_19_misread_numbers_are_read_kept_and_told():
    body = "Recalling the Govemments,\n\nl. Urges all:\n\n(1) To count;\n\n(ii) To close;\n\n2. Invites some.\n"
    reading = read("35/ l 95. Boxes\n\nThe General Assembly,\n\n" + body)
    (draft,) = reading.drafts
    assert (draft.identity.designation, draft.text.printed) == ("35/195", "35/ l 95")
    assert anchors(reading) == ["pp1", "op1", "op1-i", "op1-ii", "op2"]
    assert [one.number for one in draft.text.walk()] == [None, "l.", "(1)", "(ii)", "2."]
    assert rows(reading)[0][1] == "Recalling the Govemments,"
    assert {"number-read", "mended"} <= codes(reading)


ONE_LINE = (
    "Recalling the wooden box of long ago and the keepers who have held it in their house for many years, "
    "Noting with concern that lids are lost, 1. Urges all keepers to count the boxes that they hold; "
    "2. Requests the Secretary-General: (a) To count the lids; (b) To close the boxes; 3. Decides to look again."
)
WHOLE = ["pp1", "pp2", "op1", "op2", "op2-a", "op2-b", "op3"]


@pytest.mark.parametrize(
    "above", [HEAD, "902/7. Boxes\n\nThe Commission on Narcotic Drugs, ", "902/7. Boxes The General Assembly, "]
)
def test_peculiarity_23_a_body_on_one_line_is_cut_and_told(above):
    reading = read(f"{above}{ONE_LINE}\n")
    assert anchors(reading) == WHOLE
    assert dict(rows(reading))["op2-b"] == "To close the boxes;"
    assert "cut-from-one-line" in codes(reading)


def test_peculiarity_23_a_table_that_only_sets_the_page_leaves_paragraphs():
    cells = "".join(
        f"<tr><td>{words}</td></tr>" for words in ("The General Assembly,", "Recalling boxes,", "1. Urges all.")
    )
    reading = read(f"<html><body><h1>902/14. Boxes</h1><table>{cells}</table></body></html>", "a.html")
    assert rows(reading) == [("pp1", "Recalling boxes,"), ("op1", "Urges all.")]


def test_peculiarity_23_a_sentence_with_numbers_is_not_cut():
    said = (
        "Urges all keepers, as is said in paragraphs 1. and 2. of the rules of the boxes and in the book of the lids, "
    )
    reading = read(HEAD + f"Recalling boxes,\n\n1. {said * 2}to count.\n\n2. Invites others.\n")
    assert anchors(reading) == ["pp1", "op1", "op2"]
    assert "cut-from-one-line" not in codes(reading)


def test_peculiarity_28_punctuation_alone_parts_nothing_and_joins_nothing():
    body = (
        "Recalling the box.\n\nNoting the lid;\n\nBearing in mind the key\n\n1. Urges all.\n\n2. Invites some,\n\n"
        "3. Requests:\n\n(a) Boxes.\n\n(b) Lids,\n\n4. Decides to go on.\n\n12th meeting\n4 May 2021\n"
    )
    reading = read(HEAD + body)
    assert anchors(reading) == ["pp1", "pp2", "pp3", "op1", "op2", "op3", "op3-a", "op3-b", "op4"]
    assert [str(one.part) for one in reading.drafts[0].text.clauses].count("preamble") == 3
    assert codes(reading) == set()


def test_peculiarity_28_a_preamble_that_ends_in_full_stops_is_one_where_nothing_has_a_number():
    reading = read(HEAD + "Recalling the box.\n\nNoting the lid\n\nMindful of keys;\n\nUrges all,\n\nInvites some.\n")
    assert anchors(reading) == ["pp1", "pp2", "pp3", "op1", "op2"]


@pytest.mark.parametrize("dash", ["-", "–", "\u2011"])
def test_peculiarity_29_signs_of_type_stay_and_are_read_alike(dash):
    number = f"S{dash}20/902"
    said = f"Recalling the “régime” of co{dash}operation ; its resolution S{dash}20/2 and Treaty Series, vol.\u00a0976, No.\u00a014152,"
    reading = read(
        f"A/RES/{number}\n\n{number}. Boîtes\n\nThe General Assembly,\n\n{said}\n\n1.\u00a0Urges all ;\n\n2.\u00a0Requests ‘lids’.\n"
    )
    (draft,) = reading.drafts
    assert (draft.identity.path, draft.text.printed) == ("/ga/resolutions/S-20/902", number)
    assert rows(reading)[0][1].replace("\u00a0", " ") == said.replace("\u00a0", " ")
    assert [words for _, words in rows(reading)[1:]] == ["Urges all ;", "Requests ‘lids’."]
    assert (f"S{dash}20/2", "A/RES/S-20/2") in targets(reading)
    assert any(target == "1961-as-amended" for _, target in targets(reading))


def test_peculiarity_30_what_a_site_adds_is_dropped_and_listed():
    page = (
        "<html><body><nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Search</a></li></ul></nav>"
        "<h1>902/14. Boxes</h1><p>The General Assembly,</p><p>Recalling boxes,</p>"
        "<p class='tags'><a href='/t'>boxes</a> <a href='/u'>lids</a></p><p>1. Urges all.</p><footer>Imprint</footer></body></html>"
    )
    reading = read(page, "a.html")
    assert rows(reading) == [("pp1", "Recalling boxes,"), ("op1", "Urges all.")]
    assert dropped(reading) == ["Home Search", "boxes lids", "Imprint"]
    assert all(item.reason and item.source for item in reading.dropped)


def test_peculiarity_30_lines_of_links_are_foreign_where_no_element_says_so():
    def line(*links):
        return "<p>" + " ".join(f"<a href='/{link}'>{link}</a>" for link in links) + "</p>"

    page = (
        f"<html><body>{line('Home', 'Search')}<p>902/14. Boxes</p><p>The General Assembly,</p>"
        f"<p>Recalling all boxes of wood,</p>{line('boxes', 'lids')}<p>1. Urges all keepers of boxes.</p>{line('Others')}</body></html>"
    )
    reading = read(page, "a.html")
    assert rows(reading) == [("pp1", "Recalling all boxes of wood,"), ("op1", "Urges all keepers of boxes.")]
    assert [(item.text, item.reason) for item in reading.dropped] == [
        ("Home Search", "menu of the site"),
        ("boxes lids", "topic tags"),
        ("Others", "related documents"),
    ]
