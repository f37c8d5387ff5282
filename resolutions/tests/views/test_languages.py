"""The languages of a text: a choice on its pages, both side by side, and what machines are told."""

import pytest

from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_published, make_text, make_version, publish_version

pytestmark = pytest.mark.django_db
TEXT = "/cnd/resolutions/901/1"


def french(*more, title="Transport sûr"):
    return make_text([*make_text().clauses, *more], language="fr", title=Words(title))


def publish_french(*more):
    """A text with paragraphs more than the English one: a person says that the others answer each other."""
    same = {f"op{number}": f"op{number}" for number in (1, 2, 3)}
    return publish_version(make_version(french(*more)), mapping=same)


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_pages_of_text_paragraph_and_note_lead_to_the_other_language(client):
    make_published()
    make_published(french())
    for place in ("", "/op1", "/fn1"):
        shown = page(client, f"{TEXT}{place}")
        assert f'<a href="{TEXT}/fr{place}" hreflang="fr" lang="fr" dir="ltr">français</a>' in shown
        assert f'<link rel="alternate" hreflang="fr" href="http://testserver{TEXT}/fr{place}">' in shown
        assert f'<link rel="alternate" hreflang="x-default" href="http://testserver{TEXT}{place}">' in shown


def test_a_text_in_one_language_offers_no_choice(client):
    make_published()
    shown = page(client, TEXT)
    assert "Languages of this text" not in shown
    assert "x-default" not in shown


def test_a_place_that_another_language_lacks_does_not_lead_there(client):
    make_published()
    publish_french(clause("op4", "Remercie les gens.", number="4."))
    assert "Languages of this text" not in page(client, f"{TEXT}/fr/op4")


def test_two_languages_stand_side_by_side_by_anchor(client):
    make_published()
    publish_french(clause("op4", "Remercie les gens.", number="4."))
    shown = page(client, f"{TEXT}/beside/fr")
    row = shown[shown.index('id="op4"') :]
    assert row.index("Nothing in this language here.") < row.index("Remercie les gens.")
    assert f'href="{TEXT}/fr/op4"' in row
    assert shown.count('id="op2-a"') == 1
    assert '<meta name="robots" content="noindex">' in shown


def test_symbols_in_arabic_keep_their_order(client):
    arabic = make_text([clause("op1", "تشير إلى A/RES/77/238؛", number="1 -")], (), language="ar")
    make_published(arabic)
    shown = page(client, f"{TEXT}/ar")
    assert '<bdi dir="ltr">A/RES/77/238</bdi>' in shown
    assert 'lang="ar" dir="rtl"' in shown


def test_a_language_that_is_not_held_is_told(client):
    make_published()
    assert client.get(f"{TEXT}/beside/ru").status_code == 404


def test_a_text_beside_itself_is_the_text(client):
    make_published(french())
    assert client.get(f"{TEXT}/fr/beside/fr")["Location"] == f"{TEXT}/fr"
