"""Names of several conventions, "the three international drug control conventions": the members of a group."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0009_register")]

    operations = [
        migrations.AddField(
            model_name="convention",
            name="members",
            field=models.ManyToManyField(
                blank=True,
                help_text="Of a group: the instruments that its name stands for.",
                related_name="groups",
                to="resolutions.convention",
                verbose_name="members",
            ),
        ),
    ]
