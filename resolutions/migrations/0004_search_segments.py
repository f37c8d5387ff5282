"""Words have a row in every segment, so that publishing never rewrites the rows of all texts."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0003_search'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='searchterm',
            name='search_term_unique',
        ),
        migrations.AddField(
            model_name='searchstate',
            name='segment',
            field=models.PositiveIntegerField(default=0, verbose_name='open segment'),
        ),
        migrations.AddField(
            model_name='searchstate',
            name='segment_block',
            field=models.PositiveBigIntegerField(default=0, verbose_name='first block of the open segment'),
        ),
        migrations.AddField(
            model_name='searchterm',
            name='segment',
            field=models.PositiveIntegerField(default=0, verbose_name='segment'),
        ),
        migrations.AddConstraint(
            model_name='searchterm',
            constraint=models.UniqueConstraint(fields=('word', 'language', 'segment'), name='search_term_unique'),
        ),
    ]
