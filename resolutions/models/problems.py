"""What a person must look at: doubts of the reading, errors that readers report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution
from resolutions.models.sources import SourceDocument
from resolutions.models.versions import Version


class ProblemQuerySet(models.QuerySet["Problem"]):
    def unsettled(self) -> ProblemQuerySet:
        return self.filter(settled_at__isnull=True)


class Problem(models.Model):
    """A doubt of the reading, with its place."""

    class Severity(models.TextChoices):
        INFO = "info", _("for information")
        WARNING = "warning", _("warning")
        ERROR = "error", _("error")

    source = models.ForeignKey(
        SourceDocument, models.CASCADE, null=True, blank=True, related_name="problems", verbose_name=_("source")
    )
    version = models.ForeignKey(
        Version, models.CASCADE, null=True, blank=True, related_name="problems", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=60)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    token = models.CharField(_("place"), max_length=120, blank=True)
    message = models.TextField(_("message"))
    spans = models.JSONField(_("place in the source"), default=list, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["version", "severity", "pk"]
        indexes = [models.Index(fields=["version", "severity"], name="problem_of_version")]
        verbose_name = _("problem")
        verbose_name_plural = _("problems")

    def __str__(self) -> str:
        return self.message


class ErrorReport(models.Model):
    """A reader's word that a text is wrong."""

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="error_reports", verbose_name=_("resolution")
    )
    token = models.CharField(_("place"), max_length=120, blank=True)
    message = models.TextField(_("what is wrong"), max_length=4000)
    email = models.EmailField(_("e-mail"), blank=True)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    answer = models.TextField(_("what was done"), blank=True)

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")

    def __str__(self) -> str:
        return f"{self.resolution}: {self.message[:60]}"
