"""Files as they were received, and what of them is in no text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceDocument(models.Model):
    """A file as received. The bytes are the archive's evidence and are never changed."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("bytes"))
    size = models.PositiveIntegerField(_("size in bytes"))
    format = models.CharField(_("format"), max_length=12)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    text = models.TextField(_("text"), help_text=_("What was got out of the file; every place counts its code points."))
    pages = models.JSONField(_("pages"), default=list, help_text=_("Offsets in the text where pages begin."))
    origin = models.CharField(_("where from"), max_length=500, blank=True)
    parser_version = models.PositiveIntegerField(_("read by parser"), default=1)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("received by"),
    )

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")

    def __str__(self) -> str:
        return self.name


class DroppedText(models.Model):
    """Words of a source that no text holds, with the reason."""

    source = models.ForeignKey(SourceDocument, models.CASCADE, related_name="dropped", verbose_name=_("source"))
    version = models.ForeignKey(
        "resolutions.Version", models.CASCADE, null=True, blank=True, related_name="dropped", verbose_name=_("version")
    )
    text = models.TextField(_("text"))
    reason = models.CharField(_("reason"), max_length=200)
    spans = models.JSONField(_("place in the source"), default=list)

    class Meta:
        verbose_name = _("dropped text")
        verbose_name_plural = _("dropped texts")

    def __str__(self) -> str:
        return f"{self.reason}: {self.text[:60]}"
