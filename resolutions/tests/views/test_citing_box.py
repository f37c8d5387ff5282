"""How a text and its places are cited on their pages, and what the head tells reference managers."""

import json
import re
from datetime import date
from html import unescape

import pytest
import rispy

from resolutions.models import Bibliography, Reissue, Relation, SessionReport, Subject
from resolutions.tests.factories import make_published, make_resolution, make_text

pytestmark = pytest.mark.django_db
TEXT = "/cnd/resolutions/45/9"


@pytest.fixture
def version():
    published = make_published(label="45", number=9, adopted_on=date(2002, 3, 15), agenda_item="Lamps")
    session = published.resolution.session
    session.report_symbol, session.is_symbol_sure = "E/2002/28-E/CN.7/2002/11", True
    session.save()
    return published


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def copied(shown):
    """The words of every form as they are copied."""
    found = re.findall(r'class="copy[^"]*">(.*?)</(?:dd|p)>', shown, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", words)).strip() for words in found]


def tags(shown):
    return dict(re.findall(r'<meta name="((?:citation_|DC|z:)[^"]+)" content="([^"]*)"', shown))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "Commission on Narcotic Drugs resolution 45/9 of 15 March 2002"),
        ("/op2-a", "paragraph 2 (a) of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002"),
        ("/op1..op2", "paragraphs 1 to 2 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002"),
        (
            "/fn1",
            "first preambular paragraph, footnote 1 of Commission on Narcotic Drugs resolution 45/9 of 15 March 2002",
        ),
    ],
)
def test_every_style_can_be_copied_without_script(client, version, place, words):
    forms = copied(page(client, f"{TEXT}{place}"))
    assert forms[0] == words
    assert len(forms) == 9 + bool(place)
    assert any(
        form.startswith("UN Commission on Narcotic Drugs Res 45/9 (15 March 2002) UN Doc E/2002/28") for form in forms
    )
    assert any("Comm'n on Narcotic Drugs Res. 45/9" in form for form in forms)


def test_paragraph_is_copied_with_its_reference_and_address(client, version):
    assert copied(page(client, f"{TEXT}/op3"))[-1] == (
        "3. Decides to look at the matter again in spring.\n"
        "(Commission on Narcotic Drugs resolution 45/9, para. 3)\n"
        "http://testserver/cnd/resolutions/45/9/op3"
    )


def test_paragraph_links_to_its_marked_words(client, version):
    shown = page(client, f"{TEXT}/op3")
    assert (
        'href="http://testserver/cnd/resolutions/45/9#op3:~:text=Decides%20to%20look%20at,matter%20again%20in%20spring."'
        in shown
    )


def test_title_is_in_italics_where_the_style_wants_it(client, version):
    assert "<i>Safe carriage of paper lanterns</i> (Resolution No. 45/9)" in page(client, TEXT)


@pytest.mark.parametrize(("place", "number"), [("", 3), ("/op3", 3), ("/fn1", 3), ("/op1..op2", 3)])
def test_files_for_reference_managers_are_linked_and_there(client, version, place, number):
    paths = re.findall(rf'href="({re.escape(TEXT)}[^"]*\.(?:csl\.json|ris|bib))"', page(client, f"{TEXT}{place}"))
    assert len(set(paths)) == number
    assert all(client.get(path).status_code == 200 for path in paths)


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csl.json", "application/vnd.citationstyles.csl+json"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("bib", "application/x-bibtex; charset=utf-8"),
    ],
)
def test_media_types(client, version, suffix, media_type):
    by_suffix = client.get(f"{TEXT}/op3.{suffix}")
    assert by_suffix["Content-Type"] == media_type
    by_header = client.get(f"{TEXT}/op3", headers={"accept": media_type.split(";")[0]})
    assert by_header.content == by_suffix.content
    assert by_header["Content-Location"] == f"{TEXT}/op3.{suffix}"


def test_files_name_the_place(client, version):
    (item,) = json.loads(client.get(f"{TEXT}/op2-a.csl.json").content)
    assert item["locator"] == "paragraph 2 (a)"
    (entry,) = rispy.loads(client.get(f"{TEXT}/op2-a.ris").content.decode())
    assert entry["urls"] == ["http://testserver/cnd/resolutions/45/9/op2-a"]


