"""The closed vocabulary of opening verb phrases."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActionManager(models.Manager["Action"]):
    def get_by_natural_key(self, slug: str) -> Action:
        return self.get(slug=slug)


class Action(models.Model):
    """What a paragraph does: slug `call-upon`, lemma `call upon`; modifiers are kept with each printed form."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    lemma = models.CharField(_("lemma"), max_length=60)

    objects = ActionManager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("action")
        verbose_name_plural = _("actions")

    def __str__(self) -> str:
        return self.lemma

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class ActionForm(models.Model):
    """A printed form of an action: "Also requests" = request + also."""

    class Part(models.TextChoices):
        PREAMBULAR = "preambular", _("preambular")
        OPERATIVE = "operative", _("operative")

    action = models.ForeignKey(Action, models.CASCADE, related_name="forms", verbose_name=_("action"))
    printed = models.CharField(_("as printed"), max_length=120, unique=True)
    modifiers = models.JSONField(_("modifiers"), default=list, blank=True)
    part = models.CharField(_("part"), max_length=10, choices=Part)
    count = models.PositiveIntegerField(_("times seen"), default=0)

    class Meta:
        ordering = ["printed"]
        verbose_name = _("form of an action")
        verbose_name_plural = _("forms of actions")

    def __str__(self) -> str:
        return self.printed
