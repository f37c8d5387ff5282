"""Pages say who is asked and what a text is about; each is a link to a search."""

import pytest

from resolutions.tests.terms import make_asking, make_terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def path():
    make_terms()
    return make_asking().resolution.get_absolute_url()


def test_a_text_says_both(client, path):
    page = client.get(path).content.decode()
    assert 'href="/search?topic=lanterns"' in page
    assert 'href="/search?addressee=keepers"' in page
    assert "2 paragraphs" in page


def test_a_paragraph_says_whom_it_asks(client, path):
    page = client.get(f"{path}/op2").content.decode()
    assert 'href="/search?addressee=islands"' in page
    assert "addressee=" not in client.get(f"{path}/op3").content.decode()


def test_a_term_leads_to_its_search(client, path):
    page = client.get("/search?addressee=islands&topic=light").content.decode()
    assert "Islands" in page
    assert f'href="{path}/op2"' in page
