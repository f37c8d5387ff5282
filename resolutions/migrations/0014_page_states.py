"""The states that pages are made under; their triggers are put in place after every migration (resolutions/states.py)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0013_bibliography")]

    operations = [
        migrations.CreateModel(
            name="PageState",
            fields=[
                ("name", models.CharField(max_length=250, primary_key=True, serialize=False, verbose_name="name")),
                ("token", models.CharField(max_length=80, verbose_name="token")),
            ],
            options={"verbose_name": "state of pages", "verbose_name_plural": "states of pages"},
        ),
    ]
