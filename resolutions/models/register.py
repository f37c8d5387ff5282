"""The register: what is known of adopted texts, whether the archive holds them or not."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution
from resolutions.models.versions import Version

_DATE = RegexValidator(r"\d{4}(-\d\d(-\d\d)?)?\Z", _("Write YYYY, YYYY-MM or YYYY-MM-DD, as far as the date is known."))


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def not_held(self) -> RegisterEntryQuerySet:
        """Those whose text readers cannot see here."""
        published = Version.objects.published().filter(resolution=OuterRef("resolution"))
        return self.filter(~Exists(published), resolution__merged_into__isnull=True)


class RegisterEntry(models.Model):
    """Facts of one resolution or decision, each as far as known. They are no text: publishing one leaves them be."""

    class Certainty(models.TextChoices):
        FOUND = "found", _("seen in a document of the United Nations")
        KNOWN = "known", _("generally known, not checked against a document")
        UNSURE = "unsure", _("not sure")

    resolution = models.OneToOneField(
        Resolution, models.PROTECT, related_name="register_entry", verbose_name=_("resolution")
    )  # facts keep their address
    title = models.TextField(_("title"), blank=True, help_text=_("As printed; empty where nobody has seen it."))
    subject = models.CharField(
        _("subject"), max_length=300, blank=True, help_text=_("What it is about, where the title is not known.")
    )
    adopted_on = models.CharField(
        _("adopted"),
        max_length=10,
        blank=True,
        validators=[_DATE],
        help_text=_("YYYY, YYYY-MM or YYYY-MM-DD, as far as known."),
    )
    certainty = models.CharField(_("certainty"), max_length=8, choices=Certainty, default=Certainty.KNOWN)
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("The document or list that the facts are from.")
    )
    note = models.CharField(_("note"), max_length=400, blank=True)
    official_symbol = models.CharField(
        _("official document"),
        max_length=120,
        blank=True,
        help_text=_(
            "Symbol of what prints the text, where it is neither its own symbol nor the report of the session."
        ),
    )

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        ordering = ["resolution__body", "resolution__session__ordinal", "resolution__number"]
        indexes = [models.Index(fields=["certainty"], name="register_by_certainty")]
        verbose_name = _("register entry")
        verbose_name_plural = _("register of known texts")

    def __str__(self) -> str:
        return str(self.resolution)

    def get_absolute_url(self) -> str:
        return self.resolution.get_absolute_url()
