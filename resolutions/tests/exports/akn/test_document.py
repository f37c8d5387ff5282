"""What stands where in a document: names, paragraphs, notes, citations, votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.exports.akn.form import AKN, OWN
from resolutions.exports.record import Named
from resolutions.ingest.drafts import Draft
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption, Identity, Vote
from resolutions.structure.nodes import Action, Footnote, Kind, Mark, Part, Text, Words
from resolutions.tests.exports.akn.reading import write
from resolutions.tests.exports.akn.validity import faults_of
from resolutions.tests.factories import clause, note

NS = {"a": AKN, "cnd": OWN}
WORK = "/akn/un/statement/deliberation/un-ecosoc-cnd/2002-03-15/45-9"


def draft(*clauses, references=(), adoption=None, identity=None, **text):
    return Draft(
        identity or Identity("cnd", "resolution", "45", 9),
        adoption or Adoption(adopted_on=date(2002, 3, 15), basis="adoption line", meeting=1223),
        Text(clauses=clauses, **text),
        tuple(references),
    )


def document(*clauses, cited=None, **more):
    written = write(draft(*clauses, **more), cited=cited or {}, body_name="Commission on Lamps")
    assert faults_of(written) == []
    return etree.fromstring(written.encode())


def eids(root, name):
    return root.xpath(f"//a:{name}/@eId", namespaces=NS)


def inner(element):
    """The markup inside an element, without namespaces."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    text = text.replace(f' xmlns="{AKN}"', "").replace(f' xmlns:cnd="{OWN}"', "")
    return text[text.index(">") + 1 : text.rindex("</")]


def test_work_expression_and_manifestation_are_named_as_the_guidelines_say():
    root = document(clause("op1", "Decides to rest.", number="1."))
    assert root.xpath("//a:FRBRthis/@value", namespaces=NS) == [
        f"{WORK}/!main",
        f"{WORK}/eng@/!main",
        f"{WORK}/eng@/!main.xml",
    ]
    assert root.xpath("//a:FRBRWork/a:FRBRalias[@name='canonical']/@value", namespaces=NS) == [
        "https://archive.example/cnd/resolutions/45/9"
    ]


@pytest.mark.parametrize(
    ("identity", "adoption", "number"),
    [
        (Identity("cnd", "resolution", "40", 2), Adoption(distributed_on=date(1997, 3, 25)), "1997-03-25/2_(XL)"),
        (Identity("ga", "resolution", "S-20", 4, "C"), Adoption(adopted_on=date(1998, 6, 10)), "1998-06-10/S-20-4_C"),
        (Identity("ecosoc", "decision", "2012", 259), Adoption(), "2012-01-01/2012-259"),
        (Identity("cnd", "decision", "63", 17), Adoption(), "0001-01-01/63-17"),
    ],
)
def test_number_is_printed_and_no_date_is_invented(identity, adoption, number):
    root = document(clause("op1", "Decides.", number="1."), identity=identity, adoption=adoption)
    assert root.xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=NS)[0].endswith(number)
    adopted = root.xpath("//a:FRBRWork/a:FRBRdate[@name='adoption']", namespaces=NS)
    assert bool(adopted) == bool(adoption.adopted_on)


def test_paragraphs_points_and_closing_words_have_the_eids_of_their_anchors():
    below = (
        clause("op2-a", "To light the lamp:", number="(a)", children=[clause("op2-a-i", "At dusk;", number="(i)")]),
        clause("op2-end", "and to rest after;"),
    )
    root = document(clause("op2", "Requests the keepers:", number="2.", children=below))
    assert eids(root, "paragraph") == ["para_2"]
    assert eids(root, "point") == ["para_2__list_1__point_a", "para_2__list_1__point_a__list_1__point_i"]
    assert eids(root, "wrapUp") == ["para_2__list_1__wrapup"]
    assert (
        root.xpath("string(//a:intro[@eId='para_2__list_1__intro'])", namespaces=NS).strip() == "Requests the keepers:"
    )


def test_items_of_the_preamble_stand_in_a_list_of_blocks():
    root = document(clause("pp1", "Recalling:", children=[clause("pp1-a", "the fog,", number="(a)")], verb="recall"))
    (frame,) = root.xpath("//a:preamble/a:container", namespaces=NS)
    assert (frame.get("eId"), frame.get("name")) == ("preamble__container_1", "Recalling:")
    assert eids(root, "item") == ["preamble__container_1__list_1__item_a"]


