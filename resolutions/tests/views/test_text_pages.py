"""The pages of a text, its paragraphs, its notes and its versions."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest

from resolutions.models import Anchor, Problem, Relation, Version
from resolutions.structure.nodes import Words
from resolutions.tests.factories import (
    clause,
    make_convention,
    make_resolution,
    make_source,
    make_text,
    make_version,
    note,
)
from resolutions.tests.views.conftest import make_published, reference

pytestmark = pytest.mark.django_db


def page(client, path, status=200):
    """Parsed strictly: a page that is not well-formed HTML fails here."""
    response = client.get(path)
    assert response.status_code == status, response.get("Location", "")
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content.decode())
    return response.content.decode()


def test_text_is_shown_as_adopted_with_what_is_known_of_it(client):
    make_published(label="45", number=9, adopted_on=date(2002, 3, 15), adopted_on_basis="adoption line", meeting=1223)
    shown = page(client, "/cnd/resolutions/45/9")
    assert 'id="op2-b"' in shown
    assert "15 March 2002" in shown
    assert "as printed in the adoption line" in shown
    assert "Commission on Narcotic Drugs resolution 45/9 of 15 March 2002" in shown
    assert '<link rel="canonical" href="http://testserver/cnd/resolutions/45/9">' in shown
    assert 'name="citation_publication_date" content="2002/03/15"' in shown
    assert "noindex" not in shown


def test_unknown_date_of_adoption_is_not_invented(client):
    make_published(label="40", number=2, distributed_on=date(1997, 3, 25), adopted_on_basis="distribution")
    shown = page(client, "/cnd/resolutions/40/2")
    assert "date of adoption not known" in shown
    assert "distributed 25 March 1997" in shown
    assert "Res 2 (XL) [distributed 25 March 1997]" in shown
    assert "resolution 2 (XL) of" not in shown
    assert "The date is that of distribution" in shown


def test_specimen_says_so_and_is_not_indexed(client):
    make_published(label="901", number=1)
    for path in ("/cnd/resolutions/901/1", "/cnd/resolutions/901/1/op1", "/cnd/resolutions/901/1/fn1"):
        shown = page(client, path)
        assert "This text is invented" in shown
        assert 'content="noindex"' in shown
        assert "docs.un.org" not in shown


def test_paragraph_has_a_page_with_its_opening_words_and_neighbours(client):
    make_published(label="45", number=9, adopted_on=date(2002, 3, 15))
    shown = page(client, "/cnd/resolutions/45/9/op2-b")
    assert "To store the oil in cellars;" in shown
    assert "Invites the keepers:" in shown
    assert 'href="/cnd/resolutions/45/9/op2-a"' in shown
    assert "paragraph 2 (b) of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002" in shown
    assert '<link rel="canonical" href="http://testserver/cnd/resolutions/45/9">' in shown
    assert '<link rel="cite-as" href="http://testserver/cnd/resolutions/45/9/op2-b">' in shown


def test_paragraph_page_shows_the_note_that_it_calls(client):
    make_published(label="45", number=9)
    shown = page(client, "/cnd/resolutions/45/9/pp1")
    assert "Register of lanterns" in shown
    assert 'href="#fn1"' in shown


def test_range_shows_its_paragraphs_and_no_others(client):
    make_published(label="45", number=9)
    shown = page(client, "/cnd/resolutions/45/9/op1..op2")
    assert 'id="op1"' in shown
    assert 'id="op2-b"' in shown
    assert 'id="op3"' not in shown
    assert "paras. 1–2." in shown


def test_range_backwards_is_no_place(client):
    make_published(label="45", number=9)
    page(client, "/cnd/resolutions/45/9/op2..op1", 404)


def test_note_has_a_page_with_the_paragraphs_that_call_it(client):
    make_published(label="45", number=9)
    shown = page(client, "/cnd/resolutions/45/9/fn1")
    assert "Register of lanterns" in shown
    assert 'href="/cnd/resolutions/45/9/pp1"' in shown


def test_title_leads_into_the_text(client):
    make_published(label="45", number=9)
    assert client.get("/cnd/resolutions/45/9/title")["Location"] == "/cnd/resolutions/45/9#title"


def test_earlier_version_stays_readable_and_names_the_one_that_stands(client):
    first = make_published(label="45", number=9)
    second = make_text(title=Words("Safer carriage of paper lanterns"))
    make_published(second, label="45", number=9)
    assert first.resolution.versions.count() == 2
    shown = page(client, "/cnd/resolutions/45/9@1")
    assert "A later version of this text has been published" in shown
    assert 'content="noindex"' in shown
    assert "Safer carriage" in page(client, "/cnd/resolutions/45/9")
    assert 'id="op1"' in page(client, "/cnd/resolutions/45/9@1/op1")
    assert 'href="/cnd/resolutions/45/9@2"' in page(client, "/cnd/resolutions/45/9@3", 404)


def test_language_has_an_address_and_english_is_the_plain_one(client):
    make_published(label="45", number=9)
    make_published(make_text(language="fr", title=Words("Transport des lanternes")), label="45", number=9)
    assert "Transport des lanternes" in page(client, "/cnd/resolutions/45/9/fr")
    assert 'href="/cnd/resolutions/45/9/fr/op1"' in page(client, "/cnd/resolutions/45/9/fr")
    assert "Safe carriage" in page(client, "/cnd/resolutions/45/9")
    response = client.get("/cnd/resolutions/45/9/en")
    assert (response.status_code, response["Location"]) == (301, "/cnd/resolutions/45/9")


def test_text_held_in_french_only_is_shown_at_the_plain_address(client):
    make_published(make_text(language="fr"), label="45", number=9)
    assert 'lang="fr"' in page(client, "/cnd/resolutions/45/9")


def test_draft_is_nowhere(client):
    make_version(label="45", number=9)
    page(client, "/cnd/resolutions/45/9", 404)
    page(client, "/cnd/resolutions/45/9@1", 404)
    page(client, "/cnd/resolutions/45/9/op1", 404)


def test_withdrawn_text_leaves_a_tombstone(client):
    version = make_published(label="45", number=9)
    version.state, version.withdrawn_reason = Version.State.WITHDRAWN, "The <lanterns> went out."
    version.save()
    for path in (
        "/cnd/resolutions/45/9",
        "/cnd/resolutions/45/9/op1",
        "/cnd/resolutions/45/9@1",
        "/cnd/resolutions/45/9.txt",
    ):
        shown = page(client, path, 410)
        assert "The &lt;lanterns&gt; went out." in shown
        assert "Register of lanterns" not in shown


def test_merged_resolution_leads_to_the_other(client):
    other = make_published(label="45", number=9).resolution
    gone = make_resolution("45", 10)
    gone.merged_into = other
    gone.save()
    response = client.get("/cnd/resolutions/45/10")
    assert (response.status_code, response["Location"]) == (301, "/cnd/resolutions/45/9")


def test_text_that_others_cite_is_known_but_not_held(client):
    words = make_text((clause("op1", "Recalls resolution 46/3 of the past.", number="1."),), ())
    make_published(words, [reference("op1", "resolution 46/3", "resolution", "CND/RES/46/3", 8)], label="45", number=9)
    shown = page(client, "/cnd/resolutions/46/3")
    assert 'content="noindex"' in shown
    assert "Recalls <mark>resolution 46/3</mark> of the past." in shown.replace(' class="citing-mark"', "")


def test_part_of_a_text_held_as_a_whole_leads_to_the_whole(client):
    make_published(label="S-20", number=4, body="ga")
    assert client.get("/ga/resolutions/S-20/4-C")["Location"] == "/ga/resolutions/S-20/4"


def test_unknown_text_is_not_found_and_its_neighbours_are_suggested(client):
    make_published(label="45", number=9)
    assert 'href="/cnd/resolutions/45/9"' in page(client, "/cnd/resolutions/45/8", 404)


def test_moved_anchor_leads_on_and_retired_one_says_why(client):
    version = make_published(label="45", number=9)
    live = Anchor.objects.get(resolution=version.resolution, token="op3")
    Anchor.objects.create(resolution=version.resolution, token="op7", state="moved", moved_to=live)
    Anchor.objects.create(resolution=version.resolution, token="op8", state="retired", reason="Struck <out>.")
    moved = client.get("/cnd/resolutions/45/9/op7")
    assert (moved.status_code, moved["Location"]) == (301, "/cnd/resolutions/45/9/op3")
    assert "Struck &lt;out&gt;." in page(client, "/cnd/resolutions/45/9/op8", 410)


def test_unknown_anchor_is_not_found_with_the_way_back(client):
    make_published(label="45", number=9)
    assert 'href="/cnd/resolutions/45/9"' in page(client, "/cnd/resolutions/45/9/op99", 404)


def marked(client, path):
    return page(client, path).replace(' class="citing-mark"', "")


def test_citing_paragraph_is_shown_in_full_with_its_action(client):
    make_published(label="45", number=9)
    text = make_text(
        (
            clause(
                "op1",
                "Requests the keepers:",
                number="1.",
                verb="request",
                children=[clause("op1-a", "To read resolution 45/9 aloud;", number="(a)")],
            ),
        ),
        (),
    )
    cites = reference("op1-a", "resolution 45/9", "resolution", "CND/RES/45/9", 8, "paragraph 2")
    make_published(text, [cites], label="46", number=1)
    shown = marked(client, "/cnd/resolutions/45/9")
    assert "To read <mark>resolution 45/9</mark> aloud;" in shown
    assert "Requests the keepers:" in shown
    assert 'href="/cnd/resolutions/46/1/op1-a"' in shown
    assert "To read <mark>resolution 45/9</mark> aloud;" in marked(client, "/cnd/resolutions/45/9/op2")
    assert "To read <mark>" not in marked(client, "/cnd/resolutions/45/9/op1")
    assert "To read <mark>resolution 45/9</mark> aloud;" in marked(client, "/cnd/resolutions/45/9/cited-by")


def test_paragraph_cited_twice_in_one_place_is_listed_once(client):
    make_published(label="45", number=9)
    text = make_text((clause("op1", "Recalls 45/9 and again 45/9.", number="1."),), ())
    refs = [reference("op1", "45/9", "resolution", "CND/RES/45/9", at) for at in (8, 23)]
    make_published(text, refs, label="46", number=1)
    assert page(client, "/cnd/resolutions/45/9").count('class="citing-words"') == 1


def test_rejected_citation_is_not_shown(client):
    make_published(label="45", number=9)
    text = make_text((clause("op1", "Counts 45/9 lanterns.", number="1."),), ())
    citing = make_published(text, [reference("op1", "45/9", "resolution", "CND/RES/45/9", 7)], label="46", number=1)
    citing.references.update(status="rejected")
    assert "Counts 45/9 lanterns." not in page(client, "/cnd/resolutions/45/9")


def test_convention_is_cited_by_name_and_the_way_leads_there_and_back(client):
    make_convention()
    words = make_text((clause("op1", "Follows article 2 of the 1988 Convention.", number="1."),), ())
    cites = reference("op1", "article 2 of the 1988 Convention", "convention", "1988", 8, "article 2")
    make_published(words, [cites], label="45", number=9)
    assert 'href="/conventions/1988/article/2"' in page(client, "/cnd/resolutions/45/9")
    assert 'href="/cnd/resolutions/45/9/op1"' in page(client, "/conventions/1988/article/2")
    assert 'href="/cnd/resolutions/45/9/op1"' in page(client, "/conventions/1988")


def test_related_texts_are_named_in_both_directions(client):
    old = make_published(label="45", number=9).resolution
    new = make_published(label="46", number=1).resolution
    Relation.objects.create(subject=new, kind="supersedes", object=old)
    assert "supersedes" in page(client, "/cnd/resolutions/46/1")
    assert "is superseded by" in page(client, "/cnd/resolutions/45/9")


def test_file_name_does_not_tell_the_folders_it_came_from(client):
    make_published(label="45", number=9, source=make_source(name="/srv/ann/lanterns.txt"))
    shown = page(client, "/cnd/resolutions/45/9")
    assert "lanterns.txt" in shown
    assert "/home" not in shown


def test_hostile_words_are_only_words(client):
    nasty = "<script>alert('x')</script>\"&"
    text = make_text(
        (clause("op1", nasty, number="1.<b>", marks=[("1", 3)]),),
        (note("1", nasty),),
        title=Words(nasty),
        printed=nasty,
    )
    text = make_published(text, label="45", number=9, agenda_item=nasty, vote_printed=nasty)
    Problem.objects.create(version=text, code="x", severity="info", message=nasty)
    for path in ("", "/op1", "/fn1", "@1", "/cited-by", "/report-an-error"):
        shown = page(client, f"/cnd/resolutions/45/9{path}")
        assert "<script>alert" not in shown
        assert "1.<b>" not in shown


@pytest.mark.parametrize(("suffix", "most"), [("", 18), ("/op150", 22), ("/fn1", 13), ("/cited-by", 14)])
def test_long_text_costs_no_more_queries_than_a_short_one(client, django_assert_max_num_queries, suffix, most):
    make_convention()
    clauses = tuple(
        clause(f"op{n}", f"Requests lantern {n} of 45/9 and 1988.", number=f"{n}.", verb="request")
        for n in range(1, 301)
    )
    refs = [reference(f"op{n}", "1988", "convention", "1988", 20) for n in range(1, 301)]
    make_published(make_text(clauses), refs, label="45", number=9)
    client.get("/cnd/resolutions/45/9")
    with django_assert_max_num_queries(most):
        shown = page(client, f"/cnd/resolutions/45/9{suffix}")
    assert len(shown) < 100_000
