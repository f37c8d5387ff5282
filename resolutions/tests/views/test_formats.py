"""Texts and paragraphs as plain text and JSON."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from resolutions.models import Anchor, Bibliography, Body
from resolutions.tests.views.conftest import make_published, reference
from resolutions.tests.views.test_text_pages import page
from resolutions.views import formats
from resolutions.views.writers import FORMATS

pytestmark = pytest.mark.django_db
NOTE = "Register of lanterns, volume two."
TEXT = "/cnd/resolutions/45/9"
HOST = "http://testserver"


@pytest.mark.parametrize("wanted", ["txt", "json"])
def test_specimens_and_earlier_versions_are_not_indexed_in_any_format(client, wanted):
    make_published(label="901", number=1)
    make_published(label="45", number=9)
    make_published(label="45", number=9)
    for path in ("/cnd/resolutions/901/1", "/cnd/resolutions/901/1@1", f"{TEXT}@1"):
        assert client.get(f"{path}.{wanted}")["X-Robots-Tag"] == "noindex", path
    by_header = client.get(f"{TEXT}@1", headers={"accept": {"txt": "text/plain", "json": "application/json"}[wanted]})
    assert by_header["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"{TEXT}.{wanted}")


def data_of(client, path, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return json.loads(response.content)


def test_paragraph_as_data_says_what_it_is_of_and_what_it_stands_under(client):
    make_published(label="45", number=9)
    data = data_of(client, f"{TEXT}/op2-b.json")
    assert (data["body"], data["designation"], data["language"], data["version"]) == ("cnd", "45/9", "en", 1)
    assert [(row["anchor"], row["number"], row["text"]) for row in data["paragraphs"]] == [
        ("op2-b", "(b)", "To store the oil in cellars;")
    ]
    assert [row["text"] for row in data["above"]] == ["Invites the keepers:"]
    assert data["footnotes"] == []


def test_paragraph_as_data_is_the_same_object_as_in_the_whole_text(client):
    refs = [reference("op1", "every", "resolution", "CND/RES/45/8", 9), reference("op3", "the", "resolution", "X", 19)]
    make_published(None, refs, label="45", number=9)
    whole, part = data_of(client, f"{TEXT}.json"), data_of(client, f"{TEXT}/op1.json")
    assert part["paragraphs"] == [row for row in whole["paragraphs"] if row["anchor"] == "op1"]
    assert part["references"] == [row for row in whole["references"] if row["anchor"] == "op1"]
    assert len(part["references"]) == 1


def test_paragraph_brings_its_items_and_the_notes_it_calls(client):
    make_published(label="45", number=9)
    assert [row["anchor"] for row in data_of(client, f"{TEXT}/op2.json")["paragraphs"]] == ["op2", "op2-a", "op2-b"]
    assert [row["text"] for row in data_of(client, f"{TEXT}/pp1.json")["footnotes"]] == [NOTE]


def test_range_and_note_have_data_too(client):
    make_published(label="45", number=9)
    rows = data_of(client, f"{TEXT}/op2..op3.json")["paragraphs"]
    assert [row["anchor"] for row in rows] == ["op2", "op2-a", "op2-b", "op3"]
    data = data_of(client, f"{TEXT}/fn1.json")
    assert (data["paragraphs"], [row["anchor"] for row in data["footnotes"]]) == ([], ["fn1"])


def test_paragraph_as_text_has_its_number_its_opening_words_and_its_notes(client):
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}/op2-b.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    words = response.content.decode()
    assert "Address: /cnd/resolutions/45/9/op2-b\n" in words
    assert "\n2. Invites the keepers:\n  (b) To store the oil in cellars;\n" in words
    assert "wicks" not in words
    assert NOTE in client.get(f"{TEXT}/pp1.txt").content.decode()
    assert NOTE in client.get(f"{TEXT}/fn1.txt").content.decode()


@pytest.mark.parametrize("place", ["op2-b", "op1..op2", "fn1"])
def test_place_by_what_the_request_prefers(client, place):
    make_published(label="45", number=9)
    data = client.get(f"{TEXT}@1/{place}", headers={"accept": "application/json"})
    assert data["Content-Type"] == "application/json; charset=utf-8"
    assert data["Content-Location"] == f"{TEXT}@1/{place}.json"
    assert f'<{HOST}{TEXT}>; rel="canonical"' in data["Link"]
    assert f'<{HOST}{TEXT}/{place}>; rel="cite-as"' in data["Link"]
    assert "Accept" in data["Vary"]
    again = client.get(f"{TEXT}@1/{place}.json", headers={"if-none-match": data["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{TEXT}/{place}", headers={"accept": "text/html,*/*;q=0.8"})["Content-Type"].startswith(
        "text/html"
    )


def test_place_of_a_specimen_is_not_indexed_and_says_what_it_is(client):
    make_published(label="901", number=1)
    response = client.get("/cnd/resolutions/901/1/op1.txt")
    assert response["X-Robots-Tag"] == "noindex"
    assert "Specimen: Invented wording" in response.content.decode()
    assert data_of(client, "/cnd/resolutions/901/1/op1.json")["is_specimen"] is True


def test_place_that_moved_keeps_its_format_and_one_that_never_was_is_not_found(client):
    version = make_published(label="45", number=9)
    live = Anchor.objects.get(resolution=version.resolution, token="op3")
    Anchor.objects.create(resolution=version.resolution, token="op7", state="moved", moved_to=live)
    moved = client.get(f"{TEXT}/op7.json")
    assert (moved.status_code, moved["Location"]) == (301, f"{TEXT}/op3.json")
    for path in ("op99.json", "op2..op1.txt", "fn9.json", "op1.odt"):
        assert client.get(f"{TEXT}/{path}").status_code == 404


def test_page_of_a_place_names_its_formats(client):
    make_published(label="45", number=9)
    for place in ("op2-b", "op1..op2", "fn1"):
        shown = page(client, f"{TEXT}/{place}")
        assert f'type="application/json" href="{HOST}{TEXT}/{place}.json"' in shown
        assert f'type="text/plain" href="{HOST}{TEXT}/{place}.txt"' in shown


@pytest.mark.parametrize("place", ["", "/op2-b", "/op1..op2", "/fn1"])
@pytest.mark.parametrize("wanted", FORMATS)
def test_every_form_of_every_place_answers_with_its_type(client, wanted, place):
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}{place}.{wanted}")
    assert (response.status_code, response["Content-Type"]) == (200, FORMATS[wanted].media_type)
    assert response["Content-Location"] == f"{TEXT}{place}.{wanted}"
    assert "Accept" not in response.get("Vary", "").split(", ")
    head = client.head(f"{TEXT}{place}.{wanted}")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", response["ETag"])
    for accepted in FORMATS[wanted].accepts:
        asked = client.get(f"{TEXT}{place}", headers={"accept": accepted})
        assert asked["Content-Type"] == FORMATS[wanted].media_type
        assert asked["Content-Location"] == f"{TEXT}{place}.{wanted}"
        assert "Accept" in asked["Vary"]


def test_a_reader_who_likes_nothing_that_is_there_gets_the_page(client):
    make_published(label="45", number=9)
    for accept in ("image/png", "*/*;q=0", "text/turtle;q=0.3", "nonsense"):
        response = client.get(TEXT, headers={"accept": accept})
        assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_a_form_that_the_reader_has_is_not_written_again(client, monkeypatch):
    make_published(label="45", number=9)
    etags = {one: client.get(f"{TEXT}/op1.{one}")["ETag"] for one in ("akn", "jsonld", "json")}
    assert len(set(etags.values())) == 3
    monkeypatch.setattr(formats, "record_of", None)
    for wanted, etag in etags.items():
        again = client.get(f"{TEXT}/op1.{wanted}", headers={"if-none-match": f'"other", {etag}'})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_etag_of_a_form_changes_with_references_verdicts_facts_and_what_is_known_of_the_cited(client):
    make_published(label="45", number=8)
    refs = [reference("op1", "every", "resolution", "CND/RES/45/8", 9)]
    version = make_published(None, refs, label="45", number=9)
    seen = [client.get(f"{TEXT}.akn")["ETag"]]
    row = version.references.get()
    for change in (
        lambda: version.references.update(status="rejected"),
        lambda: version.references.update(status="matched", pinpoint="paragraph 2"),
        lambda: version.references.update(resolution=None),
        lambda: Bibliography.objects.create(resolution=version.resolution, agenda_item="12"),
        lambda: Body.objects.update(name="Commission on Lamps"),
        row.delete,
    ):
        change()
        seen.append(client.get(f"{TEXT}.akn")["ETag"])
    assert len(set(seen)) == len(seen)


def test_numbered_versions_are_kept_for_a_day_and_name_their_neighbours(client):
    make_published(label="45", number=9)
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}@2/op1.txt")
    assert response["Cache-Control"] == "max-age=86400, immutable, public"
    assert f'<{HOST}{TEXT}/op1.txt>; rel="latest-version"' in response["Link"]
    assert f'<{HOST}{TEXT}@1/op1.txt>; rel="predecessor-version"' in response["Link"]
    assert "immutable" not in client.get(f"{TEXT}/op1.txt")["Cache-Control"]
    assert "predecessor" not in client.get(f"{TEXT}@1.txt")["Link"]
    assert f'<{HOST}{TEXT}>; rel="latest-version"' in client.get(f"{TEXT}@1")["Link"]


def test_policy_of_the_html_file_lets_its_own_style_be_and_no_other(client):
    make_published(label="45", number=9)
    response = client.get(f"{TEXT}.html")
    (style,) = re.findall(r"<style>(.*?)</style>", response.content.decode())
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}';" in response["Content-Security-Policy"] + ";"
    assert "sha256" not in client.get(f"{TEXT}")["Content-Security-Policy"]
