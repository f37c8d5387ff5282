"""Later readings of sources by newer parsers, and what was read before a person mended it: tables and columns are added only."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0006_batches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="as_read",
            field=models.TextField(
                blank=True,
                editable=False,
                help_text="The canonical text before a person mended it; empty where nobody did.",
                null=True,
                verbose_name="as it was read",
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("read", "read from a source"),
                    ("edited", "edited"),
                    ("submitted", "sent to review"),
                    ("sent-back", "sent back"),
                    ("published", "published"),
                    ("superseded", "superseded"),
                    ("withdrawn", "withdrawn"),
                    ("drafted", "new draft from a published version"),
                    ("reread", "proposed by a re-reading"),
                ],
                max_length=12,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="Rereading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("parser_version", models.PositiveIntegerField(verbose_name="read by parser")),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="Empty where it is the one that was first got out.", verbose_name="text"
                    ),
                ),
                ("pages", models.JSONField(blank=True, default=list, verbose_name="pages")),
                (
                    "refusal",
                    models.TextField(
                        blank=True,
                        help_text="What the newer parser says where it cannot read the file.",
                        verbose_name="why it was not read",
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True, verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rereadings",
                        to="resolutions.sourcedocument",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "re-reading",
                "verbose_name_plural": "re-readings",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="version",
            name="reading",
            field=models.ForeignKey(
                blank=True,
                help_text="Where the places count in the text of a re-reading, not in the one first got out of the file.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="resolutions.rereading",
                verbose_name="re-reading",
            ),
        ),
        migrations.CreateModel(
            name="RereadText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("same", "reads the same"),
                            ("proposed", "reads otherwise: a draft is proposed"),
                            ("standing", "reads otherwise: the draft stands already"),
                            ("decided", "reads otherwise: the proposal was discarded before"),
                            ("kept", "reads otherwise: another text stands for it now"),
                            ("found", "a text that was not found before"),
                            ("gone", "is not found any more"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of what was read")),
                ("said", models.TextField(blank=True, verbose_name="what differs")),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rereadings",
                        to="resolutions.version",
                        verbose_name="held against",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposed_by",
                        to="resolutions.version",
                        verbose_name="proposed draft",
                    ),
                ),
                (
                    "rereading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="resolutions.rereading",
                        verbose_name="re-reading",
                    ),
                ),
            ],
            options={
                "verbose_name": "text read again",
                "verbose_name_plural": "texts read again",
                "ordering": ["rereading", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="rereading",
            index=models.Index(fields=["source", "-parser_version"], name="rereading_of_source"),
        ),
        migrations.AddIndex(
            model_name="rereadtext",
            index=models.Index(fields=["digest"], name="reread_text_by_digest"),
        ),
    ]
