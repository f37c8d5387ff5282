"""The body of a text: valid, safe, every paragraph at its address."""

from __future__ import annotations

from dataclasses import dataclass

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from resolutions.exports.html import write_body, write_excerpt, write_note
from resolutions.exports.html_words import Style, write_words
from resolutions.ingest.blocks import Item
from resolutions.ingest.tree import build_tree
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Identity
from resolutions.structure.nodes import Clause, Footnote, Kind, Mark, Part, Text, Words


@dataclass(frozen=True)
class Ref:
    anchor: str
    start: int
    end: int
    kind: str
    target: str


@dataclass(frozen=True)
class Rec:
    identity: Identity | None
    text: Text
    references: tuple = ()


ALLOWED = {"dir", "id", "class", "href", "lang", "role", "aria-label", "tabindex", "title"}
IDENTITY = Identity("cnd", "resolution", "901", 2)


def address_of(reference):
    return {"1988": "/conventions/1988", "CND/RES/901/1": "/cnd/resolutions/901/1"}.get(reference.target, "")


def items(*rows):
    return build_tree(rows)[0]


def para(words, number=None, part=Part.OPERATIVE, **more):
    return Item(part, words if isinstance(words, Words) else Words(words), number=number, **more)


def text(**more):
    defaults = {
        "title": Words("Lamps for all"),
        "formula": Words("The Commission on Narcotic Drugs,"),
        "clauses": items(
            para(Words("Recalling the lamps of 1988,", (Mark("33", 28),), ((0, 9),)), part=Part.PREAMBLE),
            para("Requests lamps:", "1."),
            para("Of brass;", "(a)", depth=1),
            para("Of tin;", "(b)", depth=1),
            para("all polished;", depth=1, is_closing=True),
            para(Words("Requests more, see paragraph 1 above.", (Mark("33", 13),)), "2."),
        ),
        "footnotes": (Footnote(Anchor("fn33"), "33", Words("Lamp Series, vol. 3.", (), ((0, 11),))),),
    }
    return Text(**{**defaults, **more})


def body(record):
    """Parsed strictly: html5lib raises on anything that is not well formed."""
    page = (
        "<!DOCTYPE html><html><head><title>t</title></head><body>" + write_body(record, address_of) + "</body></html>"
    )
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def by_id(tree, name):
    return next(node for node in tree.iter() if node.get("id") == name)


def words_of(node):
    return "".join(node.itertext())


def test_every_paragraph_has_its_anchor_as_id_and_its_permanent_address():
    tree = body(Rec(IDENTITY, text()))
    for token in ("pp1", "op1", "op1-a", "op1-b", "op1-end", "op2", "fn33"):
        links = [link.get("href") for link in by_id(tree, token).iter("a")]
        assert f"/cnd/resolutions/901/2/{token}" in links


def test_printed_number_stands_before_the_words():
    assert words_of(by_id(body(Rec(IDENTITY, text())), "op1-a")) == "(a) Of brass;"


def test_preamble_and_operative_part_are_told_apart():
    tree = body(Rec(IDENTITY, text()))
    labels = [node.get("aria-label") for node in tree.iter("div") if node.get("role") == "group"]
    assert labels == ["Preamble", "Operative part"]


def test_closing_words_follow_the_list_and_are_no_item_of_it():
    end = by_id(body(Rec(IDENTITY, text())), "op1-end")
    assert end.tag == "p"


def test_note_called_twice_has_two_ways_back():
    tree = body(Rec(IDENTITY, text()))
    note = by_id(tree, "fn33")
    back = [link.get("href") for link in note.iter("a") if link.get("role") == "doc-backlink"]
    assert back == ["#ref-fn33", "#ref-fn33-2"]
    assert by_id(tree, "ref-fn33").get("href") == by_id(tree, "ref-fn33-2").get("href") == "#fn33"


