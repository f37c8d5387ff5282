"""The history of versions: who did what, when and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution
from resolutions.models.versions import Version


class Event(models.Model):
    """One step in the life of a version. Rows are only ever added."""

    class Verb(models.TextChoices):
        READ = "read", _("read from a source")
        EDITED = "edited", _("edited")
        SUBMITTED = "submitted", _("sent to review")
        SENT_BACK = "sent-back", _("sent back")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DRAFTED = "drafted", _("new draft from a published version")
        REREAD = "reread", _("proposed by a re-reading")

    version = models.ForeignKey(Version, models.CASCADE, related_name="events", verbose_name=_("version"))
    resolution = models.ForeignKey(
        Resolution, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("resolution")
    )
    verb = models.CharField(_("what"), max_length=12, choices=Verb)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    why = models.TextField(_("why"), blank=True)
    revision = models.PositiveIntegerField(
        _("revision"), null=True, blank=True, help_text=_("Of the version, after the step.")
    )

    class Meta:
        ordering = ["version", "at", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d}"
