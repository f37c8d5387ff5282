"""The states that pages are made under, written by triggers alone (resolutions/states.py says which)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageState(models.Model):
    """Another token as soon as anything of that name has changed for readers; a name without a row never has."""

    name = models.CharField(_("name"), max_length=250, primary_key=True)
    token = models.CharField(_("token"), max_length=80)

    class Meta:
        verbose_name = _("state of pages")
        verbose_name_plural = _("states of pages")

    def __str__(self) -> str:
        return f"{self.name or '*'}={self.token}"
