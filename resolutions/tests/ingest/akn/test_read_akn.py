"""AKN4UN markup, piece by piece: what each becomes in the text."""

from datetime import date

import pytest

from resolutions.errors import ReadingError
from resolutions.ingest.drafts import Draft, Heading
from resolutions.ingest.explicit_outline import build_drafts
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.akn import looks_like_akn, read_akn
from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.structure.identity import Identity, Vote
from resolutions.structure.nodes import Kind, Mark, Part
from resolutions.tests.ingest.akn.documents import CONCLUSIONS, VOTE, document, paragraph, statement


def read(body: str, **parts: str) -> Draft:
    drafts = build_drafts(read_akn(document(statement(body, **parts)))[1], shipped_vocabulary())[0]
    return drafts[0]


def anchors(draft: Draft) -> list[str]:
    return [str(clause.anchor) for clause in draft.text.walk()]


def kinds(draft: Draft) -> dict[str, str]:
    return {str(clause.anchor): f"{clause.part} {clause.kind}" for clause in draft.text.walk()}


ONE = paragraph("<span class='italic'>Decides</span> to light the lamp.", "1.")


def test_what_stands_over_the_text_says_which_one_it_is():
    draft = read(ONE, analysis=VOTE)
    assert draft.identity == Identity("ga", "resolution", "946", 7)
    assert (draft.text.printed, draft.text.title.text) == ("946/7.", "Keeping of lighthouses")
    assert draft.text.formula.text == "The General Assembly,"
    assert draft.text.masthead[0] == "A/RES/946/7"
    assert draft.text.language == "en"


def test_adoption_is_read_from_the_line_under_the_text():
    adoption = read(ONE, analysis=VOTE).adoption
    assert (adoption.adopted_on, adoption.basis, adoption.meeting) == (date(2091, 3, 4), "adoption line", 71)
    assert adoption.vote == Vote(80, 2, 65)
    assert adoption.distributed_on == date(2091, 3, 9)
    assert (adoption.symbol, adoption.agenda_item, adoption.draft_symbol) == ("A/RES/946/7", "14 (c)", "A/946/L.5")


@pytest.mark.parametrize(("parts", "basis"), [({"after": ""}, "heading"), ({"after": "", "cover": ""}, "markup")])
def test_without_an_adoption_line_the_heading_or_the_metadata_give_the_date(parts, basis):
    assert read(ONE, **parts).adoption.basis == basis


def test_two_dates_that_disagree_are_a_problem():
    reading = read_source(document(statement(ONE, day="2091-03-05")), "lamps.xml")
    assert [problem.code for problem in reading.problems] == ["dates-disagree"]
    assert reading.drafts[0].adoption.adopted_on == date(2091, 3, 4)


@pytest.mark.parametrize(
    ("parts", "identity"),
    [
        ({"symbol": "E/RES/2921/2"}, Identity("ecosoc", "resolution", "2921", 2)),
        ({"symbol": "S/RES/1351 (2901)"}, Identity("sc", "resolution", "2901", 1351)),
        ({"symbol": "A/DEC/946/404", "name": "decision"}, Identity("ga", "decision", "946", 404)),
        ({"cover": "", "number": "ES-911-3"}, Identity("ga", "resolution", "ES-911", 3)),
        ({"cover": "", "number": "946-256B"}, Identity("ga", "resolution", "946", 256, "B")),
    ],
)
def test_identity_by_symbol_or_by_iri(parts, identity):
    assert read(ONE, **parts).identity == identity


def test_preambular_and_operative_paragraphs_and_points():
    points = (
        "<paragraph><num>2.</num><list><intro><p>Requests the keeper:</p></intro>"
        "<point><num>(a)</num><content><p>To count:</p></content></point>"
        "<sublist><point><num>(i)</num><content><p>Ships;</p></content></point>"
        "<point><num>(ii)</num><content><p>Birds;</p></content></point></sublist>"
        "<point><num>(b)</num><content><p>To report.</p></content></point></list></paragraph>"
    )
    draft = read(ONE + points, preamble="<container><p>Recalling the fog,</p></container>")
    assert anchors(draft) == ["pp1", "op1", "op2", "op2-a", "op2-a-i", "op2-a-ii", "op2-b"]
    assert draft.text.clauses[0].part == Part.PREAMBLE


