"""On PostgreSQL the bitmaps are kept as they are: they are compressed already, and unpacking them costs every search."""

from django.db import migrations

COLUMNS = [("searchterm", "slots"), ("searchterm", "positions"), ("searchfacet", "bits")]


def _set_storage(schema_editor, storage):
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            schema_editor.execute(f"alter table resolutions_{table} alter column {column} set storage {storage}")


def keep_as_they_are(apps, schema_editor):
    _set_storage(schema_editor, "external")


def compress_again(apps, schema_editor):
    _set_storage(schema_editor, "extended")


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0004_search_segments")]
    operations = [migrations.RunPython(keep_as_they_are, compress_again)]