def test_zotero_finds_a_report_on_every_page(client, version):
    for place in ("", "/op3", "/fn1"):
        found = tags(page(client, f"{TEXT}{place}"))
        assert found["citation_author"] == "United Nations Commission on Narcotic Drugs,"
        assert found["citation_technical_report_institution"] == "United Nations"
        assert found["citation_technical_report_number"] == "45/9"
        assert found["citation_public_url"] == f"http://testserver{TEXT}{place}"
        assert found["z:reportType"] == "Resolution"
        assert found["DC.type"] == "report"


def test_dublin_core_names_its_schemas(client, version):
    shown = page(client, TEXT)
    assert '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">' in shown
    assert '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">' in shown
    assert tags(shown)["DCTERMS.issued"] == "2002-03-15"


def test_specimen_is_not_cited(client):
    make_published(label="901", number=1)
    shown = page(client, "/cnd/resolutions/901/1")
    assert "A specimen is not cited." in shown
    assert not tags(shown)
    assert copied(shown) == []
    for suffix in ("ris", "bib", "csl.json"):
        for place in ("", "/op1"):
            response = client.get(f"/cnd/resolutions/901/1{place}.{suffix}")
            assert response.status_code == 404
            assert "invented wording" in response.content.decode()


def test_text_in_another_language_says_so_where_the_style_asks(client, version):
    make_published(make_text(language="fr"), label="45", number=9)
    forms = copied(page(client, f"{TEXT}/fr"))
    assert any("[French version]" in form for form in forms)
    assert f"http://testserver{TEXT}/fr" in forms


def test_life_in_print_is_shown(client, version):
    report = SessionReport.objects.create(
        session=version.resolution.session, symbol="E/2002/28", supplement="8", chapter="I", section="C", basis="seen"
    )
    Reissue.objects.create(report=report, symbol="E/2002/28/Corr.1", issued_on=date(2002, 9, 1), note="page 3")
    Subject.objects.create(resolution=version.resolution, term="LANTERNS")
    Bibliography.objects.create(
        resolution=version.resolution,
        agenda_item="Oil",
        draft_symbol="E/CN.7/2002/L.4",
        pages="12–14",
        basis="seen in the volume",
    )
    shown = page(client, TEXT)
    assert "Official Records of the Economic and Social Council, 2002, Supplement No. 8" in shown
    assert "chapter I, section C, pages 12–14" in shown
    assert 'href="https://docs.un.org/en/E/2002/28"' in shown
    assert "https://digitallibrary.un.org/search?" in shown
    assert "corrigendum to the report, 1 September 2002: page 3" in shown
    assert "LANTERNS" in shown
    assert "Established by the archive: seen in the volume" in shown
    assert "<dd>Oil</dd>" in shown
    assert "<dd>Lamps</dd>" not in shown
    assert 'href="/symbol/E/CN.7/2002/L.4"' in shown
    assert tags(shown)["citation_keywords"] == "LANTERNS"


def test_ties_are_shown_from_both_ends(client, version):
    other = make_published(label="46", number=1)
    Relation.objects.create(subject=version.resolution, kind="supersedes", object=other.resolution)
    Relation.objects.create(subject=make_resolution("46", 2), kind="follows-up", object=version.resolution)
    shown = page(client, TEXT)
    assert "supersedes" in shown
    assert "is followed up by" in shown
    assert "is superseded by" in page(client, "/cnd/resolutions/46/1")


def test_hostile_words_stay_words(client):
    title = '"><script>alert(1)</script> {x} & “y”'
    make_published(
        make_text(title=make_text().title.__class__(title)), label="45", number=8, adopted_on=date(2002, 3, 15)
    )
    for place in ("", "/op1", "/fn1"):
        shown = page(client, f"/cnd/resolutions/45/8{place}")
        assert "<script>alert" not in shown
        assert tags(shown)["citation_title"].startswith("&quot;&gt;&lt;script&gt;")
