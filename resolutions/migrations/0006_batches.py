"""Batches, their sources and the files that wait to be read: tables are added only."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0005_search_storage'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BatchMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='place in the batch')),
                ('name', models.TextField(help_text='As given: reports.zip/1997/lanterns.txt', verbose_name='name')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256')),
                ('outcome', models.CharField(choices=[('waiting', 'waits'), ('new', 'new'), ('language', 'new language'), ('changed', 'other words'), ('same', 'same words'), ('held', 'already held'), ('refused', 'refused')], default='waiting', max_length=8, verbose_name='outcome')),
                ('sentence', models.TextField(blank=True, verbose_name='what is to be said')),
                ('draft_count', models.PositiveIntegerField(default=0, verbose_name='drafts')),
                ('error_count', models.PositiveIntegerField(default=0, verbose_name='errors')),
                ('warning_count', models.PositiveIntegerField(default=0, verbose_name='warnings')),
                ('info_count', models.PositiveIntegerField(default=0, verbose_name='remarks')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='when')),
                ('claim', models.UUIDField(blank=True, editable=False, help_text='Who is at it.', null=True)),
                ('claimed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='batch_members', to='resolutions.sourcedocument', verbose_name='source document')),
            ],
            options={
                'verbose_name': 'source of a batch',
                'verbose_name_plural': 'sources of batches',
                'ordering': ['batch', 'position'],
            },
        ),
        migrations.CreateModel(
            name='WaitingFile',
            fields=[
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='file', serialize=False, to='resolutions.batchmember', verbose_name='source of a batch')),
                ('content', models.BinaryField(verbose_name='bytes')),
            ],
            options={
                'verbose_name': 'file that waits',
                'verbose_name_plural': 'files that wait',
            },
        ),
        migrations.CreateModel(
            name='IngestBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('command', 'by the command'), ('upload', 'uploaded')], max_length=8, verbose_name='how')),
                ('paths', models.JSONField(blank=True, default=list, help_text='As the command was given them: the batch is taken up there.', verbose_name='paths')),
                ('origin', models.CharField(blank=True, max_length=500, verbose_name='where from')),
                ('parser_version', models.PositiveIntegerField(default=1, verbose_name='read by parser')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'batch',
                'verbose_name_plural': 'batches',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='batchmember',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='resolutions.ingestbatch', verbose_name='batch'),
        ),
        migrations.AddIndex(
            model_name='ingestbatch',
            index=models.Index(fields=['kind', 'finished_at'], name='batch_unfinished'),
        ),
        migrations.AddIndex(
            model_name='batchmember',
            index=models.Index(fields=['batch', 'outcome', 'position'], name='batch_member_outcome'),
        ),
        migrations.AddConstraint(
            model_name='batchmember',
            constraint=models.UniqueConstraint(fields=('batch', 'position'), name='batch_member_place'),
        ),
        migrations.AddConstraint(
            model_name='batchmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'waiting'), ('settled_at__isnull', True)), models.Q(models.Q(('outcome', 'waiting'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='batch_member_settled_with_outcome'),
        ),
    ]
