"""The rows of the search index. Words compare byte by byte on both databases, so that a prefix is one range."""

import django.db.models.deletion
from django.db import migrations, models


def compare_words_by_bytes(apps, schema_editor):
    """PostgreSQL sorts by the rules of its locale unless told otherwise; SQLite sorts by bytes already."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE resolutions_searchterm ALTER COLUMN word TYPE text COLLATE "C"')


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('generation', models.CharField(max_length=32, verbose_name='generation')),
                ('next_block', models.PositiveBigIntegerField(default=0, verbose_name='first free block of slots')),
                ('next_position', models.PositiveBigIntegerField(default=0, verbose_name='first free position of a word')),
            ],
            options={
                'verbose_name': 'state of the search index',
                'verbose_name_plural': 'states of the search index',
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_block', models.PositiveBigIntegerField(unique=True, verbose_name='first block')),
                ('blocks', models.PositiveIntegerField(verbose_name='number of blocks')),
                ('first_position', models.PositiveBigIntegerField(verbose_name='first position')),
                ('date', models.DateField(blank=True, null=True, verbose_name='date')),
                ('order', models.CharField(help_text='Sorts by body, session, kind, number.', max_length=200, verbose_name='place in lists')),
                ('spellings', models.JSONField(default=list, verbose_name='spellings of its designation')),
                ('titles', models.JSONField(default=list, verbose_name='titles as folded words')),
                ('is_specimen', models.BooleanField(default=False, verbose_name='is a specimen')),
                ('rows', models.BinaryField(help_text='int64: key of the clause, -key of a note, 0 a title.', verbose_name='row of each slot')),
                ('starts', models.BinaryField(help_text='uint32 from first_position, and the end.', verbose_name='where runs of words begin')),
                ('counts', models.BinaryField(help_text='uint32', verbose_name='how many slots each run reaches')),
                ('reach', models.BinaryField(help_text='uint32 from the first slot.', verbose_name='the slots that runs reach')),
                ('resolution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='search_document', to='resolutions.resolution', verbose_name='resolution')),
            ],
            options={
                'verbose_name': 'search document',
                'verbose_name_plural': 'search documents',
            },
        ),
        migrations.CreateModel(
            name='SearchFacet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=30, verbose_name='facet')),
                ('value', models.CharField(max_length=120, verbose_name='value')),
                ('bits', models.BinaryField(verbose_name='where it holds')),
            ],
            options={
                'verbose_name': 'search facet',
                'verbose_name_plural': 'search facets',
                'constraints': [models.UniqueConstraint(fields=('facet', 'value'), name='search_facet_unique')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(help_text='Folded: no capitals, no accents. Compared byte by byte.', verbose_name='word')),
                ('language', models.CharField(blank=True, max_length=2, verbose_name='language')),
                ('stem', models.TextField(help_text='Language and stem: en:traffick.', verbose_name='stem')),
                ('slots', models.BinaryField(verbose_name='slots')),
                ('positions', models.BinaryField(verbose_name='positions')),
            ],
            options={
                'verbose_name': 'search term',
                'verbose_name_plural': 'search terms',
                'indexes': [models.Index(fields=['stem'], name='search_term_by_stem')],
                'constraints': [models.UniqueConstraint(fields=('word', 'language'), name='search_term_unique')],
            },
        ),
        migrations.RunPython(compare_words_by_bytes, migrations.RunPython.noop),
    ]
