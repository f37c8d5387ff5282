"""The index for archives of any size: its rows are made anew, so run rebuild_search_index after this."""

import django.db.models.deletion
from django.db import migrations, models


def _set_columns(apps, schema_editor):
    """Words compare byte by byte, so that a prefix is one range; blobs are kept as they are, unpacking costs searches."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute('ALTER TABLE resolutions_searchterm ALTER COLUMN word TYPE text COLLATE "C"')
    kept = {
        "searchterm": ("slots", "positions"),
        "searchdocument": ("rows",),
        "searchchange": ("piece",),
        "searchbase": ("data",),
    }
    for table, columns in kept.items():
        for column in columns:
            schema_editor.execute(f"ALTER TABLE resolutions_{table} ALTER COLUMN {column} SET STORAGE EXTERNAL")


def _forget(apps, schema_editor):
    """The rows of the other shape are of no use; without a generation, no process takes what it holds for right."""
    apps.get_model("resolutions", "SearchState").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0014_page_states")]

    operations = [
        migrations.RunPython(_forget, _forget),
        migrations.DeleteModel("SearchFacet"),
        migrations.DeleteModel("SearchDocument"),
        migrations.DeleteModel("SearchTerm"),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("generation", models.CharField(db_index=True, max_length=32, verbose_name="generation")),
                (
                    "first_block",
                    models.PositiveBigIntegerField(default=0, verbose_name="first block of what was added"),
                ),
                ("first_run", models.PositiveBigIntegerField(default=0, verbose_name="first run of what was added")),
                (
                    "piece",
                    models.BinaryField(
                        default=bytes, help_text="As search/index/pieces.py writes it.", verbose_name="what was added"
                    ),
                ),
                (
                    "removed",
                    models.JSONField(
                        default=list,
                        help_text="First block, blocks, first run and runs of each document.",
                        verbose_name="what was taken out",
                    ),
                ),
                (
                    "terms",
                    models.JSONField(
                        default=dict,
                        help_text="First block of a document, facet, value: slots of its blocks.",
                        verbose_name="what was said anew",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of the search index",
                "verbose_name_plural": "changes of the search index",
            },
        ),
        migrations.RemoveField(
            model_name="searchstate",
            name="next_position",
        ),
        migrations.AddField(
            model_name="searchstate",
            name="base_segment",
            field=models.PositiveIntegerField(
                default=0,
                help_text="Segments below were written by a rebuild or merge.",
                verbose_name="first segment after the base",
            ),
        ),
        migrations.AddField(
            model_name="searchstate",
            name="next_run",
            field=models.PositiveBigIntegerField(default=0, verbose_name="first free run of words"),
        ),
        migrations.CreateModel(
            name="SearchBase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20, verbose_name="name")),
                ("part", models.PositiveIntegerField(verbose_name="part")),
                ("data", models.BinaryField(verbose_name="data")),
            ],
            options={
                "verbose_name": "part of the base of the search index",
                "verbose_name_plural": "parts of the base of the search index",
                "constraints": [models.UniqueConstraint(fields=("name", "part"), name="search_base_unique")],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_block", models.PositiveBigIntegerField(unique=True, verbose_name="first block")),
                ("blocks", models.PositiveIntegerField(verbose_name="number of blocks")),
                ("first_run", models.PositiveBigIntegerField(verbose_name="first run of words")),
                ("runs", models.PositiveIntegerField(verbose_name="number of runs")),
                ("date", models.DateField(blank=True, null=True, verbose_name="date")),
                (
                    "order",
                    models.CharField(
                        help_text="Sorts by body, session, kind, number.", max_length=200, verbose_name="place in lists"
                    ),
                ),
                (
                    "rows",
                    models.BinaryField(
                        help_text="int64: key of the clause, -key of a note, 0 a title.",
                        verbose_name="row of each slot",
                    ),
                ),
                (
                    "resolution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_document",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "search document",
                "verbose_name_plural": "search documents",
            },
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "word",
                    models.TextField(
                        help_text="Folded: no capitals, no accents. Compared byte by byte.", verbose_name="word"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("segment", models.PositiveIntegerField(default=0, verbose_name="segment")),
                ("stem", models.TextField(help_text="Language and stem: en:traffick.", verbose_name="stem")),
                ("slots", models.BinaryField(verbose_name="slots")),
                (
                    "positions",
                    models.BinaryField(help_text="(run << 8) | place of the word in it.", verbose_name="places"),
                ),
            ],
            options={
                "verbose_name": "search term",
                "verbose_name_plural": "search terms",
                "indexes": [models.Index(fields=["stem"], name="search_term_by_stem")],
                "constraints": [
                    models.UniqueConstraint(fields=("word", "language", "segment"), name="search_term_unique")
                ],
            },
        ),
        migrations.RunPython(_set_columns, migrations.RunPython.noop),
    ]
