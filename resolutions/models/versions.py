"""Versions: one text of a resolution in one language, from draft to published, superseded or withdrawn."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resolutions.models.rereadings import Rereading
from resolutions.models.resolutions import Resolution
from resolutions.models.sources import SourceDocument


class VersionQuerySet(models.QuerySet["Version"]):
    def published(self) -> VersionQuerySet:
        return self.filter(state=Version.State.PUBLISHED)

    def open(self) -> VersionQuerySet:
        """Drafts and texts in review: what an archivist may still change."""
        return self.filter(state__in=Version.OPEN_STATES)

    def with_identity(self) -> VersionQuerySet:
        return self.select_related("resolution__body", "resolution__session")


class Version(models.Model):
    """A text as it was read. Once published its words never change: triggers in the database see to it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN_STATES = (State.DRAFT, State.IN_REVIEW)
    SETTLED_STATES = (State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resolution = models.ForeignKey(
        Resolution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("resolution"),
        help_text=_("Empty while the source names no number and nobody has given one."),
    )
    language = models.CharField(_("language"), max_length=2, default="en")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    number = models.PositiveIntegerField(
        _("version"), null=True, blank=True, help_text=_("Given at publication: the 1 of 45/9@1.")
    )
    revision = models.PositiveIntegerField(
        _("revision"), default=1, help_text=_("Grows with every save; a save on an older one is refused.")
    )
    parser_version = models.PositiveIntegerField(_("read by parser"), default=1)
    source = models.ForeignKey(
        SourceDocument, models.PROTECT, null=True, blank=True, related_name="versions", verbose_name=_("source")
    )  # provenance
    source_index = models.PositiveIntegerField(_("place in the source"), default=0)
    reading = models.ForeignKey(
        Rereading,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("re-reading"),
        help_text=_("Where the places count in the text of a re-reading, not in the one first got out of the file."),
    )  # provenance
    as_read = models.TextField(
        _("as it was read"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The canonical text before a person mended it; empty where nobody did."),
    )
    based_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="drafts_from", verbose_name=_("made from")
    )

    # as printed
    masthead = models.JSONField(_("masthead"), default=list, blank=True)
    printed = models.TextField(_("designation as printed"), blank=True)
    title = models.TextField(_("title"), blank=True)
    title_italics = models.JSONField(default=list, blank=True, editable=False)
    formula = models.TextField(_("enacting words"), blank=True)
    formula_italics = models.JSONField(default=list, blank=True, editable=False)
    adoption_line = models.TextField(_("adoption line"), blank=True)
    adoption_italics = models.JSONField(default=list, blank=True, editable=False)

    # facts of adoption
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_on_basis = models.CharField(_("basis of the date"), max_length=40, blank=True)
    distributed_on = models.DateField(_("distributed on"), null=True, blank=True)
    meeting = models.PositiveIntegerField(_("meeting"), null=True, blank=True)
    vote_in_favour = models.PositiveSmallIntegerField(_("in favour"), null=True, blank=True)
    vote_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    vote_abstaining = models.PositiveSmallIntegerField(_("abstaining"), null=True, blank=True)
    vote_printed = models.TextField(_("vote as printed"), blank=True)
    symbol = models.CharField(
        _("symbol"), max_length=120, blank=True, help_text=_("A United Nations symbol printed on the text.")
    )
    report_symbol = models.CharField(_("symbol of the report"), max_length=80, blank=True)
    agenda_item = models.TextField(_("agenda item"), blank=True)
    draft_symbol = models.CharField(_("symbol of the draft"), max_length=200, blank=True)

    # publication
    body_html = models.TextField(editable=False, blank=True, help_text=_("Rendered once, at publication."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("created by")
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "language"], condition=Q(state="published"), name="version_one_published"
            ),
            models.UniqueConstraint(
                fields=["resolution", "language", "number"],
                condition=Q(number__isnull=False),
                name="version_number_unique",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in-review"])
                | Q(resolution__isnull=False, number__isnull=False, published_at__isnull=False),
                name="version_settled_is_complete",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-changed_at"], name="version_queue"),
            models.Index(fields=["resolution", "language", "state"], name="version_of_resolution"),
            models.Index(fields=["source", "source_index"], name="version_of_source"),
        ]
        permissions = [("publish_version", _("May publish and withdraw texts"))]
        verbose_name = _("version")
        verbose_name_plural = _("versions")

    def __str__(self) -> str:
        name = str(self.resolution) if self.resolution_id else (self.printed or _("a text without number"))
        return f"{name} ({self.language}, {self.get_state_display()})"

    @property
    def source_text(self) -> str:
        """The text that the places of this version count in; "" without a source."""
        if self.reading is not None and self.reading.text:
            return self.reading.text
        return self.source.text if self.source else ""

    @property
    def source_pages(self) -> list[int]:
        """Offsets in `source_text` where pages begin."""
        if self.reading is not None and self.reading.text:
            return list(self.reading.pages)
        return list(self.source.pages) if self.source else []

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN_STATES

    @property
    def has_vote(self) -> bool:
        return self.vote_in_favour is not None
