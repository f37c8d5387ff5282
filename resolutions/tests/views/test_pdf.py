"""PDF at the end of an address, or where a request prefers it; a server without a font says so."""

import pytest

from resolutions.structure.nodes import Kind, Part
from resolutions.tests.factories import clause, make_text
from resolutions.tests.views.conftest import make_published

TEXT = "/cnd/resolutions/45/9"


@pytest.mark.django_db
def test_a_text_and_its_places_can_be_had_as_pdf(client):
    make_published(label="45", number=9)
    for path in (TEXT, f"{TEXT}/op1", f"{TEXT}/op1..op2", f"{TEXT}/fn1"):
        response = client.get(f"{path}.pdf")
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response.content.startswith(b"%PDF-1.7")
        assert response["Content-Location"] == f"{path}.pdf"
        assert client.get(path, headers={"accept": "application/pdf"})["Content-Type"] == "application/pdf"


@pytest.mark.django_db
def test_who_has_the_document_is_not_sent_it_again(client):
    make_published(label="45", number=9)
    first = client.get(f"{TEXT}.pdf")
    again = client.get(f"{TEXT}.pdf", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
def test_a_server_without_the_font_says_which_package_has_it(client, settings, tmp_path):
    settings.PDF_FONT_PATHS = [str(tmp_path)]
    arabic = clause("op1", "فانوس;", part=Part.OPERATIVE, kind=Kind.PARAGRAPH)
    make_published(make_text(clauses=(arabic,)), label="45", number=9)
    response = client.get(f"{TEXT}.pdf")
    assert response.status_code == 503
    assert "fonts-noto-core" in response.content.decode()
    assert client.get(f"{TEXT}.txt").status_code == 200
