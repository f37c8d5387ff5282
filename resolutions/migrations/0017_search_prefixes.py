"""Beginnings that very many words share; the next rebuild_search_index, also with --merge, fills them."""

from django.db import migrations, models


def _keep_as_they_are(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE resolutions_searchprefix ALTER COLUMN words SET STORAGE EXTERNAL")


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0016_page_frames")]

    operations = [
        migrations.CreateModel(
            name="SearchPrefix",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.CharField(max_length=10, unique=True, verbose_name="beginning")),
                ("words", models.BinaryField(help_text="uint64 for each block, compressed.", verbose_name="slots")),
            ],
            options={"verbose_name": "beginning of words", "verbose_name_plural": "beginnings of words"},
        ),
        migrations.RunPython(_keep_as_they_are, migrations.RunPython.noop),
    ]
