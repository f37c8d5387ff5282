"""Clauses and notes of a version, and the anchors that are their addresses for ever."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.actions import Action
from resolutions.models.resolutions import Resolution
from resolutions.models.versions import Version
from resolutions.structure.nodes import CELL_BREAK, Kind, Part


class Anchor(models.Model):
    """The address of a clause or note inside a resolution. Rows are never deleted; a token always names the same words."""

    class State(models.TextChoices):
        LIVE = "live", _("live")
        MOVED = "moved", _("moved")
        RETIRED = "retired", _("retired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="anchors", verbose_name=_("resolution")
    )  # citations point here
    token = models.CharField(_("token"), max_length=120)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.LIVE)
    moved_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="moved_from", verbose_name=_("moved to")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resolution", "token"], name="anchor_unique_token"),
            models.CheckConstraint(
                condition=models.Q(state="moved", moved_to__isnull=False)
                | (~models.Q(state="moved") & models.Q(moved_to__isnull=True)),
                name="anchor_moved_has_target",
            ),
        ]
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")

    def __str__(self) -> str:
        return self.token


class Clause(models.Model):
    """A node of a version's text; `position` is the printed order, parents before children."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses", verbose_name=_("version"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    anchor = models.ForeignKey(
        Anchor, models.PROTECT, null=True, blank=True, related_name="clauses", verbose_name=_("anchor")
    )  # settled at publication
    position = models.PositiveIntegerField(_("position"))
    token = models.CharField(_("token"), max_length=120)
    part = models.CharField(_("part"), max_length=10, choices=[(part.value, part.value) for part in Part])
    kind = models.CharField(_("kind"), max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    number = models.CharField(_("number as printed"), max_length=80, null=True, blank=True)
    depth = models.PositiveSmallIntegerField(_("depth"), default=0)
    text = models.TextField(_("text"), blank=True)
    italics = models.JSONField(_("italics"), default=list, blank=True)
    cells = models.JSONField(_("cells"), default=list, blank=True)
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="clauses", verbose_name=_("action")
    )  # closed vocabulary
    action_modifiers = models.JSONField(_("modifiers"), default=list, blank=True)
    action_printed = models.CharField(_("action as printed"), max_length=200, blank=True)
    spans = models.JSONField(_("place in the source"), default=list, blank=True)
    repairs = models.JSONField(_("repairs"), default=list, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="clause_unique_position"),
            models.UniqueConstraint(fields=["version", "token"], name="clause_unique_token"),
        ]
        indexes = [models.Index(fields=["action"], name="clause_by_action")]
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")

    @property
    def all_text(self) -> str:
        """The words that references are counted in: its own, or those of its cells with bars between."""
        return CELL_BREAK.join(cell["text"] for cell in self.cells) if self.cells else self.text

    def __str__(self) -> str:
        return f"{self.token}: {self.text[:60]}"


class Footnote(models.Model):
    """A note of a version."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="footnotes", verbose_name=_("version"))
    anchor = models.ForeignKey(
        Anchor, models.PROTECT, null=True, blank=True, related_name="footnotes", verbose_name=_("anchor")
    )  # settled at publication
    position = models.PositiveIntegerField(_("position"))
    token = models.CharField(_("token"), max_length=120)
    marker = models.CharField(_("mark"), max_length=40)
    text = models.TextField(_("text"), blank=True)
    italics = models.JSONField(_("italics"), default=list, blank=True)
    spans = models.JSONField(_("place in the source"), default=list, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="footnote_unique_position"),
            models.UniqueConstraint(fields=["version", "token"], name="footnote_unique_token"),
        ]
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")

    def __str__(self) -> str:
        return f"{self.marker}: {self.text[:60]}"


class FootnoteMark(models.Model):
    """A place that calls a note: in a clause, a cell of a table row, the title, the enacting words or the adoption line."""

    class Place(models.TextChoices):
        CLAUSE = "clause", _("paragraph")
        CELL = "cell", _("cell of a table")
        TITLE = "title", _("title")
        FORMULA = "formula", _("enacting words")
        ADOPTION = "adoption", _("adoption line")
        NOTE = "note", _("note")

    version = models.ForeignKey(Version, models.CASCADE, related_name="marks", verbose_name=_("version"))
    place = models.CharField(_("place"), max_length=8, choices=Place, default=Place.CLAUSE)
    clause = models.ForeignKey(
        Clause, models.CASCADE, null=True, blank=True, related_name="marks", verbose_name=_("clause")
    )
    within = models.ForeignKey(
        Footnote,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="marks_within",
        verbose_name=_("note that holds the mark"),
    )
    cell = models.PositiveSmallIntegerField(_("cell"), default=0)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    marker = models.CharField(_("mark"), max_length=40)
    at = models.PositiveIntegerField(_("offset in the text"))
    footnote = models.ForeignKey(
        Footnote, models.SET_NULL, null=True, blank=True, related_name="marks", verbose_name=_("note that is called")
    )

    class Meta:
        ordering = ["version", "clause__position", "order"]
        verbose_name = _("footnote mark")
        verbose_name_plural = _("footnote marks")

    def __str__(self) -> str:
        return self.marker
