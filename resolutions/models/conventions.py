"""Conventions and other instruments, their names and articles."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ConventionQuerySet(models.QuerySet["Convention"]):
    def get_by_natural_key(self, slug: str) -> Convention:
        return self.get(slug=slug)

    def groups(self) -> ConventionQuerySet:
        """Those that are a name of several: "the three international drug control conventions"."""
        return self.filter(kind=Convention.GROUP)

    def with_groups(self) -> ConventionQuerySet:
        """These and the groups that any of them is a member of: what cites one of those cites these.

        `CrossReference.objects.filter(convention__in=Convention.objects.filter(slug="1988").with_groups())`
        """
        keys = self.order_by().values("pk")
        groups = Convention.members.through.objects.filter(to_convention__in=keys).values("from_convention")
        return Convention.objects.filter(Q(pk__in=keys) | Q(pk__in=groups))


class Convention(models.Model):
    """A convention, protocol, covenant, charter, declaration or other instrument that texts name.

    A row of the kind "group" is a name of several, its `members`: a citation of it counts for each of them.
    """

    GROUP = "group"

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20)
    title = models.TextField(_("official title"))
    adopted_on = models.CharField(
        _("adopted"), max_length=10, blank=True, help_text=_("YYYY, YYYY-MM or YYYY-MM-DD, as far as known.")
    )
    place = models.CharField(_("place"), max_length=60, blank=True)
    in_force_on = models.CharField(_("in force"), max_length=10, blank=True)
    series = models.CharField(_("treaty series"), max_length=200, blank=True)
    registration = models.CharField(_("registration number"), max_length=40, blank=True)
    adopted_by = models.CharField(_("adopting resolution"), max_length=120, blank=True)
    publication = models.CharField(_("publication"), max_length=200, blank=True)
    chapter = models.CharField(_("chapter of the status list"), max_length=80, blank=True)
    is_sure = models.BooleanField(_("facts are sure"), default=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    members = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="groups",
        verbose_name=_("members"),
        help_text=_("Of a group: the instruments that its name stands for."),
    )

    objects = ConventionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("convention")
        verbose_name_plural = _("conventions")

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def is_group(self) -> bool:
        return self.kind == self.GROUP

    def get_absolute_url(self) -> str:
        return f"/conventions/{self.slug}"


class ConventionName(models.Model):
    """A name by which texts call a convention."""

    class Kind(models.TextChoices):
        FULL = "full", _("full")
        SHORT = "short", _("short")
        HISTORICAL = "historical", _("historical")

    convention = models.ForeignKey(Convention, models.CASCADE, related_name="names", verbose_name=_("convention"))
    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SHORT)
    language = models.CharField(_("language"), max_length=2, default="en")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convention", "name", "language"], name="convention_name_unique")
        ]
        ordering = ["convention", "kind", "name"]
        verbose_name = _("name of a convention")
        verbose_name_plural = _("names of conventions")

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """An article of a convention: slug `38-bis`, printed `38 bis`."""

    convention = models.ForeignKey(Convention, models.CASCADE, related_name="articles", verbose_name=_("convention"))
    slug = models.CharField(_("slug"), max_length=20)
    printed = models.CharField(_("as printed"), max_length=20)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["convention", "slug"], name="article_unique")]
        ordering = ["convention", "position"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        return f"{self.convention.slug}, article {self.printed}"

    def get_absolute_url(self) -> str:
        return f"{self.convention.get_absolute_url()}/article/{self.slug}"
