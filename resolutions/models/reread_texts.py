"""What became of each text of a source that was read again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.rereadings import Rereading
from resolutions.models.versions import Version


class RereadText(models.Model):
    """One text of a re-reading: the version it was held against, and the draft that was proposed, if any."""

    class Outcome(models.TextChoices):
        SAME = "same", _("reads the same")
        PROPOSED = "proposed", _("reads otherwise: a draft is proposed")
        STANDING = "standing", _("reads otherwise: the draft stands already")
        DECIDED = "decided", _("reads otherwise: the proposal was discarded before")
        KEPT = "kept", _("reads otherwise: another text stands for it now")
        FOUND = "found", _("a text that was not found before")
        GONE = "gone", _("is not found any more")

    rereading = models.ForeignKey(
        Rereading, models.CASCADE, related_name="texts", verbose_name=_("re-reading")
    )  # a line of its report
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    against = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="rereadings", verbose_name=_("held against")
    )  # a draft may be discarded
    proposal = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="proposed_by", verbose_name=_("proposed draft")
    )  # none any more: a person discarded it
    digest = models.CharField(_("SHA-256 of what was read"), max_length=64, blank=True)
    said = models.TextField(_("what differs"), blank=True)

    class Meta:
        ordering = ["rereading", "pk"]
        indexes = [models.Index(fields=["digest"], name="reread_text_by_digest")]
        verbose_name = _("text read again")
        verbose_name_plural = _("texts read again")

    def __str__(self) -> str:
        return f"{self.rereading}: {self.get_outcome_display()}"