def test_items_that_are_marked_up_as_paragraphs_stand_under_theirs():
    draft = read(
        paragraph("Requests:", "1.") + paragraph("Ships;", "(a)") + paragraph("(b) Birds.") + paragraph("Ends.", "2.")
    )
    assert anchors(draft) == ["op1", "op1-a", "op1-b", "op2"]
    assert draft.text.clauses[0].children[1].text == "Birds."


def test_words_that_go_on_after_a_list_close_it():
    draft = read(
        paragraph("Requests:", "1.")
        + paragraph("Ships;", "(a)")
        + paragraph("and to report.")
        + paragraph("Ends.", "2.")
    )
    assert anchors(draft) == ["op1", "op1-a", "op1-end", "op2"]


def test_a_note_is_called_where_it_stands_and_again_by_raised_digits():
    note = '<authorialNote marker="1"><p>\tA/946/11.</p></authorialNote>'
    draft = read(
        paragraph(f"Notes the log,{note} all 3<sup>2</sup> pages of it;", "1.")
        + paragraph("Keeps it.<sup>1</sup>", "2.")
    )
    first, second = draft.text.clauses
    assert (first.text, first.words.marks) == ("Notes the log, all 32 pages of it;", (Mark("1", 14),))
    assert second.words.marks == (Mark("1", 9),)
    assert [note.words.text for note in draft.text.footnotes] == ["A/946/11."]


def test_italics_and_links_keep_their_places():
    source, (explicit,) = read_akn(
        document(
            statement(
                paragraph('<span class="italic">Recalls</span> <a href="https://undocs.org/A/RES/1">its 1</a>.', "1.")
            )
        )
    )
    words = explicit.items[0].words
    assert words.italics == ((0, 7),)
    assert [(link.start, link.end, link.href) for link in words.links] == [(8, 13, "https://undocs.org/A/RES/1")]
    (span,) = explicit.items[0].source
    assert source.text[span.start : span.end] == "1. Recalls its 1."


def test_sections_whose_numbers_begin_again_have_scopes():
    section = "<section><num>{0}</num><subheading>Lamps {0}</subheading><crossHeading refersTo='#preamble'>Recalling fog,</crossHeading>{1}</section>"
    draft = read(section.format("I", ONE) + section.format("II", ONE))
    assert anchors(draft) == ["s1-h1", "s1-pp1", "s1-op1", "s2-h1", "s2-pp1", "s2-op1"]
    assert draft.text.clauses[0].number == "I"


def test_sections_whose_numbers_run_on_have_none():
    heading = "<paragraph class='H23'><num>{}</num><subheading>Lamps</subheading></paragraph>"
    draft = read(heading.format("I") + ONE + heading.format("II") + paragraph("Ends.", "2."))
    assert anchors(draft) == ["h1", "op1", "h2", "op2"]


def test_annexes_are_no_operative_part():
    body = paragraph("Annex I", kind="H1") + paragraph("Rules of the lamp", kind="H1") + paragraph("The keepers,") + ONE
    body += paragraph("Annex II", kind="H1") + ONE
    draft = read(
        ONE,
        after=f"{CONCLUSIONS}<attachments><attachment><doc><mainBody>{body}</mainBody></doc></attachment></attachments>",
    )
    assert anchors(draft) == ["op1", "annex1-h1", "annex1-h2", "annex1-pp1", "annex1-p1", "annex2-h1", "annex2-p1"]
    assert {clause.part for clause in draft.text.clauses[1:]} == {Part.ANNEX}


def test_a_table_keeps_rows_and_cells():
    table = "<container name='table'><table><tr><th><p>Place</p></th><td><p>North</p><p>Cape</p></td></tr></table></container>"
    draft = read(ONE + table)
    row = draft.text.clauses[1].children[0]
    assert anchors(draft) == ["op1", "t1", "t1-r1"]
    assert [cell.text for cell in row.cells] == ["Place", "North Cape"]


@pytest.mark.parametrize("form", ["embedded", "component"])
def test_a_text_inside_a_text_has_a_scope_of_its_own(form):
    inner = "<p><span class='italic'>The General Assembly</span>,</p>"
    if form == "embedded":
        wrapped = f"<container name='formula'>{inner}</container><container><p>Recalling fog,</p></container>{ONE}"
        draft = read(paragraph(f"Recommends this:<embeddedStructure>{wrapped}</embeddedStructure>", "1."))
    else:
        preamble = f"<preamble><formula>{inner}</formula><container><p>Recalling fog,</p></container></preamble>"
        wrapped = f"<components><component><statement name='draft resolution'>{preamble}<mainBody>{ONE}</mainBody></statement></component></components>"
        draft = read(paragraph("Recommends this:", "1."), after=wrapped + CONCLUSIONS)
    assert anchors(draft) == ["op1", "text1-pp1", "text1-pp2", "text1-op1"]
    assert draft.text.clauses[0].text == "Recommends this:"