def test_section_with_its_own_preamble_is_a_section_with_cross_headings():
    root = document(
        clause("s1-h1", "Lamps", number="I", kind=Kind.HEADING, part=Part.OPERATIVE),
        clause("s1-pp1", "Aware of the fog,", part=Part.PREAMBLE),
        clause("s1-op1", "Decides to wait;", number="1."),
    )
    (section,) = root.xpath("//a:section", namespaces=NS)
    assert [child.tag.rpartition("}")[2] for child in section] == ["num", "heading", "crossHeading", "paragraph"]
    assert section.get("eId") == "sec_I"
    assert section[2].get("refersTo") == "#preamblePart"
    assert section[3].get("eId") == "sec_I__para_1"


def test_annex_is_an_attachment_with_heading_title_and_names_of_its_own():
    root = document(
        clause("op1", "Adopts the rules.", number="1."),
        clause("annex1-h1", "Annex", kind=Kind.HEADING),
        clause("annex1-h2", "Rules of the lamp", kind=Kind.HEADING),
        clause("annex1-p1", "A lamp is lit before dusk.", number="1."),
    )
    (attachment,) = root.xpath("//a:attachment", namespaces=NS)
    assert (attachment.get("eId"), attachment[0].text) == ("att_1", "Annex")
    assert attachment.xpath("string(.//a:docTitle)", namespaces=NS) == "Rules of the lamp"
    assert attachment.xpath(".//a:paragraph/@eId", namespaces=NS) == ["att_1__para_1"]
    assert attachment.xpath(".//a:FRBRWork/a:FRBRthis/@value", namespaces=NS) == [f"{WORK}/!annex_1"]


def test_text_inside_the_text_is_embedded():
    root = document(
        clause("op1", "Recommends the following draft:", number="1."),
        clause("text1-pp1", "The Council,", part=Part.PREAMBLE),
        clause("text1-op1", "Decides to rest.", number="1."),
    )
    (embedded,) = root.xpath("//a:embeddedStructure", namespaces=NS)
    assert [child.get("eId") for child in embedded] == ["text_1__container_1", "text_1__para_1"]


def test_note_is_whole_where_it_is_first_called_and_named_where_it_is_called_again():
    words = Words("Recalling the fog and the lamps,", (Mark("3", 17), Mark("3", 32), Mark("9", 32)))
    root = document(replace(clause("pp1", ""), words=words), footnotes=(note("3", "See the almanac."),))
    (block,) = root.xpath("//a:preamble//a:container/a:p", namespaces=NS)
    assert inner(block) == (
        'Recalling the fog<sup class="footnote"><authorialNote eId="ftn_3" placement="bottom" marker="3">'
        "<p>See the almanac.</p></authorialNote></sup> and the lamps,"
        '<noteRef href="#ftn_3" marker="3" placement="bottom"/><sup class="footnote">9</sup>'
    )


def test_notes_that_are_printed_in_another_order_than_called_say_their_place():
    words = Words("Recalling fog and lamps,", (Mark("2", 13), Mark("1", 24)))
    root = document(replace(clause("pp1", ""), words=words), footnotes=(note("1", "One."), note("2", "Two.")))
    found = root.xpath("//a:authorialNote", namespaces=NS)
    assert [(one.get("eId"), one.get(f"{{{OWN}}}position")) for one in found] == [("ftn_2", "1"), ("ftn_1", "0")]


def test_citation_over_the_border_of_two_cells_leaves_nothing_that_names_it():
    cells = (Words("Lamps"), Words("resolution 45/8"))
    row = replace(clause("t1-r1", "", kind=Kind.TABLE, part=Part.OPERATIVE), cells=cells, depth=1)
    table = clause("t1", "", kind=Kind.TABLE, part=Part.OPERATIVE, children=[row])
    day = date(2002, 3, 15)
    within = Reference("t1-r1", 8, 23, "resolution 45/8", ReferenceKind.RESOLUTION, "CND/RES/45/8", date=day)
    across = Reference("t1-r1", 5, 7, " |", ReferenceKind.RESOLUTION, "CND/RES/45/7", date=day)
    root = document(table, references=[across, within])
    assert [ref.text for ref in root.xpath("//a:td//a:ref", namespaces=NS)] == ["resolution 45/8"]
    assert len(root.xpath("//a:alternativeReference", namespaces=NS)) == 1


def test_note_that_nothing_calls_is_kept_in_the_metadata():
    root = document(
        clause("op1", "Decides.", number="1."), footnotes=(Footnote(parse_anchor("fn1"), "1", Words("Lost.")),)
    )
    assert root.xpath("string(//a:meta/a:notes/a:note[@eId='ftn_1'])", namespaces=NS) == "Lost."


def test_opening_verb_is_a_term_and_its_italics_are_no_second_element():
    action = Action("call upon", (), "Calls upon")
    words = Words("Calls upon all keepers to rest;", italics=((0, 14),))
    root = document(replace(clause("op1", ""), words=words, action=action, number="1."))
    (block,) = root.xpath("//a:paragraph//a:p", namespaces=NS)
    assert inner(block) == (
        '<term refersTo="#t_calls-upon" class="italic">Calls upon</term><i cnd:on="1"> all</i> keepers to rest;'
    )
    assert root.xpath("//a:TLCTerm/@href", namespaces=NS) == ["/akn/ontology/term/un/calls-upon"]


