"""Frames of the pages of texts; `manage.py store_frames` fills the table."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0015_search_at_size")]

    operations = [
        migrations.CreateModel(
            name="PageFrame",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="page_frame",
                        serialize=False,
                        to="resolutions.version",
                        verbose_name="version",
                    ),
                ),
                ("state", models.CharField(max_length=32, verbose_name="state")),
                (
                    "page",
                    models.BinaryField(help_text="As store.frames writes it.", verbose_name="page"),
                ),
            ],
            options={"verbose_name": "frame of a page", "verbose_name_plural": "frames of pages"},
        ),
    ]
