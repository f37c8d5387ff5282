"""Terms of the vocabularies as they hold for paragraphs and resolutions, and phrases that no term has yet.

These rows stand beside the texts, which never change, and can be made again at any time. What a person decided is
never made again: a row with a verdict, added or rejected, stays as it is.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resolutions.models.clauses import Anchor
from resolutions.models.resolutions import Resolution
from resolutions.models.versions import Version
from resolutions.models.vocabularies import Addressee, Topic

STANDING = Q(is_rejected=False)  # all that nobody rejected
DECIDED = Q(decided_at__isnull=False)  # what a person added or rejected


class Finding(models.Model):
    """That a term holds for something: read out of the words, or said by a person."""

    class Origin(models.TextChoices):
        EXTRACTED = "extracted", _("extracted")
        EDITOR = "editor", _("archivist")

    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.EXTRACTED)
    is_rejected = models.BooleanField(_("rejected"), default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        abstract = True


class ParagraphAddressee(Finding):
    """A paragraph asks somebody. The paragraph is its anchor, so that it holds in every language and later version.

    `token`, `start` and `end` say where the words stand in `version`: for an item mostly in the words that open it.
    """

    anchor = models.ForeignKey(
        Anchor, models.CASCADE, related_name="addressees", verbose_name=_("paragraph")
    )  # anchors go with specimens alone
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, related_name="paragraphs", verbose_name=_("addressee")
    )  # terms in use are merged or retired
    version = models.ForeignKey(Version, models.SET_NULL, null=True, blank=True, related_name="+")
    token = models.CharField(_("place"), max_length=120, blank=True)
    start = models.PositiveIntegerField(_("from"), default=0)
    end = models.PositiveIntegerField(_("to"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["anchor", "addressee"], name="paragraph_addressee_unique")]
        verbose_name = _("addressee of a paragraph")
        verbose_name_plural = _("addressees of paragraphs")

    def __str__(self) -> str:
        return f"{self.anchor}: {self.addressee}"


class ResolutionTopic(Finding):
    """A resolution is about something; `evidence` are the words that say so, "title: precursors" or "9 paragraphs"."""

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="topics", verbose_name=_("resolution")
    )  # a resolution goes only while nothing of it was published
    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="resolutions", verbose_name=_("topic")
    )  # terms in use are merged or retired
    evidence = models.CharField(_("because of"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resolution", "topic"], name="resolution_topic_unique")]
        verbose_name = _("topic of a resolution")
        verbose_name_plural = _("topics of resolutions")

    def __str__(self) -> str:
        return f"{self.resolution}: {self.topic}"


class AddresseePhrase(models.Model):
    """Words that stand where an addressee is named, and that are no name of any: somebody may say whose they are."""

    words = models.CharField(_("words"), max_length=160, unique=True)
    is_set_aside = models.BooleanField(_("set aside"), default=False, help_text=_("These words name no addressee."))

    class Meta:
        ordering = ["words"]
        verbose_name = _("phrase not in the vocabulary")
        verbose_name_plural = _("phrases not in the vocabulary")

    def __str__(self) -> str:
        return self.words


class PhrasePlace(models.Model):
    """A paragraph whose verb asks, followed by words that no addressee has for a name."""

    phrase = models.ForeignKey(AddresseePhrase, models.CASCADE, related_name="places", verbose_name=_("phrase"))
    anchor = models.ForeignKey(Anchor, models.CASCADE, related_name="+", verbose_name=_("paragraph"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["phrase", "anchor"], name="phrase_place_unique")]
        verbose_name = _("place of a phrase")
        verbose_name_plural = _("places of phrases")

    def __str__(self) -> str:
        return f"{self.anchor}: {self.phrase}"
