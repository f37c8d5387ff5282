"""Addresses of Akoma Ntoso lead to the pages of the archive, whatever their date."""

from __future__ import annotations

from datetime import date

import pytest

from resolutions.models import Convention
from resolutions.tests.factories import make_convention, make_resolution
from resolutions.tests.views.conftest import make_published

pytestmark = pytest.mark.django_db
W = "/akn/un/statement/deliberation/un-ecosoc-cnd"


def where(client, path):
    response = client.get(path)
    assert response.status_code == 303, response.content[:300]
    return response["Location"]


@pytest.mark.parametrize(
    ("rest", "path"),
    [
        ("", ""),
        ("/", ""),
        ("/!main", ""),
        ("/eng@", ""),
        ("/eng@/!main", ""),
        ("/eng@/!main~para_1", "/op1"),
        ("/eng@/!main~para_1->para_2", "/op1..op2"),
        ("/eng@/!main~para_1-%3Epara_2", "/op1..op2"),
        ("/!main~preamble__container_1", "/pp1"),
        ("/fra@", ""),
    ],
)
def test_every_form_of_an_iri_leads_to_the_text(client, rest, path):
    make_published(label="45", number=9)
    assert where(client, f"{W}/2002-03-15/45-9{rest}") == f"/cnd/resolutions/45/9{path}"


def test_an_iri_goes_on_working_when_the_date_of_its_text_is_corrected(client):
    make_published(label="45", number=9, adopted_on=date(2002, 3, 16))
    assert where(client, f"{W}/2002-03-15/45-9") == "/cnd/resolutions/45/9"


def test_the_language_of_an_expression_is_kept_where_the_text_is_held_in_it(client):
    make_published(label="45", number=9)
    make_published(label="45", number=9, language="fr")
    assert where(client, f"{W}/2002-03-15/45-9/fra@/!main~para_1") == "/cnd/resolutions/45/9/fr/op1"


def test_a_resolution_and_a_decision_of_one_number_are_told_apart_by_the_date_or_asked_about(client):
    make_published(label="57", number=2, adopted_on=date(2014, 3, 21))
    make_published(resolution=make_resolution("57", 2, kind="decision"), adopted_on=date(2014, 12, 4))
    assert where(client, f"{W}/2014-12-04/57-2") == "/cnd/decisions/57/2"
    assert where(client, f"{W}/2014-03-21/57-2") == "/cnd/resolutions/57/2"
    asked = client.get(f"{W}/2014-01-01/57-2")
    assert asked.status_code == 300
    assert "/cnd/decisions/57/2" in asked.content.decode()


def test_a_decision_that_alone_has_the_number_is_found(client):
    make_published(resolution=make_resolution("57", 2, kind="decision"))
    assert where(client, f"{W}/2014-03-21/57-2") == "/cnd/decisions/57/2"


def test_a_section_without_a_heading_leads_to_the_whole_text(client):
    make_published(label="45", number=9)
    assert where(client, f"{W}/2002-03-15/45-9/!annex_1") == "/cnd/resolutions/45/9"


def test_an_iri_of_a_convention_leads_to_it_and_to_its_article(client):
    make_convention("1988", articles=10)
    Convention.objects.filter(slug="1988").update(adopted_on="1988-12-20", registration="27627")
    assert where(client, "/akn/un/act/provision/un/1988-12-20/27627") == "/conventions/1988"
    assert where(client, "/akn/un/act/provision/un/1988-12-20/27627/!main~art_3") == "/conventions/1988/article/3"


@pytest.mark.parametrize(
    "path",
    ["/akn/un/statement/deliberation/un-nobody/2002-03-15/45-9", "/akn/x", "/akn/un/act/provision/un/1988-12-20/1"],
)
def test_an_iri_of_nothing_is_not_found(client, path):
    assert client.get(path).status_code == 404
