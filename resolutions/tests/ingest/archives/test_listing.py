"""Zip files: what is a source in them, what is left alone, and what is refused before or while it is unpacked."""

import random
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from resolutions.ingest.archives import Limits, is_archive, list_members
from resolutions.tests.ingest.archives.packing import info, members, opener, pack, raw_zip, whole

SMALL = Limits(archive_bytes=100_000, entries=20, member_bytes=50_000, unpacked_bytes=120_000)


def test_each_member_is_a_source_named_by_its_place():
    found = members(pack({"1999/lanterns.txt": b"one", "report.md": b"two"}))
    assert found == {"a.zip/1999/lanterns.txt": b"one", "a.zip/report.md": b"two"}


def test_stored_members_are_read_like_packed_ones():
    assert members(pack({"a.txt": b"one"}, zipfile.ZIP_STORED)) == {"a.zip/a.txt": b"one"}


@pytest.mark.parametrize(
    "name", [".hidden.txt", "a/.git/x.txt", "__MACOSX/._a.txt", "a/__MACOSX/b", "~$report.docx", "a/Thumbs.db"]
)
def test_what_systems_put_there_for_themselves_is_left_alone(name):
    assert list(members(pack({name: b"x", "a.txt": b"one"}))) == ["a.zip/a.txt"]


def test_a_zip_without_files_is_refused():
    assert "holds no files" in whole(pack({}))
    assert "holds no files" in whole(pack({"folder/": b"", ".hidden": b"x"}))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/etc/lanterns.txt", "an absolute path"),
        ("C:\\lanterns.txt", "an absolute path"),
        ("../lanterns.txt", "leads out of the zip file"),
        ("a/../../lanterns.txt", "leads out of the zip file"),
        ("..\\lanterns.txt", "leads out of the zip file"),
        (info("link.txt", mode=0o120777), "a link or a device"),
        (info("pipe.txt", mode=0o010644), "a link or a device"),
    ],
)
def test_what_may_not_be_unpacked_is_refused_alone(name, told):
    found = list(members(pack({"a.txt": b"one", name: b"two", "b.txt": b"three"})).values())
    assert found[0] == b"one"
    assert told in found[1]
    assert found[2] == b"three"


