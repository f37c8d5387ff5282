"""Texts come in: one file, many files, words pasted; each with its outcome."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resolutions.models import SourceDocument, Version
from resolutions.tests.admin.conftest import SAMPLE, at, said
from resolutions.tests.factories import make_user


def file(name="lanterns.txt", content=SAMPLE):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def give(client, *files, follow=True, **more):
    return client.post(at("add"), {"files": list(files), **more}, follow=follow)


def outcomes(response):
    return {outcome.name: outcome.status for outcome in response.context["outcomes"]}


def other(number):
    return SAMPLE.replace("901/77", f"901/{number}")


def test_one_file_is_read_and_its_review_page_opens(archivist):
    response = give(archivist, file(), origin="report, page 4")
    version = Version.objects.get()
    assert response.redirect_chain[-1][0] == at("change", version)
    assert version.resolution.identity.path == "/cnd/resolutions/901/77"
    assert version.created_by == make_user("ana")
    assert version.source.origin == "report, page 4"
    assert "lanterns.txt" in said(response)


def test_bad_file_among_good_ones_is_refused_alone(archivist):
    response = give(archivist, file("a.txt"), file("bad.txt", b"\x00\x01\xff\xfe\x00"), file("b.txt", other(78)))
    assert outcomes(response) == {"a.txt": "new", "bad.txt": "refused", "b.txt": "new"}
    assert set(SourceDocument.objects.values_list("name", flat=True)) == {"a.txt", "b.txt"}


def test_refusal_says_what_is_wrong_and_stores_nothing(archivist):
    response = give(archivist, file("empty.txt", b""), file("a.txt"))
    refused = next(outcome for outcome in response.context["outcomes"] if outcome.status == "refused")
    assert "empty" in refused.sentence
    assert SourceDocument.objects.count() == 1


def test_same_bytes_again_are_held_and_nothing_is_stored_twice(archivist):
    give(archivist, file())
    response = give(archivist, file("again.txt"), file("b.txt", other(78)))
    assert outcomes(response) == {"again.txt": "held", "b.txt": "new"}
    assert Version.objects.count() == 2


def test_other_words_of_a_known_resolution_are_a_new_draft(archivist):
    give(archivist, file())
    response = give(archivist, file("b.txt", SAMPLE.replace("at dusk", "at dawn")), file("c.txt", other(78)))
    assert outcomes(response)["b.txt"] == "changed"
    assert Version.objects.filter(resolution__number=77).count() == 2


def test_file_over_the_limit_is_refused_unread(archivist, settings):
    settings.MAX_SOURCE_BYTES = 100
    response = give(archivist, file("big.txt"), file("bigger.txt", SAMPLE * 2))
    assert outcomes(response) == {"big.txt": "refused", "bigger.txt": "refused"}
    assert not SourceDocument.objects.exists()


def test_pasted_words_are_read_like_a_file(archivist):
    archivist.post(at("add"), {"pasted": SAMPLE.replace("\n", "\r\n"), "origin": "typed"})
    version = Version.objects.get()
    assert version.resolution.number == 77
    assert "\r" not in version.source.text


def test_same_words_pasted_twice_are_held(archivist):
    for _time in range(2):
        archivist.post(at("add"), {"pasted": SAMPLE})
    assert Version.objects.count() == 1


def test_nothing_given_asks_for_something(archivist):
    response = archivist.post(at("add"), {"pasted": "  "})
    assert "Choose a file or paste a text." in response.content.decode()


def test_hostile_file_name_is_escaped_in_the_outcomes(archivist):
    page = give(archivist, file("<script>x.txt", b""), file("a.txt")).content.decode()
    assert "&lt;script&gt;x.txt" in page
    assert "<script>x.txt" not in page


def test_script_asks_for_the_rows_alone(archivist):
    response = archivist.post(at("add"), {"files": [file()]}, headers={"X-Outcome-Only": "1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<tr") == 1
    assert "<html" not in page


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("seed", "path"),
    [("000_7c5a8953363a440f.txt", "/cnd/resolutions/45/9"), ("004_f71df7decd2cfd74.txt", "/cnd/resolutions/40/2")],
)
def test_seed_comes_in_without_an_error(archivist, shared, seed, path):
    give(archivist, file(seed, (shared / "seeds" / seed).read_bytes()))
    version = Version.objects.get()
    assert version.resolution.identity.path == path
    assert not version.problems.filter(severity="error").exists()
