"""When each resolution last changed for its readers; what is published already has the time of its last step."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Max, Q


def stamp_what_is_held(apps, schema_editor):
    """The last publication or withdrawal counts; a resolution without any published text is gone."""
    version, stamp = apps.get_model("resolutions", "Version"), apps.get_model("resolutions", "Stamp")
    settled = version.objects.filter(state__in=["published", "superseded", "withdrawn"])
    rows = settled.values("resolution", "resolution__merged_into").annotate(
        published=Max("published_at"),
        withdrawn=Max("changed_at", filter=Q(state="withdrawn")),
        standing=Max("pk", filter=Q(state="published")),
    )
    stamp.objects.bulk_create(
        stamp(
            resolution_id=row["resolution"],
            changed_at=max(filter(None, (row["published"], row["withdrawn"]))),
            is_gone=row["standing"] is None or row["resolution__merged_into"] is not None,
        )
        for row in rows
    )


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0011_vocabularies")]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "resolution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stamp",
                        serialize=False,
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                ("is_gone", models.BooleanField(default=False, verbose_name="withdrawn or merged")),
            ],
            options={
                "verbose_name": "stamp of change",
                "verbose_name_plural": "stamps of change",
                "indexes": [models.Index(fields=["changed_at", "resolution"], name="stamp_in_order")],
            },
        ),
        migrations.RunPython(stamp_what_is_held, migrations.RunPython.noop),
    ]
