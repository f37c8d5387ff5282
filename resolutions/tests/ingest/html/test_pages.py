"""Pages as sites show them: what is the text, and what is the site."""

from __future__ import annotations

import pytest

from resolutions.errors import ReadingError
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.html.pages import HEAD, TEXT, calls, dropped, notes, only, read, rows

ROWS = ["pp1 Recalling the fog,", "op1 1. Urges the keepers to light every lamp;", "op2 2. Decides to meet."]

OFFICIAL = f"""
<a class="skip-link" href="#main">Skip to the text</a>
<header><a href="/"><img alt="x" src="x.png">United Lighthouses</a><nav><ul><li><a href="/a">Home</a></li>
<li><a href="/b">Sessions</a><ul><li><a href="/c">Session 901</a></li></ul></li></ul></nav>
<form><label for="q">Search</label><input id="q" value="lamp"><button>Go</button></form></header>
<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li>901/7</li></ol></nav>
<div id="cookieNotice">This site sets cookies. <a href="/p">More</a></div>
<noscript><p>Switch scripts on.</p></noscript>
<main id="main"><div class="share-buttons"><a href="https://s.test/">Send</a></div>{TEXT}</main>
<aside><h4>News</h4><p>A new lamp is lit.</p></aside>
<footer><p>© 2091 United Lighthouses.</p><a href="/terms">Terms of use</a></footer>
<script>var words = "never";</script><style>p {{ color: red }}</style><!-- a comment -->
"""


def test_a_page_of_an_organization_gives_the_text_and_lists_the_rest():
    reading = read(OFFICIAL)
    draft = only(reading)
    assert (draft.identity.path, draft.text.title.text) == ("/cnd/resolutions/901/7", "Keeping of lighthouses")
    assert rows(reading) == ROWS
    assert draft.text.masthead == ()
    left_out = dropped(reading)
    assert left_out["Skip to the text"] == "menu of the site"
    assert left_out["News A new lamp is lit."] == "beside the text on the site"
    assert left_out["© 2091 United Lighthouses. Terms of use"] == "foot of the site"
    assert left_out["This site sets cookies. More"] == "cookie note"
    assert left_out["Switch scripts on."] == "for browsers without scripts"
    assert left_out["Send"] == "share buttons"
    assert "901/7" in " ".join(left_out)
    for silent in ("var words", "color", "a comment", "Not shown"):
        assert silent not in reading.source.text


def test_peculiarity_30_menus_and_topic_tags_are_dropped_and_listed():
    reading = read(
        f"""<div><a href="/">Home</a> | <a href="/all">All texts</a></div>{HEAD}
        <p>Recalling the fog,</p><ul><li><a href="/t/1">Lamps</a></li><li><a href="/t/2">Coasts</a></li></ul>
        <p>1. Urges the keepers to light every lamp;</p><p class="tags">Topics: Lamps, Fog</p>
        <p>2. Decides to meet.</p><p>Topics: <a href="/t/1">Lamps</a>, <a href="/t/3">Fog</a></p>
        <h3>Related documents</h3><ul><li><a href="/d/1">Report on lamps</a></li></ul><p>All rights reserved.</p>"""
    )
    assert rows(reading) == ROWS
    assert dropped(reading) == {
        "Home | All texts": "menu of the site",
        "Lamps Coasts": "topic tags",
        "Topics: Lamps, Fog": "topic tags",
        "Topics: Lamps, Fog Related documents Report on lamps": "related documents",
        "All rights reserved.": "foot of the site",
    }


@pytest.mark.parametrize(
    "body",
    [
        f'<form id="aspnetForm">{TEXT}</form>',
        f'<div class="sidebar-layout">{TEXT}</div>',
        f'<div id="page-header-wrapper">{TEXT}</div>',
        f'<table width="100%"><tr><td><a href="/">Home</a></td></tr><tr><td>{TEXT}</td></tr></table>',
        f'<div style="display:none">{TEXT}</div>',
        f"<header>{TEXT}</header>",
    ],
    ids=["form", "class", "id", "table", "shown by a script", "header"],
)
def test_no_hint_is_believed_against_the_text_itself(body):
    assert rows(read(body)) == ROWS


