"""Pictures of pages, with boxes over what became a paragraph: for those who see drafts, drawn once."""

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.ingest.pipeline import read_source
from resolutions.models import SourceDocument
from resolutions.store.drafts import store_reading
from resolutions.tests.admin.conftest import at
from resolutions.tests.admin.pdfs import lantern_pdf


@pytest.fixture
def version(archivist):
    data = lantern_pdf()
    return store_reading(read_source(data, "lanterns.pdf"), data).versions[0]


def picture(version, page=1, width=1000):
    return reverse("admin:resolutions_sourcedocument_picture", args=[version.source_id, page, width])


def test_page_is_drawn_as_a_png_of_the_asked_width(archivist, version):
    response = archivist.get(picture(version, width=500))
    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert int.from_bytes(response.content[16:20], "big") == 500


def test_page_that_the_browser_has_is_not_drawn_again(archivist, version, monkeypatch):
    etag = archivist.get(picture(version))["ETag"]
    monkeypatch.setattr("resolutions.admin.pictures.page_picture", None)
    assert archivist.get(picture(version), headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(("page", "width"), [(9, 1000), (0, 1000), (1, 1001), (1, 100000)])
def test_no_such_page_or_width_is_not_found(archivist, version, page, width):
    assert archivist.get(picture(version, page, width)).status_code == 404


def test_too_many_at_once_are_asked_to_come_again(archivist, version, monkeypatch):
    class Busy:
        def acquire(self, timeout):
            return False

    monkeypatch.setattr("resolutions.admin.pictures._drawing", Busy())
    response = archivist.get(picture(version))
    assert response.status_code == 503
    assert response["Retry-After"] == "10"


def test_who_may_not_see_drafts_sees_no_page(staff, version):
    assert staff.get(picture(version)).status_code == 403
    assert (
        staff.get(picture(version), headers={"If-None-Match": f'"{version.source.sha256}-1-1000"'}).status_code == 403
    )
    assert Client().get(picture(version)).status_code == 302


def test_review_page_shows_the_pages_with_boxes_of_both_halves_of_a_paragraph(archivist, version):
    page = archivist.get(at("change", version))
    pictures = page.context["page"].pictures
    tokens = [{box.place.token for box in shown.boxes} for shown in pictures]
    assert tokens == [{"printed", "title", "formula", "pp1", "op1", "op2"}, {"op2"}]
    html = page.content.decode()
    assert 'id="box-op2"' in html
    assert 'id="box-op2.2"' in html
    assert "style=" not in html.partition('class="panes"')[2]


def test_box_lies_on_its_line(archivist, version):
    boxes = archivist.get(at("change", version)).context["page"].pictures[0].boxes
    tops = {box.place.token: float(box.y) for box in boxes if box.is_first}
    assert 0 < tops["title"] < tops["formula"] < tops["pp1"] < tops["op1"] < tops["op2"] < 0.5
    assert all(0 < float(box.width) < 1 and 0 < float(box.height) < 0.05 for box in boxes)


def test_page_that_is_read_as_another_text_now_has_no_boxes(archivist, version):
    text = version.source.text.replace("Recalling", "RecaIling")
    SourceDocument.objects.filter(pk=version.source_id).update(text=text)
    pictures = archivist.get(at("change", version)).context["page"].pictures
    assert [len(shown.boxes) > 0 for shown in pictures] == [False, True]


def test_file_that_cannot_be_opened_is_shown_without_pictures(archivist, version, monkeypatch):
    broken = version.source.content[:200]
    monkeypatch.setattr("resolutions.admin.review.pictures.bytes", lambda content: bytes(broken), raising=False)
    SourceDocument.objects.filter(pk=version.source_id).update(text=version.source.text + " ")
    page = archivist.get(at("change", version))
    assert page.status_code == 200
