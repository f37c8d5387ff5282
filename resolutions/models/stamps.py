"""When a resolution last changed for its readers: what harvesters ask by, long after the change itself."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution


class StampQuerySet(models.QuerySet["Stamp"]):
    def in_order(self) -> StampQuerySet:
        """The order of harvests: whatever changes during one moves to its end."""
        return self.order_by("changed_at", "resolution_id")


class Stamp(models.Model):
    """One row for each resolution that readers ever saw, also when its text was withdrawn."""

    resolution = models.OneToOneField(
        Resolution, models.CASCADE, primary_key=True, related_name="stamp", verbose_name=_("resolution")
    )  # only specimens are ever deleted
    changed_at = models.DateTimeField(_("changed"))
    is_gone = models.BooleanField(_("withdrawn or merged"), default=False)

    objects = StampQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["changed_at", "resolution"], name="stamp_in_order")]
        verbose_name = _("stamp of change")
        verbose_name_plural = _("stamps of change")

    def __str__(self) -> str:
        return f"{self.resolution_id}: {self.changed_at:%Y-%m-%dT%H:%M:%SZ}"