def test_a_site_head_with_the_number_in_a_heading_stays():
    reading = read("<header><h1>Resolution 901/7</h1></header><h2>Lamps</h2>" + TEXT.split("</h2>")[1])
    assert only(reading).identity.path == "/cnd/resolutions/901/7"


def test_doubtful_parts_stay_and_are_told():
    words = "The keepers asked that the lamps of the north be lit before those of the south, as the almanac has it."
    reading = read(f'{TEXT}<div class="related"><p>{words}</p></div>')
    assert words in [clause.text for clause in only(reading).text.walk()]
    assert [problem.code for problem in reading.problems if problem.code == "foreign-doubtful"]


def test_hidden_words_are_listed_and_not_read():
    reading = read(f'{TEXT}<p hidden>Never seen.</p><p>Seen <span style="display: none">unseen</span> again.</p>')
    assert dropped(reading) == {"Never seen.": "hidden on the page", "unseen": "hidden on the page"}
    assert rows(reading)[-1].endswith("Seen again.")


def test_links_to_places_on_the_page_are_contents_not_a_menu():
    reading = read(f'<p><a href="#a">Opening of the meeting</a></p>{TEXT}')
    assert "Opening of the meeting" in only(reading).text.masthead


def test_links_within_sentences_stay_words():
    reading = read(HEAD + '<p>Recalling its <a href="/r/900/2">resolution 900/2</a>,</p><p>1. Decides to meet.</p>')
    assert rows(reading)[0] == "pp1 Recalling its resolution 900/2,"


def test_notes_called_by_links_are_bound_by_them():
    reading = read(
        HEAD + '<p>Recalling the fog,<sup><a href="#fn1" id="r1">1</a></sup> and <a href="#fn2">[2]</a> the birds,</p>'
        '<p>1. Decides, as in paragraph <a href="#x">1</a> above, to meet.</p><hr><ol class="footnotes">'
        '<li id="fn1">The almanac. <a href="#r1">↩</a></li><li id="fn2"><p>The log.</p><p>And the chart.</p></li></ol>'
    )
    assert calls(reading) == [("pp1", "1", 18), ("pp1", "2", 22)]
    assert notes(reading) == {"1": "The almanac.", "2": "The log. And the chart."}
    assert rows(reading)[0] == "pp1 Recalling the fog, and the birds,"


def test_notes_of_a_wiki_lose_their_arrows():
    reading = read(
        HEAD + '<p>Recalling the fog,<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1'
        '<span>]</span></a></sup></p><p>1. Decides to meet.<span class="mw-editsection">[<a href="/e">edit</a>]</span></p>'
        '<h2>References</h2><ol class="references"><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> '
        "The almanac.</li></ol>"
    )
    assert (calls(reading), notes(reading)) == ([("pp1", "1", 18)], {"1": "The almanac."})
    assert "controls of the site" in dropped(reading).values()


def test_notes_without_links_are_bound_by_their_list():
    reading = read(
        HEAD + "<p>Recalling the fog,<sup>33</sup></p><p>1. Decides to meet.</p>"
        '<section role="doc-endnotes"><h2>Notes</h2><p><sup>33</sup> The almanac.</p></section>'
    )
    assert (calls(reading), notes(reading)) == ([("pp1", "33", 18)], {"33": "The almanac."})


def test_a_link_to_a_paragraph_calls_no_note():
    reading = read(
        HEAD + '<p>Recalling the fog,</p><p>1. Urges, see <a href="#p2">2</a>;</p><p id="p2">2. Decides to meet.</p>'
    )
    assert calls(reading) == []
    assert rows(reading)[-1] == "op2 2. Decides to meet."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "shows no words"),
        ("<script>document.write('x')</script>", "shows no words"),
        ("<p>The lamp is lit.</p>", "no resolution"),
        ("<div>" * 5000 + "x", "deeper than 2,000"),
        ("<p>" * 200_001, "elements"),
        ("<p>x" * 40_001, "lines"),
        ("<p " + " ".join(f"a{i}=1" for i in range(400)) + ">x", "attributes"),
    ],
    ids=["empty", "script", "no resolution", "deep", "many elements", "many lines", "many attributes"],
)
def test_pages_that_cannot_be_read_are_told(body, told):
    with pytest.raises(ReadingError, match=told) as caught:
        read_source(f"<!DOCTYPE html><html><body>{body}".encode(), "page.html")
    assert str(caught.value).endswith(".")