def test_several_texts_of_one_collection_are_several_resolutions():
    collection = (
        '<documentCollection><coverPage><p><docNumber refersTo="#symbol">A/RES/946/256 A-B</docNumber></p></coverPage>'
        "<preface><p><docNumber>946/256.</docNumber><docTitle>Lamps</docTitle></p></preface></documentCollection>"
    )
    parts = "".join(
        f"<component>{statement(ONE, cover='', number='946-256' + letter, preface=f'<preface><p><docNumber>{letter}</docNumber></p></preface>')}</component>"
        for letter in "AB"
    )
    _source, texts = read_akn(document(collection, f"<components>{parts}</components>"))
    assert [text.identity.designation for text in texts] == ["946/256A", "946/256B"]
    assert [(text.printed, text.title.text) for text in texts] == [("946/256. A", "Lamps"), ("946/256. B", "Lamps")]


def test_a_part_with_a_title_of_its_own_keeps_the_title_over_it():
    preface = (
        "<preface><p><docNumber>946/7.</docNumber><docTitle>Lighthouses</docTitle></p>"
        "<p><docNumber>A</docNumber><authorialNote marker='1'><p>Was section A.</p></authorialNote></p>"
        "<p><docTitle>Great lamps</docTitle></p></preface>"
    )
    text = read(ONE, preface=preface).text
    assert (text.printed, text.title.text, text.title.marks) == ("946/7. A", "Great lamps", (Mark("1", 11),))
    assert text.masthead[-1] == "Lighthouses"


def test_words_where_the_markup_allows_none_are_kept_and_told():
    reading = read_source(document(statement(f"<container>stray lamp {ONE}</container>")), "lamps.xml")
    assert [clause.kind for clause in reading.drafts[0].text.clauses] == [Kind.UNPARSED, Kind.PARAGRAPH]
    assert reading.problems[0].code == "words-out-of-place"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (document(statement(ONE))[:-40], "not well-formed.*cut short"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lamp">]><a>&b;</a>', "document type or entities"),
        ('<?xml version="1.0"?><!ENTITY b "lamp">'.encode("utf-16"), "document type or entities"),
        (b'<?xml version="1.0"?><lamps/>', "no Akoma Ntoso: its outermost element is <lamps>"),
        (document(), "no <statement>"),
        (document("<statement><meta/></statement>"), "no words in it"),
        (document(statement("<container>" * 400 + "</container>" * 400)), "not well-formed"),
    ],
)
def test_unsound_xml_is_refused_with_a_sentence(data, told):
    assert looks_like_akn(data)
    with pytest.raises(ReadingError, match=told):
        read_akn(data)


def test_no_file_of_the_machine_gets_into_a_text(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("keeper’s secret", "utf-8")
    data = document(statement(ONE)).decode().replace("<mainBody>", "<mainBody>&x;")
    with pytest.raises(ReadingError, match="document type or entities"):
        read_akn(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{data}'.encode())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbf<akomaNtoso>", True),
        (b" \n<?xml ?>", True),
        (b"<p>Lamp</p>", False),
        (b"45/9. Lamps", False),
        (b"", False),
    ],
)
def test_only_xml_is_taken_for_akn(data, expected):
    assert looks_like_akn(data) is expected


def test_headings_of_the_thesaurus_are_kept_and_other_keywords_are_not():
    keywords = (
        '<classification source="#un"><keyword value="oil_lamps" showAs="oil_lamps" href="https://thesaurus.example/7" dictionary="UNBIS"/>'
        '<keyword value="oil" showAs="oil" href="https://other.example/1" dictionary="EuroVoc"/>'
        '<keyword value="oil_lamps" showAs="oil_lamps" href="https://thesaurus.example/7" dictionary="UNBIS"/></classification>'
    )
    source = document(statement(paragraph("Decides to light the lamp.", "1."), analysis=keywords))
    assert read_source(source, "lamps.xml").drafts[0].headings == (Heading("oil lamps", "https://thesaurus.example/7"),)
