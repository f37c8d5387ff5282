"""Older Word files go through LibreOffice; a stand-in for it shows what becomes of each outcome."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from resolutions.errors import ReadingError, UnknownFormat
from resolutions.ingest.batch import Manner, _weight, read_each
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.docx import legacy, looks_like_legacy, read_legacy
from resolutions.ingest.reading_apart import Patience
from resolutions.ingest.sources import Source
from resolutions.tests.ingest.docx.building import document, paragraph
from resolutions.tests.ingest.docx.seeing import texts

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OLD_WORD = COMPOUND + "WordDocument".encode("utf-16-le")
RICH_TEXT = rb"{\rtf1 Boats}"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Puts a program in LibreOffice's place; its last word is the file, the one before it the folder."""

    def install(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text("#!/bin/sh\nfor last; do folder=$file; file=$last; done\n" + script)
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    return install


def refused(data: bytes, kind: type[ReadingError] = ReadingError) -> str:
    with pytest.raises(kind) as caught:
        read_legacy(data, "old.doc")
    return str(caught.value)


def test_they_are_told_by_their_first_bytes():
    assert looks_like_legacy(OLD_WORD)
    assert looks_like_legacy(RICH_TEXT)
    assert not looks_like_legacy(b"PK\x03\x04")


@pytest.mark.parametrize("data", [OLD_WORD, RICH_TEXT])
def test_without_libreoffice_a_docx_is_asked_for(data, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    told = refused(data)
    assert "LibreOffice" in told
    assert "save it as .docx" in told


@pytest.mark.parametrize("data", [OLD_WORD, RICH_TEXT])
def test_with_libreoffice_the_docx_is_read(data, office):
    folder = office('cp "$(dirname "$0")/made.docx" "$folder/source.docx"')
    (folder / "made.docx").write_bytes(document(paragraph("Boats")))
    assert texts(read_legacy(data, "old.doc")) == ["Boats"]


def test_nothing_made_is_told(office):
    office("exit 1")
    assert "made nothing of it" in refused(OLD_WORD)


def test_one_that_takes_too_long_is_ended_with_what_it_started(office, monkeypatch):
    monkeypatch.setattr(legacy, "_SECONDS", 1)
    folder = office('sleep 600 & echo $! > "$(dirname "$0")/child"; wait')
    started = time.monotonic()
    assert "within 1 seconds" in refused(OLD_WORD)
    assert time.monotonic() - started < 10
    child = int((folder / "child").read_text())
    deadline = time.monotonic() + 5
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_in_a_reading_process_it_has_time_and_room(office):
    """A process that reads may have a gigabyte of addresses, LibreOffice needs more; and it takes its time to begin."""
    folder = office('ulimit -v > "$(dirname "$0")/room"; cp "$(dirname "$0")/made.docx" "$folder/source.docx"')
    title, organ = paragraph("CND Res.902/7. Invented"), paragraph("The Commission on Narcotic Drugs,")
    (folder / "made.docx").write_bytes(document(title, organ, paragraph("1. Urges all.")))
    (outcome,) = read_each([Source("old.doc", lambda: OLD_WORD)], read_source, Manner(is_many=True))
    assert outcome.error == ""
    assert (folder / "room").read_text() == "unlimited\n"
    assert Patience().seconds_for(_weight(OLD_WORD)) > legacy._SECONDS


def test_a_locked_docx_is_told():
    assert "password" in refused(COMPOUND + "EncryptedPackage".encode("utf-16-le"))


def test_other_old_office_files_are_told():
    assert "no Word text" in refused(COMPOUND + "Workbook".encode("utf-16-le"), UnknownFormat)