WORDS = "Recalling the Convention on Lamps, resolution 45/8, resolution 60/4, E/CN.7/2091/3 and paragraph 1 above,"


def cite(printed, kind, target, **more):
    start = WORDS.index(printed)
    return Reference("pp1", start, start + len(printed), printed, ReferenceKind(kind), target, **more)


def references():
    return (
        cite("Convention on Lamps", "convention", "1988", pinpoint="article 2"),
        cite("resolution 45/8", "resolution", "CND/RES/45/8", date=date(2002, 3, 15), pinpoint="paragraph 2"),
        cite("resolution 60/4", "resolution", "", status=Status.AMBIGUOUS, candidates=("A/RES/60/4", "CND/RES/60/4")),
        cite("E/CN.7/2091/3", "document", "E/CN.7/2091/3"),
        cite("paragraph 1", "paragraph", "op1"),
        cite("above", "resolution", "CND/RES/1/1", status=Status.REJECTED),
    )


def test_citations_stand_where_they_are_printed():
    known = {
        "/conventions/1988": Named("Convention", "1988-12-20", "27627", "United Nations, Treaty Series, vol. 1582")
    }
    paragraphs = (clause("pp1", WORDS), clause("op1", "Decides.", number="1."))
    root = document(*paragraphs, references=references(), cited=known)
    found = {ref.text: ref for ref in root.xpath("//a:ref", namespaces=NS)}
    assert {printed: ref.get("href") for printed, ref in found.items()} == {
        "Convention on Lamps": "/akn/un/act/provision/un/1988-12-20/27627/!main#art_2",
        "resolution 45/8": "/akn/un/statement/deliberation/un-ecosoc-cnd/2002-03-15/45-8/!main#para_2",
        "resolution 60/4": "https://archive.example/cite?q=resolution+60%2F4",
        "E/CN.7/2091/3": "https://archive.example/symbol/E/CN.7/2091/3",
        "paragraph 1": "#para_1",
    }
    assert found["resolution 60/4"].get("class") == "ambiguous"
    assert found["resolution 45/8"].get(f"{{{OWN}}}target") == "CND/RES/45/8"


def test_addresses_of_the_archive_stand_beside_the_iris_and_candidates_beside_the_ambiguous():
    root = document(clause("pp1", WORDS), clause("op1", "Decides.", number="1."), references=references())
    others = [
        (
            one.get("for").rpartition("_")[2],
            one.get("refersTo"),
            one.get("href").removeprefix("https://archive.example"),
        )
        for one in root.xpath("//a:alternativeReference", namespaces=NS)
    ]
    assert others == [
        ("2", "#web", "/cnd/resolutions/45/8/op2"),
        ("3", "#candidate", "/symbol/A/RES/60/4"),
        ("3", "#candidate", "/symbol/CND/RES/60/4"),
    ]


@pytest.mark.parametrize("target", ["op1", "annex1"])
def test_citation_of_a_place_that_is_not_there_leads_to_the_whole_text(target):
    root = document(clause("pp1", WORDS), references=[cite("paragraph 1", "paragraph", target)])
    (ref,) = root.xpath("//a:ref", namespaces=NS)
    assert (ref.get("href"), ref.get("class")) == ("https://archive.example/cnd/resolutions/45/9", "unmatched")


def test_vote_and_adoption_are_in_their_places():
    adoption = Adoption(adopted_on=date(2002, 3, 15), meeting=1223, vote=Vote(27, 0, 1, "by 27 votes to none"))
    line = Words("1223rd meeting, 15 March 2002")
    root = document(clause("op1", "Decides.", number="1."), adoption=adoption, adoption_line=line)
    counts = {one.get("refersTo"): one.get("value") for one in root.xpath("//a:count", namespaces=NS)}
    assert counts == {"#inFavour": "27", "#against": "0", "#abstaining": "1"}
    assert root.xpath("//a:step/@outcome", namespaces=NS) == ["#adopted"]
    (day,) = root.xpath("//a:conclusions//a:docDate", namespaces=NS)
    assert (day.text, day.get("date")) == ("15 March 2002", "2002-03-15")


def test_enacting_words_name_the_organ():
    root = document(clause("op1", "Decides.", number="1."), formula=Words("The Commission on Lamps,"))
    assert inner(root.xpath("//a:formula/a:p", namespaces=NS)[0]) == (
        'The <organization refersTo="#cnd">Commission on Lamps</organization>,'
    )