def test_note_that_calls_an_earlier_note_is_counted_among_its_calls():
    notes = (
        Footnote(Anchor("fn33"), "33", Words("One.")),
        Footnote(Anchor("fn34"), "34", Words("See note.", (Mark("33", 8),))),
    )
    tree = body(Rec(IDENTITY, text(footnotes=notes)))
    assert len([a for a in by_id(tree, "fn33").iter("a") if a.get("role") == "doc-backlink"]) == 3


def test_mark_without_a_note_is_no_link():
    tree = body(Rec(IDENTITY, text(footnotes=())))
    assert not [a for a in tree.iter("a") if a.get("role") == "doc-noteref"]
    assert "33" in words_of(by_id(tree, "pp1"))


def test_reference_links_to_the_stable_address_and_says_its_kind():
    reference = Ref("pp1", 10, 27, "convention", "1988")
    tree = body(Rec(IDENTITY, text(), (reference,)))
    link = next(a for a in tree.iter("a") if a.get("class") == "ref ref-convention")
    assert (words_of(link), link.get("href"), link.get("title")) == (
        "the lamps of 1988",
        "/conventions/1988",
        "Convention",
    )


def test_reference_with_nowhere_to_go_is_no_link():
    tree = body(Rec(IDENTITY, text(), (Ref("pp1", 10, 27, "publication", "E.94.XI.5"),)))
    assert [span.tag for span in tree.iter() if (span.get("class") or "").startswith("ref ")] == ["span"]


def test_reference_to_a_paragraph_leads_into_the_same_page():
    tree = body(Rec(IDENTITY, text(), (Ref("op2", 19, 30, "paragraph", "op1"),)))
    assert next(a for a in tree.iter("a") if a.get("class") == "ref ref-paragraph").get("href") == "#op1"


def test_excerpt_leads_to_the_page_of_a_place_that_it_does_not_show():
    record = Rec(IDENTITY, text(), (Ref("op2", 19, 30, "paragraph", "op1"),))
    out = write_excerpt(record, record.text.clauses[2:], address_of)
    assert 'href="/cnd/resolutions/901/2/op1"' in out
    assert 'id="fn33"' in out
    assert 'id="pp1"' not in out


def test_mark_inside_a_reference_splits_the_link():
    clauses = items(para(Words("the Lamp Convention, article 2", (Mark("33", 19),)), "1."))
    reference = Ref("op1", 4, 30, "convention", "1988")
    tree = body(Rec(IDENTITY, text(clauses=clauses), (reference,)))
    links = [words_of(a) for a in tree.iter("a") if a.get("class") == "ref ref-convention"]
    assert links == ["Lamp Convention", ", article 2"]


def test_hostile_words_are_only_words():
    nasty = '<script>alert("1")</script>&amp;\'"'
    clauses = items(para(Words(nasty), f"1{nasty}"), Item(Part.ANNEX, Words(), Kind.TABLE, scope="annex1"))
    whole = Text(
        masthead=(nasty,),
        printed=nasty,
        title=Words(nasty),
        formula=Words(nasty),
        clauses=clauses,
        adoption_line=Words(nasty),
        footnotes=(Footnote(Anchor("fn1"), nasty, Words(nasty)),),
    )
    tree = body(Rec(Identity("cnd", "resolution", nasty, 2), whole))
    assert not list(tree.iter("script"))
    assert words_of(by_id(tree, "title")) == nasty
    assert {name for node in tree.iter() for name in node.attrib} <= ALLOWED


def test_arabic_runs_from_the_right():
    assert 'lang="ar" dir="rtl"' in write_body(Rec(IDENTITY, text(language="ar")), address_of)


def test_permanent_addresses_of_a_translation_name_its_language():
    assert 'href="/cnd/resolutions/901/2/fr/op1"' in write_body(Rec(IDENTITY, text(language="fr")), address_of)


def test_text_without_identity_links_within_itself():
    assert 'href="#op1"' in write_body(Rec(None, text()), address_of)