def test_an_encrypted_member_is_refused():
    assert "encrypted" in members(raw_zip(b"secret.txt", b"lanterns", flags=1))["a.zip/secret.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method):
    assert "plain zip file" in members(pack({"a.txt": b"one"}, method))["a.zip/a.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked():
    data = pack({"bomb.txt": b"0" * 20_000_000, "a.txt": b"one"})
    tracemalloc.start()
    found = members(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "times its size" in found["a.zip/bomb.txt"]
    assert found["a.zip/a.txt"] == b"one"
    assert most < 2_000_000


def test_a_member_over_the_limit_is_refused_alone():
    found = members(pack({"big.txt": random.Random(1).randbytes(60_000), "a.txt": b"one"}), SMALL)
    assert "a source may have" in found["a.zip/big.txt"]
    assert found["a.zip/a.txt"] == b"one"


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        ({f"{n}.txt": b"x" for n in range(21)}, "more than 20 files"),
        ({f"{n}.txt": b"lanterns " * 4000 for n in range(4)}, "would unpack to"),
        ({f"{n}.txt": random.Random(n).randbytes(30_000) for n in range(4)}, "it may have"),
    ],
    ids=["entries", "unpacked", "packed"],
)
def test_an_archive_over_the_limits_is_refused_whole(contents, told):
    assert told in whole(pack(contents), SMALL)


def test_a_directory_longer_than_any_is_not_even_read():
    data = raw_zip(b"a.txt", b"one", copies=300_000)
    assert "more than 5000 files" in whole(data)


def test_members_that_share_their_bytes_are_refused():
    assert "overlap" in whole(raw_zip(b"a.txt", b"lanterns " * 100, copies=10))


@pytest.mark.parametrize("declared", [3, 7])
def test_a_member_that_holds_more_than_it_declares_is_ended_there(declared):
    found = members(raw_zip(b"a.txt", b"lanterns" * 1000, declared=declared))
    assert f"the {declared} bytes that its zip file declares" in found["a.zip/a.txt"]


def test_a_member_that_holds_less_than_it_declares_is_refused():
    assert "damaged" in members(raw_zip(b"a.txt", b"lanterns", declared=9))["a.zip/a.txt"]


def test_damaged_bytes_are_told():
    data = bytearray(pack({"a.txt": b"lanterns " * 100}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert "damaged" in members(bytes(data))["a.zip/a.txt"]


def test_a_zip_inside_a_zip_gives_its_members_in_its_place():
    inner = pack({"b.txt": b"two"})
    assert members(pack({"a.txt": b"one", "in.zip": inner})) == {"a.zip/a.txt": b"one", "a.zip/in.zip/b.txt": b"two"}


def test_a_zip_inside_a_zip_inside_a_zip_is_refused_alone():
    deep = pack({"deep.zip": pack({"c.txt": b"three"}), "b.txt": b"two"})
    found = members(pack({"in.zip": deep, "a.txt": b"one"}))
    assert "inside a zip file inside a zip file" in found["a.zip/in.zip/deep.zip"]
    assert found["a.zip/in.zip/b.txt"] == b"two"
    assert found["a.zip/a.txt"] == b"one"


def test_the_limits_are_for_all_inner_archives_together():
    inner = pack({f"{n}.txt": b"lanterns " * 2000 for n in range(2)})
    found = members(pack({f"{n}.zip": inner + b"" for n in range(6)}), replace(SMALL, unpacked_bytes=100_000))
    refused = [sentence for sentence in found.values() if isinstance(sentence, str)]
    assert refused
    assert all("would unpack to" in sentence for sentence in refused)
    assert sum(len(one) for one in found.values() if isinstance(one, bytes)) <= 100_000


@pytest.mark.parametrize("part", ["[Content_Types].xml", "mimetype"])
def test_a_document_that_is_a_zip_is_one_source(part):
    document = pack({part: b"<x/>", "word/document.xml": b"<w/>"})
    assert not is_archive(opener(document), "report.docx")
    assert not is_archive(opener(document), "renamed.zip")
    assert members(pack({"report.docx": document})) == {"a.zip/report.docx": document}


def test_an_archive_is_told_by_its_content():
    assert is_archive(opener(pack({"a.txt": b"one"})), "no-ending")
    assert not is_archive(opener(b"PK\3\4 is how this text begins"), "a.txt")
    assert not is_archive(opener(b"CND Res.901/1"), "a.zip")


def test_a_broken_zip_that_is_named_one_is_told():
    data = pack({"a.txt": b"lanterns " * 100})[:-30]
    assert is_archive(opener(data), "a.zip")
    assert "cut short or damaged" in whole(data)


@pytest.mark.parametrize(
    ("raw", "flags", "shown"),
    [
        ("régime.txt".encode(), 0, "régime.txt"),
        ("régime.txt".encode(), 0x800, "régime.txt"),
        ("régime.txt".encode("cp437"), 0, "régime.txt"),
        ("Маяки.txt".encode(), 0, "Маяки.txt"),
        (b"two\nlines\x1b[2J.txt", 0, "two\ufffdlines\ufffd[2J.txt"),
        ("txt.\u202eegap".encode(), 0x800, "txt.\ufffdegap"),
    ],
)
def test_names_are_readable_whatever_wrote_them(raw, flags, shown):
    assert members(raw_zip(raw, b"one", flags=flags)) == {f"a.zip/{shown}": b"one"}


def test_two_members_of_one_name_stay_two():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = pack({info("a.txt"): b"one", info("a.txt", mode=0o100600): b"two"})
    assert members(data) == {"a.zip/a.txt": b"one", "a.zip/a.txt (2)": b"two"}


def test_mutilated_zips_are_refused_and_never_crash():
    chance = random.Random(901)
    good = pack({"a.txt": b"lanterns " * 50, "in.zip": pack({"b.txt": b"two"}), "c.docx": pack({"mimetype": b"x"})})
    for _ in range(3000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        whole(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))


def test_listing_unpacks_nothing_that_is_no_zip(monkeypatch):
    data = pack({f"{n}.txt": b"lanterns" for n in range(50)})
    monkeypatch.setattr("resolutions.ingest.archives.listing.unpack", lambda *args: pytest.fail("it was unpacked"))
    assert len(list_members(opener(data), "a.zip")) == 50
