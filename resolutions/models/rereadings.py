"""Sources that a newer parser read again, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.sources import SourceDocument


class Rereading(models.Model):
    """One source read again by one parser.

    The text that was first got out of the file stays with it, since the places of stored texts count in it; where the
    newer parser gets out another one, that is kept here, for the places of the drafts it proposed.
    """

    source = models.ForeignKey(
        SourceDocument, models.CASCADE, related_name="rereadings", verbose_name=_("source")
    )  # belongs to the file
    parser_version = models.PositiveIntegerField(_("read by parser"))
    text = models.TextField(_("text"), blank=True, help_text=_("Empty where it is the one that was first got out."))
    pages = models.JSONField(_("pages"), default=list, blank=True)
    refusal = models.TextField(
        _("why it was not read"), blank=True, help_text=_("What the newer parser says where it cannot read the file.")
    )
    at = models.DateTimeField(_("when"), auto_now=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["source", "-parser_version"], name="rereading_of_source")]
        verbose_name = _("re-reading")
        verbose_name_plural = _("re-readings")

    def __str__(self) -> str:
        return f"{self.source} ({self.parser_version})"
