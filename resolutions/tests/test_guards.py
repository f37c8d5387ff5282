"""Guards: what was published stays as it was, whoever writes to the database. Raw SQL throughout."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from resolutions.guards import _LISTS, current_guards, lifted
from resolutions.models import Anchor, Rereading, SourceDocument, Version
from resolutions.tests.factories import make_resolution, make_session, make_version

pytestmark = pytest.mark.django_db


def settle(version, state="published"):
    """As publishing does it, as far as the guards are concerned."""
    resolution = version.resolution
    Anchor.objects.bulk_create(Anchor(resolution=resolution, token=row.token) for row in version.clauses.all())
    for row in version.clauses.all():
        version.clauses.filter(pk=row.pk).update(anchor=Anchor.objects.get(resolution=resolution, token=row.token))
    Version.objects.filter(pk=version.pk).update(state=state, number=1, published_at=timezone.now())
    version.refresh_from_db()
    return version


@pytest.fixture
def published():
    return settle(make_version(label="45", number=9))


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def is_refused(sql, *values):
    try:
        with transaction.atomic():
            run(sql, *values)
    except DatabaseError as fault:
        return "published" in str(fault) or "never" in str(fault)
    return False


@pytest.mark.parametrize("state", ["published", "superseded", "withdrawn"])
@pytest.mark.parametrize(
    "change",
    [
        "title = 'Other'",
        "formula = 'Other'",
        "adoption_line = 'Other'",
        "masthead = '[]'",
        "body_html = '<p>Other</p>'",
        "number = 7",
        "adopted_on = '2001-01-01'",
        "language = 'fr'",
        "source_id = NULL",
    ],
)
def test_no_column_of_a_settled_version_changes(state, change):
    version = settle(make_version(label="45", number=9), state)
    assert is_refused(f"UPDATE resolutions_version SET {change} WHERE id = %s", version.pk)


@pytest.mark.parametrize("before", ["published", "superseded", "withdrawn"])
@pytest.mark.parametrize("after", ["draft", "in-review", "published", "superseded", "withdrawn"])
def test_states_go_only_forward(before, after):
    version = settle(make_version(label="45", number=9), before)
    allowed = {("published", "superseded"), ("published", "withdrawn"), ("superseded", "withdrawn")}
    sql = "UPDATE resolutions_version SET state = %s WHERE id = %s"
    assert is_refused(sql, after, version.pk) == (before != after and (before, after) not in allowed)


def test_the_reason_of_a_withdrawal_may_be_written(published):
    run("UPDATE resolutions_version SET state = 'withdrawn', withdrawn_reason = 'Why' WHERE id = %s", published.pk)


@pytest.mark.parametrize("table", ["clause", "footnote", "footnotemark"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET position = position + 50", "UPDATE {} SET version_id = version_id + 0", "DELETE FROM {}"]
)
def test_rows_of_a_published_text_are_final(published, table, sql):
    sql = sql.replace("position", "at") if table == "footnotemark" else sql
    assert is_refused(sql.format(f"resolutions_{table}") + " WHERE version_id = %s", published.pk)


def test_no_paragraph_note_or_mark_is_added_to_a_published_text(published):
    draft = make_version(label="45", number=10)
    for table in ("footnotemark", "clause", "footnote"):
        sql = f"UPDATE resolutions_{table} SET version_id = %s WHERE version_id = %s"
        assert is_refused(sql, published.pk, draft.pk)
    columns = "(version_id, position, token, marker, text, italics, spans)"
    assert is_refused(
        f"INSERT INTO resolutions_footnote {columns} VALUES (%s, 99, 'fn99', '99', '', '[]', '[]')", published.pk
    )


def test_a_draft_may_change_and_go():
    version = make_version(label="45", number=9)
    run("UPDATE resolutions_clause SET text = 'Other' WHERE version_id = %s", version.pk)
    run("UPDATE resolutions_version SET title = 'Other' WHERE id = %s", version.pk)
    version.delete()
    assert not Version.objects.exists()


def test_a_published_version_is_never_deleted(published):
    assert is_refused("DELETE FROM resolutions_version WHERE id = %s", published.pk)


@pytest.mark.parametrize(
    ("column", "value"), [("token", "op77"), ("uuid", "5f0c7a7e-0000-4000-8000-000000000001"), ("resolution_id", None)]
)
def test_an_anchor_keeps_its_name(published, column, value):
    value = value or make_resolution("45", 10).pk
    anchor = published.clauses.first().anchor
    value = value.replace("-", "") if column == "uuid" and connection.vendor == "sqlite" else value
    assert is_refused(f"UPDATE resolutions_anchor SET {column} = %s WHERE id = %s", value, anchor.pk)


def test_an_anchor_may_be_retired_and_never_deleted(published):
    anchor = published.clauses.first().anchor
    run("UPDATE resolutions_anchor SET state = 'retired' WHERE id = %s", anchor.pk)
    unused = Anchor.objects.create(resolution=published.resolution, token="op99")
    assert is_refused("DELETE FROM resolutions_anchor WHERE id = %s", unused.pk)


@pytest.mark.parametrize("column", ["number", "part_letter", "slug", "session_id"])
def test_the_address_of_a_published_resolution_stays(published, column):
    value = {"number": 77, "session_id": make_session("46").pk}.get(column, "B")
    assert is_refused(f"UPDATE resolutions_resolution SET {column} = %s", value)


def test_the_address_of_a_session_and_a_body_with_published_texts_stays(published):
    assert is_refused("UPDATE resolutions_session SET label = '46'")
    assert is_refused("UPDATE resolutions_body SET slug = 'xyz'")
    run("UPDATE resolutions_session SET place = 'Vienna'")


def test_a_resolution_without_published_text_may_get_another_number():
    run("UPDATE resolutions_resolution SET number = 77 WHERE id = %s", make_version(label="45").resolution_id)


def test_bytes_of_a_source_never_change():
    source = make_version().source
    assert is_refused("UPDATE resolutions_sourcedocument SET content = %s WHERE id = %s", b"other", source.pk)
    assert is_refused("UPDATE resolutions_sourcedocument SET sha256 = 'x' WHERE id = %s", source.pk)
    run("UPDATE resolutions_sourcedocument SET text = 'read better' WHERE id = %s", source.pk)


def test_the_text_that_published_places_count_in_stays(published):
    assert is_refused("UPDATE resolutions_sourcedocument SET text = 'x' WHERE id = %s", published.source_id)
    assert SourceDocument.objects.get().text != "x"


@pytest.mark.parametrize("label", ["901", "999", "S-902", "ES-950"])
def test_specimens_may_be_removed(label):
    version = settle(make_version(label=label))
    for table in ("footnotemark", "clause", "footnote"):
        run(f"DELETE FROM resolutions_{table} WHERE version_id = %s", version.pk)
    version.delete()
    Anchor.objects.all().delete()
    assert not Anchor.objects.exists()


@pytest.mark.parametrize("label", ["900", "45", "S-3", "1901", "2021", "1999"])
def test_real_sessions_are_no_specimens(label):
    version = settle(make_version(label=label))
    assert is_refused("DELETE FROM resolutions_footnotemark WHERE version_id = %s", version.pk)


def test_lifted_guards_stand_again(published):
    with transaction.atomic():
        with lifted(connection, current_guards(Version)):
            run("UPDATE resolutions_version SET title = 'Other' WHERE id = %s", published.pk)
        assert is_refused("UPDATE resolutions_version SET title = 'Third' WHERE id = %s", published.pk)


def test_every_column_of_a_version_but_a_few_is_guarded():
    """A column that is added is guarded from its first migration on."""
    rule = next(guard for guard in current_guards(Version) if guard.name == "guard_version_text")
    free = {field.column for field in Version._meta.concrete_fields if f'OLD."{field.column}"' not in rule.refused}
    assert free == {"id", "state", "withdrawn_reason", "changed_at", "created_by_id", "published_by_id", "based_on_id"}


@pytest.mark.django_db(transaction=True)
def test_a_flushed_test_database_is_guarded_again():
    settle(make_version(label="45", number=9))


def test_text_of_a_rereading_that_a_settled_version_was_read_from_is_final():
    version = make_version(label="45", number=9)
    used = Rereading.objects.create(source=version.source, parser_version=2, text="Newer.")
    free = Rereading.objects.create(source=version.source, parser_version=3, text="Newest.")
    Version.objects.filter(pk=version.pk).update(reading=used)
    settle(version)
    change = "UPDATE resolutions_rereading SET text = 'Other' WHERE id = %s"
    assert is_refused(change, used.pk)
    assert is_refused("DELETE FROM resolutions_rereading WHERE id = %s", used.pk)
    assert not is_refused(change, free.pk)


def test_guards_are_those_of_the_tables_that_a_migration_leaves():
    """An older migration leaves tables that know nothing of later columns, and has its guards all the same."""
    app = apps.get_app_config("resolutions")
    older = MigrationLoader(connection).project_state(("resolutions", "0005_search_storage")).apps
    with transaction.atomic():
        app._guard(connection.alias, apps=older)
        kept = {name for name, _table in _installed()}
        transaction.set_rollback(True)
    assert "guard_version_text" in kept
    assert "guard_rereading_update" not in kept
    app._guard(connection.alias, apps=MigrationLoader(connection).project_state([]).apps)  # before the first migration
    assert "guard_rereading_update" in {name for name, _table in _installed()}


def _installed():
    with connection.cursor() as cursor:
        cursor.execute(_LISTS[connection.vendor])
        return cursor.fetchall()


def test_the_newest_parser_asks_for_no_migration():
    """What grows with a release is given to a row when it is made: a default in a column would need a migration each."""
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
