"""Where texts are printed, what corrected them, what they are about: facts that librarians expect."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0012_stamps"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bibliography",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report_symbol",
                    models.CharField(
                        blank=True,
                        help_text="The report that prints the text: E/2009/28.",
                        max_length=80,
                        verbose_name="symbol of the report",
                    ),
                ),
                (
                    "series",
                    models.CharField(
                        blank=True,
                        help_text="Official Records of the Economic and Social Council, 2009, Supplement No. 8.",
                        max_length=200,
                        verbose_name="series",
                    ),
                ),
                ("part", models.CharField(blank=True, help_text="In words: two.", max_length=16, verbose_name="part")),
                (
                    "chapter",
                    models.CharField(blank=True, help_text="Roman numeral: I.", max_length=16, verbose_name="chapter"),
                ),
                (
                    "section",
                    models.CharField(blank=True, help_text="Capital letter: C.", max_length=16, verbose_name="section"),
                ),
                (
                    "pages",
                    models.CharField(
                        blank=True, help_text="As numbered in print: 12–14.", max_length=24, verbose_name="pages"
                    ),
                ),
                ("draft_symbol", models.CharField(blank=True, max_length=200, verbose_name="symbol of the draft")),
                ("agenda_item", models.TextField(blank=True, verbose_name="agenda item")),
                (
                    "basis",
                    models.CharField(
                        help_text="Where this was seen, or who established it.", max_length=200, verbose_name="basis"
                    ),
                ),
                (
                    "resolution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bibliography",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "bibliographic facts",
                "verbose_name_plural": "bibliographic facts",
            },
        ),
        migrations.CreateModel(
            name="SessionReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "symbol",
                    models.CharField(help_text="E/2009/28, or E/2009/28/Add.1.", max_length=80, verbose_name="symbol"),
                ),
                (
                    "supplement",
                    models.CharField(
                        blank=True,
                        help_text="Of the Official Records: 8, 8A. Empty while not known.",
                        max_length=8,
                        verbose_name="supplement",
                    ),
                ),
                (
                    "chapter",
                    models.CharField(
                        blank=True,
                        help_text="Roman numeral: I.",
                        max_length=16,
                        verbose_name="chapter of the resolutions",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True,
                        help_text="Capital letter: C.",
                        max_length=16,
                        verbose_name="section of the resolutions",
                    ),
                ),
                ("basis", models.CharField(help_text="Where this was seen.", max_length=200, verbose_name="basis")),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="printed_reports",
                        to="resolutions.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "printed report",
                "verbose_name_plural": "printed reports",
                "ordering": ["session", "symbol"],
            },
        ),
        migrations.CreateModel(
            name="Reissue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("corrigendum", "corrigendum"), ("reissue", "reissue"), ("addendum", "addendum")],
                        default="corrigendum",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "symbol",
                    models.CharField(
                        help_text="E/2002/28/Corr.1, or A/RES/77/1* for a reissue.",
                        max_length=120,
                        verbose_name="symbol",
                    ),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reissues",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reissues",
                        to="resolutions.sessionreport",
                        verbose_name="printed report",
                    ),
                ),
            ],
            options={
                "verbose_name": "corrigendum or reissue",
                "verbose_name_plural": "corrigenda and reissues",
                "ordering": ["issued_on", "symbol", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.CharField(max_length=120, verbose_name="term")),
                (
                    "vocabulary",
                    models.CharField(
                        choices=[("unbis", "UNBIS Thesaurus"), ("other", "other")],
                        default="unbis",
                        max_length=8,
                        verbose_name="vocabulary",
                    ),
                ),
                ("uri", models.URLField(blank=True, verbose_name="address of the term")),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="resolutions.resolution",
                        verbose_name="resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "subject",
                "verbose_name_plural": "subjects",
                "ordering": ["term", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="sessionreport",
            constraint=models.UniqueConstraint(fields=("session", "symbol"), name="session_report_unique"),
        ),
        migrations.AddConstraint(
            model_name="reissue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("report__isnull", True), ("resolution__isnull", False)),
                    models.Q(("report__isnull", False), ("resolution__isnull", True)),
                    _connector="OR",
                ),
                name="reissue_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="reissue",
            constraint=models.UniqueConstraint(fields=("resolution", "kind", "symbol"), name="reissue_unique_of_text"),
        ),
        migrations.AddConstraint(
            model_name="reissue",
            constraint=models.UniqueConstraint(fields=("report", "kind", "symbol"), name="reissue_unique_of_report"),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(fields=("resolution", "vocabulary", "term"), name="subject_unique"),
        ),
    ]
