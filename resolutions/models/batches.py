"""Batches: many sources brought in together, and what became of each."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resolutions.models.sources import SourceDocument

CLAIM_LASTS = timedelta(seconds=150)  # longer than any one source may be read, with those that wait before it


class IngestBatch(models.Model):
    """One run over many sources. It is never changed after it has ended, but for what is asked for again."""

    class Kind(models.TextChoices):
        COMMAND = "command", _("by the command")
        UPLOAD = "upload", _("uploaded")

    class State(models.TextChoices):
        READING = "reading", _("being read")
        WAITING = "waiting", _("waits to go on")
        DONE = "done", _("done")

    kind = models.CharField(_("how"), max_length=8, choices=Kind)
    paths = models.JSONField(
        _("paths"), default=list, blank=True, help_text=_("As the command was given them: the batch is taken up there.")
    )
    origin = models.CharField(_("where from"), max_length=500, blank=True)
    parser_version = models.PositiveIntegerField(_("read by parser"), default=1)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "finished_at"], name="batch_unfinished")]
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self) -> str:
        return _("batch %(number)d") % {"number": self.pk or 0}

    @property
    def state(self) -> str:
        """An interrupted batch waits to go on; nobody has to say that it was interrupted."""
        if self.finished_at is not None:
            return self.State.DONE
        return self.State.READING if self.members.claimed().exists() else self.State.WAITING

    def get_state_display(self) -> str:
        return str(self.State(self.state).label)


class BatchMemberQuerySet(models.QuerySet["BatchMember"]):
    def waiting(self) -> BatchMemberQuerySet:
        """Not read yet, whoever may be at it."""
        return self.filter(outcome=BatchMember.Outcome.WAITING)

    def claimed(self) -> BatchMemberQuerySet:
        """Somebody is at it, or was killed at it just now."""
        return self.waiting().filter(claimed_at__gt=timezone.now() - CLAIM_LASTS)

    def free(self) -> BatchMemberQuerySet:
        """To be read, and nobody is at it."""
        is_free = Q(claimed_at__isnull=True) | Q(claimed_at__lte=timezone.now() - CLAIM_LASTS)
        return self.waiting().filter(is_free)


class BatchMember(models.Model):
    """One source of a batch. Its outcome is stored in the transaction that stores its drafts."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waits")
        NEW = "new", _("new")
        LANGUAGE = "language", _("new language")
        CHANGED = "changed", _("other words")
        SAME = "same", _("same words")
        HELD = "held", _("already held")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey(IngestBatch, models.CASCADE, related_name="members", verbose_name=_("batch"))
    position = models.PositiveIntegerField(_("place in the batch"))
    name = models.TextField(_("name"), help_text=_("As given: reports.zip/1997/lanterns.txt"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.WAITING)
    sentence = models.TextField(_("what is to be said"), blank=True)
    source = models.ForeignKey(
        SourceDocument,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="batch_members",
        verbose_name=_("source document"),
    )
    draft_count = models.PositiveIntegerField(_("drafts"), default=0)
    error_count = models.PositiveIntegerField(_("errors"), default=0)
    warning_count = models.PositiveIntegerField(_("warnings"), default=0)
    info_count = models.PositiveIntegerField(_("remarks"), default=0)
    settled_at = models.DateTimeField(_("when"), null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True, editable=False, help_text=_("Who is at it."))
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = BatchMemberQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="batch_member_place"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", settled_at__isnull=True)
                | (~Q(outcome="waiting") & Q(settled_at__isnull=False)),
                name="batch_member_settled_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["batch", "outcome", "position"], name="batch_member_outcome")]
        verbose_name = _("source of a batch")
        verbose_name_plural = _("sources of batches")

    def __str__(self) -> str:
        return self.name


class WaitingFile(models.Model):
    """The bytes of an uploaded source until it is read; then they are a source document's, or gone."""

    member = models.OneToOneField(
        BatchMember, models.CASCADE, primary_key=True, related_name="file", verbose_name=_("source of a batch")
    )
    content = models.BinaryField(_("bytes"))

    class Meta:
        verbose_name = _("file that waits")
        verbose_name_plural = _("files that wait")

    def __str__(self) -> str:
        return str(self.member)
