"""Organs and their sessions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.structure.identity import is_specimen_session


class BodyManager(models.Manager["Body"]):
    def get_by_natural_key(self, slug: str) -> Body:
        return self.get(slug=slug)


class Body(models.Model):
    """An organ of the United Nations. What it calls itself and others is data."""

    slug = models.SlugField(_("slug"), max_length=16, unique=True, help_text=_("First part of every address: cnd, ga."))
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(
        _("short name"), max_length=60, help_text=_("As texts use it: the Commission, the Council.")
    )
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=16, blank=True, help_text=_("CND, ECOSOC, GA"))
    symbol_prefix = models.CharField(
        _("prefix of symbols"), max_length=16, blank=True, help_text=_("A/RES, E/RES; empty for the Commission.")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subsidiaries", verbose_name=_("parent organ")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = BodyManager()

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return f"/{self.slug}"


class SessionManager(models.Manager["Session"]):
    def get_by_natural_key(self, body: str, label: str) -> Session:
        return self.get(body__slug=body, label=label)


class Session(models.Model):
    """A session of a body, always named with it: cnd:45 is not ga:45."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("regular")
        SPECIAL = "special", _("special")
        EMERGENCY = "emergency", _("emergency special")
        ANNUAL = "annual", _("year")

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="sessions", verbose_name=_("body")
    )  # a session without its organ has no name
    label = models.CharField(_("label"), max_length=12, help_text=_("45, S-3, ES-10, or a year."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGULAR)
    ordinal = models.IntegerField(_("order"), default=0, help_text=_("Sorts the sessions of a body in time."))
    starts_on = models.DateField(_("opened"), null=True, blank=True)
    ends_on = models.DateField(_("closed"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=60, blank=True)
    report_symbol = models.CharField(_("symbol of the report"), max_length=80, blank=True)
    are_dates_sure = models.BooleanField(_("dates are sure"), default=True)
    is_symbol_sure = models.BooleanField(_("symbol is sure"), default=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = SessionManager()

    class Meta:
        ordering = ["body", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["body", "label"], name="session_unique_in_body")]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return f"{self.body.slug}:{self.label}"

    def natural_key(self) -> tuple[str, str]:
        return (self.body.slug, self.label)

    natural_key.dependencies = ["resolutions.body"]  # type: ignore[attr-defined]

    @property
    def is_specimen(self) -> bool:
        return is_specimen_session(self.label)

    def get_absolute_url(self) -> str:
        return f"/{self.body.slug}/sessions/{self.label}"


class SessionPart(models.Model):
    """A reconvened part: dates and report of its session, never an address."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="parts", verbose_name=_("session"))
    starts_on = models.DateField(_("opened"), null=True, blank=True)
    ends_on = models.DateField(_("closed"), null=True, blank=True)
    report_symbol = models.CharField(_("symbol of the report"), max_length=80, blank=True)
    are_dates_sure = models.BooleanField(_("dates are sure"), default=True)
    is_symbol_sure = models.BooleanField(_("symbol is sure"), default=True)

    class Meta:
        ordering = ["session", "starts_on"]
        constraints = [models.UniqueConstraint(fields=["session", "starts_on"], name="session_part_unique")]
        verbose_name = _("reconvened part")
        verbose_name_plural = _("reconvened parts")

    def __str__(self) -> str:
        return f"{self.session} reconvened"