def test_annex_with_sections_gets_a_frame_and_headings_without_a_gap():
    rows = (
        para("Adopts the annex.", "1."),
        Item(Part.ANNEX, Words("Annex"), Kind.HEADING, scope="annex1"),
        Item(Part.ANNEX, Words("Lamps"), Kind.HEADING, number="I.", scope="annex1-s1"),
        para("Lamps burn.", "1.", part=Part.ANNEX, scope="annex1-s1"),
    )
    tree = body(Rec(IDENTITY, text(clauses=items(*rows))))
    assert by_id(tree, "annex1").tag == "section"
    assert [node.tag for node in tree.iter() if node.tag in ("h2", "h3", "h4", "h5")] == ["h2", "h3", "h4"]
    assert by_id(tree, "annex1-s1-p1") is not None


def test_adoption_line_stands_before_the_annexes():
    rows = (para("Adopts the annex.", "1."), para("Lamps burn.", "1.", part=Part.ANNEX, scope="annex1"))
    out = write_body(Rec(IDENTITY, text(clauses=items(*rows), adoption_line=Words("3rd meeting"))), address_of)
    assert out.index('id="op1"') < out.index('class="adoption"') < out.index('id="annex1"')


def test_headings_of_a_text_without_title_begin_one_level_higher():
    clauses = items(Item(Part.OPERATIVE, Words("Lamps"), Kind.HEADING, scope="s1"))
    tree = body(Rec(IDENTITY, text(title=Words(), clauses=clauses)))
    assert by_id(tree, "s1-h1").tag == "h2"


def test_table_has_its_cells():
    rows = (
        Item(Part.ANNEX, Words("Lamps"), Kind.TABLE, scope="annex1"),
        Item(
            Part.ANNEX,
            Words(),
            Kind.TABLE,
            depth=1,
            scope="annex1",
            cells=(Words("brass"), Words("<1>", (Mark("33", 3),))),
        ),
    )
    tree = body(Rec(IDENTITY, text(clauses=items(*rows))))
    assert [words_of(cell) for cell in by_id(tree, "annex1-t1-r1").iter("td")] == ["brass", "<1>33"]


def test_text_in_two_parts_of_one_scope_has_no_id_twice():
    rows = (
        para("Recalling lamps,", part=Part.PREAMBLE, scope="partii"),
        para("Decides.", "1.", scope="partii"),
    )
    ids = [node.get("id") for node in body(Rec(IDENTITY, text(clauses=items(*rows)))).iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_note_alone_keeps_its_italics():
    record = Rec(IDENTITY, text())
    assert "<i>Lamp Series</i>, vol. 3." in write_note(record, record.text.footnotes[0], address_of)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=30),
    st.lists(SPANS, max_size=4),
    st.lists(SPANS, max_size=4),
    st.lists(st.integers(0, 32), max_size=4),
)
def test_any_overlap_nests_and_keeps_every_character(printed, italics, links, marks):
    words = Words(printed, tuple(Mark("9", at) for at in marks), tuple(italics))
    styles = [Style(start, end, "a", ' href="/x"') for start, end in links]
    out = write_words(words, styles, lambda mark: "<sup><a href='#n'></a></sup>")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(f"<!DOCTYPE html><html><head><title>t</title></head><body><p>{out}</p></body></html>")
    paragraph = next(tree.iter("p"))
    assert words_of(paragraph) == printed
    assert not [inner for link in paragraph.iter("a") for inner in link.iter("a") if inner is not link]
    assert len(list(paragraph.iter("sup"))) == len(marks)


def test_a_reference_in_a_cell_is_a_link_in_its_cell():
    cells = (Words("Lamps"), Words("see 1988"), Words("1988"))
    row = Clause(Anchor("t1-r1"), Part.OPERATIVE, Kind.TABLE, Words(), cells=cells)
    table = Clause(Anchor("t1"), Part.OPERATIVE, Kind.TABLE, Words(), children=(row,))
    page = write_body(Rec(IDENTITY, text(clauses=(table,)), (Ref("t1-r1", 12, 16, "convention", "1988"),)), address_of)
    assert '<td>see <a class="ref ref-convention" href="/conventions/1988" title="Convention">1988</a></td>' in page
    assert "<td>1988</td>" in page
