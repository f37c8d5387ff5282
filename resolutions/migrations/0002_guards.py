"""Triggers that refuse to change a published text: see resolutions/guards.py."""

from django.db import migrations

from resolutions.guards import current_guards, install, remove


def guard(apps, schema_editor):
    install(schema_editor.connection, current_guards(apps.get_model("resolutions", "Version")))


def unguard(apps, schema_editor):
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard, elidable=False)]
