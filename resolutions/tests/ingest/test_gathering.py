"""Paths that a person names become sources: files, folders and zip files alike."""

import os
from zipfile import ZipFile

import pytest

from resolutions.ingest.gathering import list_sources
from resolutions.tests.ingest.archives.packing import pack, told


def named(*paths):
    return [source.name for source in list_sources(map(str, paths))]


def test_a_folder_stands_for_its_files_and_for_the_members_of_its_zips(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_bytes(b"2")
    (tmp_path / "a.zip").write_bytes(pack({"x/one.txt": b"1", "__MACOSX/._one.txt": b""}))
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"3")
    found = list_sources([str(tmp_path)])
    assert [source.name for source in found] == [
        f"{tmp_path}/a.zip/x/one.txt",
        f"{tmp_path}/b/two.txt",
        f"{tmp_path}/c.txt",
    ]
    assert [source.load() for source in found] == [b"1", b"2", b"3"]


def test_nothing_is_opened_for_long(tmp_path):
    for number in range(50):
        (tmp_path / f"{number}.zip").write_bytes(pack({"one.txt": b"1"}))
    before = len(os.listdir("/proc/self/fd"))
    found = list_sources([str(tmp_path)])
    assert len(found) == 50
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_holds_no_sources_says_so_when_it_is_read(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "none.zip").write_bytes(pack({}))
    found = list_sources([str(tmp_path / name) for name in ("empty", "none.zip", "nowhere")])
    sentences = [told(source.load) for source in found]
    assert ["holds no files" in sentences[0], "holds no files" in sentences[1], "no such file" in sentences[2]] == [
        True,
        True,
        True,
    ]


def test_file_names_in_no_encoding_are_readable(tmp_path):
    place = os.path.join(os.fsencode(tmp_path), "régime.txt".encode("cp1252"))
    with open(place, "wb") as file:
        file.write(b"words")
    (source,) = list_sources([str(tmp_path)])
    assert source.name == f"{tmp_path}/régime.txt"
    assert source.load() == b"words"


def test_a_zip_that_changes_after_it_was_listed_is_told(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(pack({"one.txt": b"1", "two.txt": b"2"}))
    sources = list_sources([str(path)])
    path.write_bytes(b"PK\3\4")
    assert "cut short or damaged" in told(sources[0].load)
    path.unlink()
    assert "cannot be opened" in told(sources[0].load) or "no such file" in told(sources[0].load)


def test_names_keep_the_path_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_bytes(b"1")
    assert named("in") == ["in/one.txt"]


def test_files_whose_names_look_the_same_are_two_sources(tmp_path):
    for letter in (b"\x07", b"\x08"):
        with open(os.path.join(os.fsencode(tmp_path), b"a" + letter + b".txt"), "wb") as file:
            file.write(b"Lanterns " + letter)
    sources = list_sources([str(tmp_path), str(tmp_path)])
    assert [source.name for source in sources] == [f"{tmp_path}/a\ufffd.txt", f"{tmp_path}/a\ufffd.txt (2)"]
    assert len({source.load() for source in sources}) == 2


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_number_behind_a_name_is_never_the_name_of_another(tmp_path):
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("x.txt", "x.txt", "x.txt (2)"):
            archive.writestr(name, name)
    names = [source.name.rpartition("/")[2] for source in list_sources([str(tmp_path / "a.zip")])]
    assert names == ["x.txt", "x.txt (2)", "x.txt (2) (2)"]
