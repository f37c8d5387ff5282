"""The register of known texts; what a pinpoint names, to be looked for; articles that texts link to cannot be deleted."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from resolutions.citations.places import column_of

_BATCH = 500


def fill_places(apps, schema_editor):
    """Pinpoints of references that were stored before there was the column."""
    model = apps.get_model("resolutions", "CrossReference")
    rows = model.objects.filter(kind__in=["resolution", "decision"]).exclude(pinpoint="").only("pk", "pinpoint")
    named = []
    for row in rows.iterator(chunk_size=_BATCH):
        row.places = column_of(row.pinpoint)
        if row.places:
            named.append(row)
    model.objects.bulk_update(named, ["places"], batch_size=_BATCH)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0008_rereadings")]

    operations = [
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField(blank=True, help_text="As printed; empty where nobody has seen it.", verbose_name="title")),
                ("subject", models.CharField(blank=True, help_text="What it is about, where the title is not known.", max_length=300, verbose_name="subject")),
                ("adopted_on", models.CharField(blank=True, help_text="YYYY, YYYY-MM or YYYY-MM-DD, as far as known.", max_length=10, validators=[django.core.validators.RegexValidator("\\d{4}(-\\d\\d(-\\d\\d)?)?\\Z", "Write YYYY, YYYY-MM or YYYY-MM-DD, as far as the date is known.")], verbose_name="adopted")),
                ("certainty", models.CharField(choices=[("found", "seen in a document of the United Nations"), ("known", "generally known, not checked against a document"), ("unsure", "not sure")], default="known", max_length=8, verbose_name="certainty")),
                ("source", models.CharField(blank=True, help_text="The document or list that the facts are from.", max_length=200, verbose_name="source")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("official_symbol", models.CharField(blank=True, help_text="Symbol of what prints the text, where it is neither its own symbol nor the report of the session.", max_length=120, verbose_name="official document")),
                ("resolution", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="register_entry", to="resolutions.resolution", verbose_name="resolution")),
            ],
            options={
                "verbose_name": "register entry",
                "verbose_name_plural": "register of known texts",
                "ordering": ["resolution__body", "resolution__session__ordinal", "resolution__number"],
                "indexes": [models.Index(fields=["certainty"], name="register_by_certainty")],
            },
        ),
        migrations.AddField(
            model_name="crossreference",
            name="places",
            field=models.TextField(
                blank=True,
                default="",
                editable=False,
                help_text="What the pinpoint names in the target, a blank on each side of each: “ letter-C op3 op4 ”.",
                verbose_name="places named",
            ),
            preserve_default=False,
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="CitedArticle",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("article", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="resolutions.article", verbose_name="article")),
                        ("crossreference", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="resolutions.crossreference", verbose_name="cross-reference")),
                    ],
                    options={
                        "verbose_name": "cited article",
                        "verbose_name_plural": "cited articles",
                        "db_table": "resolutions_crossreference_articles",
                        "unique_together": {("crossreference", "article")},
                    },
                ),
                migrations.AlterField(
                    model_name="crossreference",
                    name="articles",
                    field=models.ManyToManyField(blank=True, related_name="cited_by", through="resolutions.CitedArticle", to="resolutions.article", verbose_name="articles"),
                ),
            ],
        ),
        migrations.RunPython(fill_places, migrations.RunPython.noop, elidable=True),
    ]
