"""Closed vocabularies: addressees and topics with their names, where they hold, and phrases that no term has yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0010_convention_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AddresseePhrase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=160, unique=True, verbose_name="words")),
                (
                    "is_set_aside",
                    models.BooleanField(
                        default=False, help_text="These words name no addressee.", verbose_name="set aside"
                    ),
                ),
            ],
            options={
                "verbose_name": "phrase not in the vocabulary",
                "verbose_name_plural": "phrases not in the vocabulary",
                "ordering": ["words"],
            },
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Found in texts no more; what bears it keeps it.",
                        verbose_name="retired",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "is_class",
                    models.BooleanField(
                        default=False,
                        help_text="States, donors: words after it narrow it (“States in the region”), and it is still asked.",
                        verbose_name="is a class of parties",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="resolutions.addressee",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Searching for the broader term finds this one too.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="resolutions.addressee",
                        verbose_name="broader term",
                    ),
                ),
            ],
            options={
                "verbose_name": "addressee",
                "verbose_name_plural": "addressees",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AddresseeName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=160, verbose_name="words")),
                (
                    "bodies",
                    models.CharField(
                        blank=True,
                        help_text="Slugs of organs, “cnd ecosoc”: these words mean it in their texts alone. Empty: everywhere.",
                        max_length=60,
                        verbose_name="in texts of",
                    ),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Looked for no more. A name that is deleted may be shipped again.",
                        verbose_name="retired",
                    ),
                ),
                (
                    "needs_full_name",
                    models.BooleanField(
                        default=False,
                        help_text="“Office”: also in texts of other organs, where the same text has given a full name before.",
                        verbose_name="short for a name before it",
                    ),
                ),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="resolutions.addressee",
                        verbose_name="addressee",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of an addressee",
                "verbose_name_plural": "names of addressees",
                "ordering": ["words"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParagraphAddressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[("extracted", "extracted"), ("editor", "archivist")],
                        default="extracted",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("is_rejected", models.BooleanField(default=False, verbose_name="rejected")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("token", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("start", models.PositiveIntegerField(default=0, verbose_name="from")),
                ("end", models.PositiveIntegerField(default=0, verbose_name="to")),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paragraphs",
                        to="resolutions.addressee",
                        verbose_name="addressee",
                    ),
                ),
                (
                    "anchor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addressees",
                        to="resolutions.anchor",
                        verbose_name="paragraph",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="resolutions.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "addressee of a paragraph",
                "verbose_name_plural": "addressees of paragraphs",
            },
        ),
        migrations.CreateModel(
            name="PhrasePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "anchor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="resolutions.anchor",
                        verbose_name="paragraph",
                    ),
                ),
                (
                    "phrase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="resolutions.addresseephrase",
                        verbose_name="phrase",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of a phrase",
                "verbose_name_plural": "places of phrases",
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Found in texts no more; what bears it keeps it.",
                        verbose_name="retired",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="resolutions.topic",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Searching for the broader term finds this one too.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="resolutions.topic",
                        verbose_name="broader term",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResolutionTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[("extracted", "extracted"), ("editor", "archivist")],
                        default="extracted",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("is_rejected", models.BooleanField(default=False, verbose_name="rejected")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="because of")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="resolutions.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of a resolution",
                "verbose_name_plural": "topics of resolutions",
            },
        ),
        migrations.CreateModel(
            name="TopicName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=160, verbose_name="words")),
                (
                    "bodies",
                    models.CharField(
                        blank=True,
                        help_text="Slugs of organs, “cnd ecosoc”: these words mean it in their texts alone. Empty: everywhere.",
                        max_length=60,
                        verbose_name="in texts of",
                    ),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Looked for no more. A name that is deleted may be shipped again.",
                        verbose_name="retired",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("title", "in the title alone"),
                            ("text", "in the title and in paragraphs"),
                            ("never", "never: it hides shorter names within it"),
                        ],
                        default="title",
                        max_length=5,
                        verbose_name="where",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="resolutions.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a topic",
                "verbose_name_plural": "names of topics",
                "ordering": ["words"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="addressee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="addressee_not_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="addresseename",
            constraint=models.UniqueConstraint(fields=("addressee", "words"), name="addressee_name_unique"),
        ),
        migrations.AddConstraint(
            model_name="paragraphaddressee",
            constraint=models.UniqueConstraint(fields=("anchor", "addressee"), name="paragraph_addressee_unique"),
        ),
        migrations.AddConstraint(
            model_name="phraseplace",
            constraint=models.UniqueConstraint(fields=("phrase", "anchor"), name="phrase_place_unique"),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="topic_not_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolutiontopic",
            constraint=models.UniqueConstraint(fields=("resolution", "topic"), name="resolution_topic_unique"),
        ),
        migrations.AddConstraint(
            model_name="topicname",
            constraint=models.UniqueConstraint(fields=("topic", "words"), name="topic_name_unique"),
        ),
    ]
