"""What librarians know of a text beside its words: where it is printed, what corrected it, what it is about.

Published versions never change, so a corrected draft symbol or agenda item lives here and wins, with its basis.
"""

from __future__ import annotations

import re

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resolutions.models.bodies import Session
from resolutions.models.resolutions import Resolution

_OF_A_YEAR = re.compile(r"E/((?:19[789]|20\d)\d)/")


class SessionReportManager(models.Manager["SessionReport"]):
    def get_by_natural_key(self, body: str, label: str, symbol: str) -> SessionReport:
        return self.get(session__body__slug=body, session__label=label, symbol=symbol)


class SessionReport(models.Model):
    """The report of a session, or of its reconvened part, as the Official Records print it."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="printed_reports", verbose_name=_("session")
    )  # says nothing without it
    symbol = models.CharField(_("symbol"), max_length=80, help_text=_("E/2009/28, or E/2009/28/Add.1."))
    supplement = models.CharField(
        _("supplement"), max_length=8, blank=True, help_text=_("Of the Official Records: 8, 8A. Empty while not known.")
    )
    chapter = models.CharField(
        _("chapter of the resolutions"), max_length=16, blank=True, help_text=_("Roman numeral: I.")
    )
    section = models.CharField(
        _("section of the resolutions"), max_length=16, blank=True, help_text=_("Capital letter: C.")
    )
    basis = models.CharField(_("basis"), max_length=200, help_text=_("Where this was seen."))

    objects = SessionReportManager()

    class Meta:
        ordering = ["session", "symbol"]
        constraints = [models.UniqueConstraint(fields=["session", "symbol"], name="session_report_unique")]
        verbose_name = _("printed report")
        verbose_name_plural = _("printed reports")

    def __str__(self) -> str:
        return self.symbol

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.session.natural_key(), self.symbol)

    natural_key.dependencies = ["resolutions.session"]  # type: ignore[attr-defined]

    @property
    def series(self) -> str:
        """'Official Records of the Economic and Social Council, 2009, Supplement No. 8'.

        "" before 1978, when the Council's volumes were named by its sessions, which a symbol does not tell.
        """
        year = _OF_A_YEAR.match(self.symbol)
        if not year or not self.supplement:
            return ""
        return f"Official Records of the Economic and Social Council, {year[1]}, Supplement No. {self.supplement}"


class Bibliography(models.Model):
    """What an archivist established of one text; a field left empty leaves what its versions and its session say."""

    resolution = models.OneToOneField(
        Resolution, models.CASCADE, related_name="bibliography", verbose_name=_("resolution")
    )  # its own facts
    report_symbol = models.CharField(
        _("symbol of the report"), max_length=80, blank=True, help_text=_("The report that prints the text: E/2009/28.")
    )
    series = models.CharField(
        _("series"),
        max_length=200,
        blank=True,
        help_text=_("Official Records of the Economic and Social Council, 2009, Supplement No. 8."),
    )
    part = models.CharField(_("part"), max_length=16, blank=True, help_text=_("In words: two."))
    chapter = models.CharField(_("chapter"), max_length=16, blank=True, help_text=_("Roman numeral: I."))
    section = models.CharField(_("section"), max_length=16, blank=True, help_text=_("Capital letter: C."))
    pages = models.CharField(_("pages"), max_length=24, blank=True, help_text=_("As numbered in print: 12–14."))
    draft_symbol = models.CharField(_("symbol of the draft"), max_length=200, blank=True)
    agenda_item = models.TextField(_("agenda item"), blank=True)
    basis = models.CharField(_("basis"), max_length=200, help_text=_("Where this was seen, or who established it."))

    class Meta:
        verbose_name = _("bibliographic facts")
        verbose_name_plural = _("bibliographic facts")

    def __str__(self) -> str:
        return _("bibliography of %(resolution)s") % {"resolution": self.resolution}


class Subject(models.Model):
    """A subject heading that a source or a librarian gave to a text."""

    class Vocabulary(models.TextChoices):
        UNBIS = "unbis", _("UNBIS Thesaurus")
        OTHER = "other", _("other")

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="subjects", verbose_name=_("resolution")
    )  # its own facts
    term = models.CharField(_("term"), max_length=120)
    vocabulary = models.CharField(_("vocabulary"), max_length=8, choices=Vocabulary, default=Vocabulary.UNBIS)
    uri = models.URLField(_("address of the term"), max_length=200, blank=True)

    class Meta:
        ordering = ["term", "pk"]
        constraints = [models.UniqueConstraint(fields=["resolution", "vocabulary", "term"], name="subject_unique")]
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")

    def __str__(self) -> str:
        return self.term


class Reissue(models.Model):
    """A document that came after another to correct, complete or replace it: of one text, or of a whole report."""

    class Kind(models.TextChoices):
        CORRIGENDUM = "corrigendum", _("corrigendum")
        REISSUE = "reissue", _("reissue")
        ADDENDUM = "addendum", _("addendum")

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, null=True, blank=True, related_name="reissues", verbose_name=_("resolution")
    )  # says nothing without it
    report = models.ForeignKey(
        SessionReport, models.CASCADE, null=True, blank=True, related_name="reissues", verbose_name=_("printed report")
    )  # as above
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CORRIGENDUM)
    symbol = models.CharField(
        _("symbol"), max_length=120, help_text=_("E/2002/28/Corr.1, or A/RES/77/1* for a reissue.")
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["issued_on", "symbol", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution__isnull=False, report__isnull=True)
                | Q(resolution__isnull=True, report__isnull=False),
                name="reissue_of_one_thing",
            ),
            models.UniqueConstraint(fields=["resolution", "kind", "symbol"], name="reissue_unique_of_text"),
            models.UniqueConstraint(fields=["report", "kind", "symbol"], name="reissue_unique_of_report"),
        ]
        verbose_name = _("corrigendum or reissue")
        verbose_name_plural = _("corrigenda and reissues")

    def __str__(self) -> str:
        return self.symbol
