"""Stored links from words of a text to what they name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resolutions.citations.references import ReferenceKind, Status
from resolutions.models.clauses import Clause, Footnote
from resolutions.models.conventions import Article, Convention
from resolutions.models.resolutions import Resolution
from resolutions.models.versions import Version


class CrossReferenceQuerySet(models.QuerySet["CrossReference"]):
    def of_published(self) -> CrossReferenceQuerySet:
        return self.filter(version__state="published")

    def standing(self) -> CrossReferenceQuerySet:
        """All that nobody rejected."""
        return self.exclude(status=Status.REJECTED)

    def citing_convention(self, convention: Convention) -> CrossReferenceQuerySet:
        """Those that name the convention, or a group that it is a member of."""
        return self.filter(convention__in=Convention.objects.filter(pk=convention.pk).with_groups())


class CrossReference(models.Model):
    """A citation as printed, and its target. A person's verdict (decided_by) outlives every re-extraction."""

    class Origin(models.TextChoices):
        EXTRACTED = "extracted", _("extracted")
        MARKUP = "markup", _("marked up in the source")
        EDITOR = "editor", _("archivist")

    version = models.ForeignKey(Version, models.CASCADE, related_name="references", verbose_name=_("version"))
    clause = models.ForeignKey(
        Clause, models.CASCADE, null=True, blank=True, related_name="references", verbose_name=_("clause")
    )
    footnote = models.ForeignKey(
        Footnote, models.CASCADE, null=True, blank=True, related_name="references", verbose_name=_("note")
    )
    token = models.CharField(
        _("place"), max_length=120, help_text=_("Anchor of the clause or note; “title” for the title.")
    )
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    printed = models.TextField(_("as printed"))
    kind = models.CharField(_("kind"), max_length=12, choices=[(kind.value, kind.value) for kind in ReferenceKind])
    target = models.CharField(
        _("target"), max_length=200, blank=True, help_text=_("Key: A/RES/77/238, CND/RES/45/9, 1988, op2.")
    )
    pinpoint = models.TextField(_("pinpoint"), blank=True)
    date = models.DateField(_("date as printed"), null=True, blank=True)
    places = models.TextField(
        _("places named"),
        blank=True,
        editable=False,
        help_text=_("What the pinpoint names in the target, a blank on each side of each: “ letter-C op3 op4 ”."),
    )
    candidates = models.JSONField(_("candidates"), default=list, blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=[(status.value, status.value) for status in Status],
        default=Status.UNMATCHED,
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.EXTRACTED)
    resolution = models.ForeignKey(
        Resolution, models.SET_NULL, null=True, blank=True, related_name="cited_by", verbose_name=_("resolution held")
    )
    convention = models.ForeignKey(
        Convention, models.PROTECT, null=True, blank=True, related_name="cited_by", verbose_name=_("convention")
    )
    articles = models.ManyToManyField(
        Article, through="CitedArticle", blank=True, related_name="cited_by", verbose_name=_("articles")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CrossReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["version", "token", "start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(clause__isnull=True) | Q(footnote__isnull=True), name="reference_one_place"
            ),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="reference_has_words"),
        ]
        indexes = [
            models.Index(fields=["target", "status"], name="reference_by_target"),
            models.Index(fields=["version", "token", "start"], name="reference_by_place"),
        ]
        verbose_name = _("cross-reference")
        verbose_name_plural = _("cross-references")

    def __str__(self) -> str:
        return f"{self.printed} → {self.target}"


class CitedArticle(models.Model):
    """An article that a reference names. Texts link to its address, so it cannot be deleted while one does."""

    crossreference = models.ForeignKey(CrossReference, models.CASCADE, verbose_name=_("cross-reference"))
    article = models.ForeignKey(Article, models.PROTECT, verbose_name=_("article"))  # its address is in stored bodies

    class Meta:
        db_table = "resolutions_crossreference_articles"
        unique_together = [("crossreference", "article")]
        verbose_name = _("cited article")
        verbose_name_plural = _("cited articles")

    def __str__(self) -> str:
        return f"{self.crossreference}: {self.article}"
