"""The bulk export: what its files hold, and that nothing unchecked ever takes the place of what readers have."""

import csv
import gzip
import io
import json
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from resolutions.publishing.bulk import making
from resolutions.publishing.bulk.checking import check_files
from resolutions.publishing.bulk.making import current_export, make_export
from resolutions.publishing.bulk.manifest import BulkError
from resolutions.publishing.bulk.writing import GRAPH, PARAGRAPHS, REFERENCES, TEXTS
from resolutions.store.references import store_references
from resolutions.store.rows import from_rows
from resolutions.tests.factories import make_published, make_version, publish_version, reference

pytestmark = pytest.mark.django_db

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def root(tmp_path, settings):
    settings.EXPORT_ROOT, settings.SITE_URL = str(tmp_path / "exports"), "https://archive.example"
    return tmp_path / "exports"


@pytest.fixture
def texts():
    """One text that cites another, a specimen, a draft."""
    make_published(label="45", number=1)
    citing = make_version(label="46", number=2)
    store_references(
        citing, from_rows(citing), [reference("op1", 0, "Requests", "CND/RES/45/1", pinpoint="paragraph 1")]
    )
    make_published(label="901", number=1)
    make_version(label="47", number=1)
    return publish_version(citing)


def export(root, **more):
    return make_export(root, **{"keep": 7, "progress": lambda done, total: None, **more})


def table(root, name):
    with gzip.open(root / "current" / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_published_text_is_one_line_and_specimens_and_drafts_are_none(root, texts):
    export(root)
    with gzip.open(root / "current" / TEXTS, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    assert [line["address"] for line in lines] == [
        "https://archive.example/cnd/resolutions/45/1",
        "https://archive.example/cnd/resolutions/46/2",
    ]


def test_every_paragraph_and_note_is_one_row_with_its_address(root, texts):
    export(root)
    rows = table(root, PARAGRAPHS)
    of_first = [row for row in rows if row["number"] == "1"]
    assert of_first[0]["address"] == "https://archive.example/cnd/resolutions/45/1/pp1"
    assert {"op1", "fn1"} <= {row["anchor"] for row in of_first}
    asked = next(row for row in of_first if row["anchor"] == "op1")
    assert (asked["verb"], asked["words"][:8], asked["printed_number"]) == ("request", "Requests", "1.")


def test_every_reference_is_one_row_with_both_ends(root, texts):
    export(root)
    (row,) = [row for row in table(root, REFERENCES) if row["target"] == "CND/RES/45/1"]
    assert row["address"] == "https://archive.example/cnd/resolutions/46/2/op1"
    assert row["target_address"].startswith("https://archive.example/cnd/resolutions/45/1")
    assert (row["status"], row["verb"], row["pinpoint"]) == ("matched", "request", "paragraph 1")


def test_the_graph_has_an_edge_for_a_citation(root, texts):
    export(root)
    with gzip.open(root / "current" / GRAPH) as file:
        graph = ElementTree.parse(file)  # noqa: S314
    edges = [(one.get("source"), one.get("target")) for one in graph.iter(f"{GRAPHML}edge")]
    address = "https://archive.example/cnd/resolutions/{}"
    assert (address.format("46/2"), address.format("45/1")) in edges


def test_counts_and_sums_are_in_the_manifest(root, texts):
    manifest = export(root)
    assert current_export(root) == manifest or current_export(root).files == manifest.files
    assert (manifest.counts["texts"], manifest.file(TEXTS).rows) == (2, 2)
    assert manifest.file(PARAGRAPHS).rows == manifest.counts["paragraphs"] + manifest.counts["notes"]


@pytest.mark.parametrize("name", [TEXTS, PARAGRAPHS, REFERENCES, GRAPH])
def test_a_file_that_is_not_as_written_is_refused(root, texts, name):
    manifest = export(root)
    path = root / "current" / name
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BulkError, match=name):
        check_files(root / "current", manifest)


def test_what_was_not_checked_replaces_nothing(root, texts, monkeypatch):
    before = export(root)
    make_published(label="48", number=1)

    def refuse(folder, manifest):
        raise BulkError("not whole")

    monkeypatch.setattr(making, "check_files", refuse)
    with pytest.raises(BulkError):
        export(root)
    assert current_export(root).files == before.files
    assert [one.name for one in root.iterdir() if one.name.startswith(".part")] == []


def test_fewer_rows_than_the_database_has_are_refused(root, texts):
    manifest = export(root)
    counts = {**manifest.counts, "references": manifest.counts["references"] + 1}
    more = type(manifest)(manifest.made_at, manifest.site, counts, manifest.files)
    with pytest.raises(BulkError, match="were expected"):
        check_files(root / "current", more)


def test_what_an_interrupted_run_left_is_cleared(root, texts):
    (root / ".part-abc").mkdir(parents=True)
    export(root)
    assert not (root / ".part-abc").exists()


def test_old_exports_go_and_the_current_stays(root, texts, monkeypatch):
    for day in ("2026-01-01T000000Z", "2026-01-02T000000Z", "2026-01-03T000000Z"):
        (root / day).mkdir(parents=True)
        (root / day / "manifest.json").write_text("{}")
    export(root, keep=2)
    kept = sorted(one.name for one in root.iterdir() if one.is_dir() and not one.is_symlink())
    assert len(kept) == 2
    assert kept[0] == "2026-01-03T000000Z"


def test_two_exports_at_once_are_refused(root, texts):
    root.mkdir()
    with making._alone(root), pytest.raises(BulkError, match="being made"):
        export(root)


def test_the_command_says_what_it_made(root, texts):
    out = io.StringIO()
    call_command("export_archive", stdout=out)
    assert f"{TEXTS}: 2 rows" in out.getvalue()


def test_the_command_refuses_with_a_sentence(root, texts, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_archive", str(tmp_path / "file"))


def test_readers_find_the_files_with_their_sums(root, texts, client):
    assert b"No files have been made yet" in client.get("/data").content
    manifest = export(root)
    page = client.get("/data").content.decode()
    assert manifest.file(TEXTS).sha256 in page
    response = client.get(f"/data/{TEXTS}")
    assert gzip.decompress(b"".join(response.streaming_content)).count(b"\n") == 2
    assert client.get(f"/data/{TEXTS}", headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get("/data/manifest.json").json()["counts"]["texts"] == 2


@pytest.mark.parametrize("name", ["..%2F..%2Fmanage.py", "manage.py", ".lock"])
def test_nothing_else_is_given_out(root, texts, client, name):
    export(root)
    assert client.get(f"/data/{name}").status_code == 404
