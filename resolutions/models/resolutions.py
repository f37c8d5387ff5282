"""Resolutions: what has an address. Their texts are versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resolutions.citations.printed import printed_designation
from resolutions.models.bodies import Body, Session
from resolutions.structure.identity import Identity


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def of_identity(self, identity: Identity) -> ResolutionQuerySet:
        """By way of the session: left to choose, SQLite begins with every resolution of the kind."""
        return self.filter(
            body__slug=identity.body,
            kind=identity.kind,
            session__in=Session.objects.filter(label=identity.session, body__slug=identity.body).order_by(),
            number=identity.number,
            part_letter=identity.part_letter,
            slug=identity.slug,
        )

    def held(self) -> ResolutionQuerySet:
        """Those with a text that readers see."""
        return self.filter(versions__state="published").distinct()

    def of_session(self, session: Session) -> ResolutionQuerySet:
        return self.filter(session=session)

    def in_order(self) -> ResolutionQuerySet:
        return self.order_by("body__position", "session__ordinal", "kind", "number", "part_letter", "slug")


class Resolution(models.Model):
    """An adopted text, of any kind, with an address for ever. Facts of adoption are of its versions."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("resolution")
        DECISION = "decision", _("decision")
        DECLARATION = "declaration", _("declaration")
        STATEMENT = "statement", _("statement")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="resolutions", verbose_name=_("body")
    )  # addresses outlive tidying
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="resolutions", verbose_name=_("session")
    )  # as above
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.RESOLUTION)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    part_letter = models.CharField(_("part letter"), max_length=4, blank=True)
    slug = models.SlugField(_("slug"), max_length=80, blank=True, help_text=_("Only where nothing is numbered."))
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind", "session", "number", "part_letter", "slug"],
                name="resolution_unique_identity",
                nulls_distinct=None,
            ),
            models.UniqueConstraint(
                fields=["body", "kind", "session", "slug"],
                condition=Q(number__isnull=True),
                name="resolution_unique_slug",
            ),
            models.CheckConstraint(condition=Q(number__isnull=False) | ~Q(slug=""), name="resolution_number_or_slug"),
        ]
        indexes = [models.Index(fields=["session", "number"], name="resolution_by_session")]
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")

    def __str__(self) -> str:
        return (
            f"{self.body.abbreviation or self.body.slug} {self.get_kind_display()} {printed_designation(self.identity)}"
        )

    @property
    def identity(self) -> Identity:
        return Identity(self.body.slug, self.kind, self.session.label, self.number, self.part_letter, self.slug)

    @property
    def is_specimen(self) -> bool:
        return self.session.is_specimen

    def get_absolute_url(self) -> str:
        return self.identity.path


class Relation(models.Model):
    """A tie between two adopted texts that a person recorded."""

    class Kind(models.TextChoices):
        CORRECTS = "corrects", _("corrects")
        SUPERSEDES = "supersedes", _("supersedes")
        RECOMMENDED_AS = "recommended-as", _("recommended as")
        ADOPTED_AS = "adopted-as", _("adopted as")
        FOLLOWS_UP = "follows-up", _("follows up")

    subject = models.ForeignKey(Resolution, models.CASCADE, related_name="relations", verbose_name=_("resolution"))
    kind = models.CharField(_("relation"), max_length=16, choices=Kind)
    object = models.ForeignKey(
        Resolution, models.CASCADE, related_name="inverse_relations", verbose_name=_("other resolution")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "kind", "object"], name="relation_unique")]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()} {self.object}"
