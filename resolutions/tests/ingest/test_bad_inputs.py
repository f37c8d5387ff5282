"""What nobody should bring in: each bad source gets a clear sentence, nothing of it is stored, the rest goes on."""

import io
import json
import os

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError

from resolutions.exports.canonical_form import FORM_LINE
from resolutions.models import SourceDocument, Version
from resolutions.tests.factories import make_body
from resolutions.tests.ingest.akn.documents import document, paragraph, statement

GOOD = """901/1. Keeping of lighthouses

The Commission on Narcotic Drugs,

Recalling the long nights of winter,

1. Requests the keepers to light every lamp before dusk;

2. Decides to look at the matter again.
"""
XML = document(statement(paragraph("Decides to light the lamp.", "1.")))
BOMB = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \r\n\t\n", "no words"),
    "zeros.bin": (b"\0" * 4096, ""),
    "noise.txt": (bytes(range(256)) * 64, ""),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a picture"),
    "report.pdf": (b"%PDF-1.7\n1 0 obj", "a PDF file"),
    "letter.docx": (b"PK\x03\x04" + b"\0" * 64, "Word file"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "Word file"),
    "cyrillic.txt": ("901/2. Хранение маяков\n\nКомиссия,\n\n".encode("koi8-r") * 9, "encoding"),
    "declared.txt": (b"charset=utf-16\n\n\xff" + b"\xd8\xd8" * 101, ""),
    "controls.txt": (GOOD.replace("lamp", "la\x07mp").encode(), "control character"),
    "poem.txt": (b"The lamp is lit, the fog is deep,\nthe keeper has no time to sleep.\n", "no resolution"),
    "table.csv": (b"lamp,count\nNorth,2\nSouth,3\n", "no resolution"),
    "page.html": (b"<!DOCTYPE html><html><body><script>lamp()</script></body></html>", "web page"),
    "cut.xml": (XML[:-60], "cut short"),
    "entities.xml": (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + XML,
        "entities",
    ),
    "bomb.xml": (f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "l">{BOMB}]><a>&l9;</a>'.encode(), "entities"),
    "feed.xml": (b'<?xml version="1.0"?><rss><channel/></rss>', "no Akoma Ntoso"),
    "frame.xml": (document(), "no <statement>"),
    "edition.txt": (FORM_LINE.replace("1", "9").encode() + b"\n\n== operative ==\n1. Decides.\n", "another edition"),
    "head.txt": (FORM_LINE.encode() + b"\nAddress: /cnd/resolutions/901/3\n", "no paragraphs"),
}


@pytest.fixture
def organs(db):
    return [make_body("cnd"), make_body("ga")]


@pytest.fixture
def folder(tmp_path):
    for name, (data, _told) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a-good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "z-good.xml").write_bytes(XML)
    return tmp_path


def ingest(*paths, **options):
    """Exit status, and the answer for each source by its file name."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("ingest_resolutions", *map(str, paths), json=True, stdout=out, stderr=err, **options)
    except CommandError as fault:
        status = fault.returncode
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    return status, {os.path.basename(answer["source"]): answer for answer in answers}


def test_each_bad_file_gets_a_sentence_and_the_rest_is_stored(folder, organs):
    status, answers = ingest(folder)
    assert status == 1
    assert set(answers) == {*BAD, "a-good.txt", "z-good.xml"}
    for name, (_data, told) in BAD.items():
        error = answers[name].get("error", "")
        assert told in error, (name, answers[name])
        assert error.endswith("."), (name, error)
        assert len(error) < 400, (name, error)
    read = SourceDocument.objects.exclude(format="unread")
    assert set(read.values_list("name", flat=True)) == {"a-good.txt", "z-good.xml"}
    assert Version.objects.count() == 2


def test_a_dry_run_says_the_same_and_asks_no_database(folder):
    status, answers = ingest(folder, dry_run=True)
    assert status == 1
    assert sorted(name for name, answer in answers.items() if "error" in answer) == sorted(BAD)
    assert answers["a-good.txt"]["resolutions"][0]["designation"] == "901/1"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "There is no such file"),
        (lambda path: path.mkdir(), "The folder holds no files"),
        (lambda path: os.mkfifo(path), "a device or a pipe"),
        (lambda path: path.symlink_to(path), "cannot be opened"),
        (lambda path: path.symlink_to("/proc/self/mem"), ""),
    ],
    ids=["missing", "empty-folder", "pipe", "circle-of-links", "memory"],
)
def test_what_is_no_readable_file_is_told_and_waited_for_by_nobody(tmp_path, make, told):
    path = tmp_path / "source"
    make(path)
    status, answers = ingest(path, dry_run=True)
    assert status == 1
    assert told in answers["source"]["error"]


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    status, answers = ingest(tmp_path / ("l" * 300), dry_run=True)
    assert status == 1
    assert "cannot be opened" in next(iter(answers.values()))["error"]


def test_fifty_megabytes_of_text_are_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("the file was read"))
    status, answers = ingest(path, dry_run=True)
    assert status == 1
    assert answers["huge.txt"]["error"].startswith("The file has 50 million bytes; a source may have 25 million.")


def test_hidden_files_of_a_folder_are_left_alone(tmp_path):
    (tmp_path / ".lamp.txt").write_text(GOOD, "utf-8")
    (tmp_path / "lamp.txt").write_text(GOOD, "utf-8")
    status, answers = ingest(tmp_path, dry_run=True)
    assert (status, list(answers)) == (0, ["lamp.txt"])


def test_the_same_file_twice_is_held_already(folder, organs):
    path = folder / "a-good.txt"
    first, second = ingest(path)[1], ingest(path)[1]
    assert first["a-good.txt"]["stored"]["is_new"] is True
    assert second["a-good.txt"]["stored"]["is_new"] is False
    assert Version.objects.count() == 1


def test_an_organ_that_the_archive_does_not_know_is_told(folder, db):
    status, answers = ingest(folder / "a-good.txt")
    assert status == 1
    assert "Add it there, or run load_facts." in answers["a-good.txt"]["error"]


def test_words_that_no_column_holds_are_told_and_the_rest_goes_on(folder, organs, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise DataError("value too long for type character varying(60)")

    monkeypatch.setattr("resolutions.store.drafts._store_whole", refuse)
    status, answers = ingest(folder / "a-good.txt", folder / "z-good.xml")
    assert status == 1
    assert all("The database does not take" in answer["error"] for answer in answers.values())
