"""Filled by the change that it is named after."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0009_register")]

    operations = []
