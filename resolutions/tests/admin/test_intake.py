"""Texts come in: one file, many files, a zip, a folder, words pasted; each with its outcome."""

import io
import zipfile

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resolutions.models import BatchMember, IngestBatch, SourceDocument, Version, WaitingFile
from resolutions.tests.admin.conftest import SAMPLE, at, said
from resolutions.tests.factories import make_user


def file(name="lanterns.txt", content=SAMPLE):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def zipped(members, name="lanterns.zip"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return file(name, out.getvalue())


def give(client, *files, follow=True, **more):
    return client.post(at("add"), {"files": list(files), **more}, follow=follow)


def outcomes():
    """Of the newest batch."""
    return dict(BatchMember.objects.filter(batch=IngestBatch.objects.first()).values_list("name", "outcome"))


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
    give(archivist, file("a.txt"), file("bad.txt", b"\x00\x01\xff\xfe\x00"), file("b.txt", other(78)))
    assert outcomes() == {"a.txt": "new", "bad.txt": "refused", "b.txt": "new"}
    assert set(SourceDocument.objects.values_list("name", flat=True)) >= {"a.txt", "b.txt"}


def test_refusal_says_what_is_wrong_and_stores_nothing(archivist):
    page = give(archivist, file("empty.txt", b""), file("a.txt")).content.decode()
    refused = BatchMember.objects.get(outcome="refused")
    assert "empty" in refused.sentence
    assert refused.sentence in page
    assert SourceDocument.objects.count() == 1


def test_same_bytes_again_are_held_and_nothing_is_stored_twice(archivist):
    give(archivist, file())
    give(archivist, file("again.txt"), file("b.txt", other(78)))
    assert outcomes() == {"again.txt": "held", "b.txt": "new"}
    assert Version.objects.count() == 2


def test_a_single_file_that_is_held_opens_what_was_read_from_it(archivist):
    give(archivist, file())
    response = give(archivist, file("again.txt"))
    assert response.redirect_chain[-1][0] == at("change", Version.objects.get())
    assert "Already held" in said(response)


def test_other_words_of_a_known_resolution_are_a_new_draft(archivist):
    give(archivist, file())
    give(archivist, file("b.txt", SAMPLE.replace("at dusk", "at dawn")), file("c.txt", other(78)))
    assert outcomes() == {"b.txt": "changed", "c.txt": "new"}
    assert Version.objects.filter(resolution__number=77).count() == 2


def test_file_over_the_limit_is_refused_unread(archivist, settings):
    settings.MAX_SOURCE_BYTES = 100
    give(archivist, file("big.txt"), file("bigger.txt", SAMPLE * 2))
    assert outcomes() == {"big.txt": "refused", "bigger.txt": "refused"}
    assert not SourceDocument.objects.exists()
    assert not WaitingFile.objects.exists()


def test_a_zip_gives_a_source_a_member(archivist):
    members = {"1999/a.txt": SAMPLE, "1999/b.txt": other(78), "__MACOSX/._a.txt": "x", "notes.txt": "no text"}
    response = give(archivist, zipped(members))
    assert outcomes() == {
        "lanterns.zip/1999/a.txt": "new",
        "lanterns.zip/1999/b.txt": "new",
        "lanterns.zip/notes.txt": "refused",
    }
    assert set(SourceDocument.objects.values_list("name", "origin")) == {
        ("a.txt", "lanterns.zip/1999/a.txt"),
        ("b.txt", "lanterns.zip/1999/b.txt"),
    }
    first = Version.objects.get(resolution__number=77)
    assert f'href="{at("change", first)}">Review the first text' in response.content.decode()


def test_a_zip_of_one_text_opens_its_review_page(archivist):
    response = give(archivist, zipped({"a.txt": SAMPLE}))
    assert response.redirect_chain[-1][0] == at("change", Version.objects.get())


def test_a_large_zip_over_the_limit_is_refused_whole(archivist, settings):
    settings.MAX_ARCHIVE_BYTES = 100
    give(archivist, zipped({"a.txt": SAMPLE}))
    assert outcomes() == {"lanterns.zip": "refused"}


def test_a_bomb_among_texts_is_refused_alone(archivist):
    give(archivist, zipped({"a.txt": SAMPLE, "bomb.txt": b"0" * 5_000_000}))
    assert outcomes() == {"lanterns.zip/a.txt": "new", "lanterns.zip/bomb.txt": "refused"}


def test_files_that_lie_on_disk_while_they_are_sent_are_read_too(archivist, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    response = give(archivist, zipped({"a.txt": SAMPLE}), file("b.txt", other(78)))
    assert outcomes() == {"lanterns.zip/a.txt": "new", "b.txt": "new"}
    assert response.status_code == 200


def test_a_scan_is_kept_and_said_how_to_be_read(archivist):
    pages = pypdfium2.PdfDocument.new()
    pages.new_page(595, 842)
    out = io.BytesIO()
    pages.save(out)
    page = give(archivist, file("scan.pdf", out.getvalue())).content.decode()
    assert outcomes() == {"scan.pdf": "refused"}
    assert "no text layer" in page
    assert "ocrmypdf" in page
    assert bytes(SourceDocument.objects.get(name="scan.pdf").content) == out.getvalue()


def test_the_files_of_a_folder_are_read_like_others(archivist):
    archivist.post(at("add"), {"folder": [file("a.txt"), file("b.txt", other(78))]})
    assert outcomes() == {"a.txt": "new", "b.txt": "new"}


def test_portions_of_one_upload_are_one_batch(archivist):
    first = archivist.post(at("add"), {"files": [file("a.txt")]}, headers={"X-Portion": "1"}).json()
    second = archivist.post(
        at("add"), {"files": [file("b.txt", other(78))], "batch": first["batch"]}, headers={"X-Portion": "1"}
    ).json()
    assert second == first
    assert outcomes() == {"a.txt": "waiting", "b.txt": "waiting"}
    assert not Version.objects.exists()


def test_nobody_adds_to_the_batch_of_another(archivist):
    theirs = IngestBatch.objects.create(kind="upload", by=make_user("bea"))
    sent = {"files": [file("a.txt")], "batch": theirs.pk}
    told = archivist.post(at("add"), sent, headers={"X-Portion": "1"}).json()
    assert told["batch"] != theirs.pk
    assert not theirs.members.exists()


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
