"""Backup and restore: the same archive on a fresh database, or no change at all."""

import gzip
import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from resolutions.models import Anchor, CrossReference, Event, Resolution, SourceDocument, Version
from resolutions.models.search import SearchDocument
from resolutions.publishing.backups import BackupError, tables, verify_backup, write_backup
from resolutions.publishing.publish import publish, withdraw
from resolutions.publishing.restoring import restore_backup
from resolutions.store.facts import load_facts
from resolutions.store.records import record_of
from resolutions.store.references import store_references
from resolutions.store.verdicts import correct
from resolutions.tests.factories import (
    make_convention,
    make_published,
    make_text,
    make_user,
    make_version,
    reference,
    with_words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Facts, people, and texts of every state, with references, verdicts, bytes and moved anchors."""
    load_facts()
    user = make_user()
    first = make_published(label="45", number=9, by=user)
    text = make_text(with_words(make_text(), "op1", "Requests a count.").clauses[:-1])
    second = make_version(text, label="45", number=9)
    store_references(second, text, [reference("op1", 0, "Requests", "A/RES/55/25"), reference("title", 0, "Safe", "")])
    correct(second.references.get(token="op1"), user, kind="convention", target="1988", pinpoint="article 2")
    publish(second, user, mapping={"op1": "op1", "op3": None}, why="Misprint.")
    withdraw(make_published(label="S-3", number=1), user, reason="Printed in error.")
    make_version(label="46", number=1).problems.create(code="gap", severity="error", message="Gap.")
    first.source.dropped.create(text="Page 1", reason="page furniture")


def everything():
    """All rows of all tables, as they are in the database."""
    found = {}
    for model in tables():
        columns = [field.attname for field in model._meta.concrete_fields]
        rows = model._base_manager.order_by("pk").values_list(*columns)
        found[model._meta.label] = [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in rows]
    return found


def change_everything():
    make_published(label="47", number=3)
    Event.objects.all().update(why="changed")
    CrossReference.objects.all().delete()
    get_user_model().objects.all().delete()


def test_what_comes_back_is_what_was_there(archive, tmp_path):
    before, records = everything(), [record_of(version) for version in Version.objects.order_by("pk")]
    counts = write_backup(tmp_path / "a.gz")
    change_everything()
    assert restore_backup(tmp_path / "a.gz") == counts
    assert everything() == before
    assert [record_of(version) for version in Version.objects.order_by("pk")] == records
    assert CrossReference.objects.get(token="op1").articles.get().slug == "2"


def test_people_may_do_what_they_might(archive, tmp_path):
    write_backup(tmp_path / "a.gz")
    change_everything()
    Group.objects.all().delete()
    restore_backup(tmp_path / "a.gz")
    assert make_user().has_perm("resolutions.publish_version")


def test_bytes_of_a_source_come_back(archive, tmp_path):
    before = [bytes(source.content) for source in SourceDocument.objects.order_by("pk")]
    write_backup(tmp_path / "a.gz")
    restore_backup(tmp_path / "a.gz")
    assert [bytes(source.content) for source in SourceDocument.objects.order_by("pk")] == before


def test_published_texts_are_found_and_guarded_again(archive, tmp_path):
    write_backup(tmp_path / "a.gz")
    restore_backup(tmp_path / "a.gz")
    assert [row.resolution.identity.path for row in SearchDocument.objects.all()] == ["/cnd/resolutions/45/9"]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_clause SET text = 'x'")


def test_new_rows_get_new_keys_after_a_restore(archive, tmp_path):
    write_backup(tmp_path / "a.gz")
    restore_backup(tmp_path / "a.gz")
    assert make_published(label="48", number=1).number == 1


def test_a_backup_of_an_empty_archive_empties(archive, tmp_path):
    path = tmp_path / "a.gz"
    with gzip.open(path, "wb") as file:
        file.write(b"")
    with pytest.raises(BackupError):
        restore_backup(path)
    assert Resolution.objects.exists()


def spoiled(path, change):
    with gzip.open(path, "rb") as file:
        lines = file.readlines()
    with gzip.open(path, "wb") as file:
        file.writelines(change(lines))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda lines: lines[:-1], id="no foot"),
        pytest.param(lambda lines: lines[:-2] + lines[-1:], id="a row is missing"),
        pytest.param(lambda lines: [*lines[:-1], lines[-2], lines[-1]], id="a row twice"),
        pytest.param(lambda lines: [line.replace(b"lanterns", b"lamps") for line in lines], id="words changed"),
        pytest.param(lambda lines: lines[1:], id="no head"),
        pytest.param(lambda lines: [lines[0], b"no json\n", *lines[1:]], id="no rows"),
    ],
)
def test_a_spoiled_backup_replaces_nothing(archive, tmp_path, change):
    write_backup(tmp_path / "a.gz")
    spoiled(tmp_path / "a.gz", change)
    before = everything()
    with pytest.raises(BackupError):
        restore_backup(tmp_path / "a.gz")
    assert everything() == before


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"text", lambda data: data[:60] + b"xx" + data[62:]]
)
def test_a_broken_file_replaces_nothing(archive, tmp_path, damage):
    path = tmp_path / "a.gz"
    write_backup(path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(BackupError):
        verify_backup(path)


def test_a_row_that_does_not_fit_replaces_nothing(archive, tmp_path):
    """A backup whose sums are right, of an archive with another column."""
    path = tmp_path / "a.gz"
    write_backup(path)

    def with_column(lines):
        row = json.loads(lines[-2])
        row["fields"]["unheard_of"] = 1
        return [*lines[:-2], json.dumps(row).encode() + b"\n", lines[-1]]

    spoiled(path, with_column)
    before = everything()
    with pytest.raises(BackupError):
        restore_backup(path)
    assert everything() == before


class TestCommands:
    def test_they_write_verify_and_restore(self, archive, tmp_path, capsys):
        path = tmp_path / "a.gz"
        call_command("backup_archive", str(path))
        call_command("restore_archive", str(path), "--verify")
        call_command("restore_archive", str(path), "--replace")
        said = capsys.readouterr().out
        assert "is whole" in said
        assert "rows restored" in said

    def test_texts_are_replaced_only_when_asked(self, archive, tmp_path):
        call_command("backup_archive", str(tmp_path / "a.gz"))
        with pytest.raises(CommandError, match="--replace"):
            call_command("restore_archive", str(tmp_path / "a.gz"))

    def test_a_folder_that_is_not_there_is_said(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be written"):
            call_command("backup_archive", str(tmp_path / "none" / "a.gz"))

    def test_a_moved_anchor_keeps_its_key(self, archive, tmp_path):
        key = Anchor.objects.get(token="op3", state="retired").uuid
        make_convention()
        call_command("backup_archive", str(tmp_path / "a.gz"))
        call_command("restore_archive", str(tmp_path / "a.gz"), "--replace")
        assert Anchor.objects.get(uuid=key).reason == "Misprint."
