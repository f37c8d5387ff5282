"""What the page of a text says around its words, rendered before anybody asks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.versions import Version


class PageFrame(models.Model):
    """The page of a version but for its body, and the state that it was rendered in; of another state it is not shown."""

    version = models.OneToOneField(
        Version, models.CASCADE, primary_key=True, related_name="page_frame", verbose_name=_("version")
    )  # made from it, and made again at any time
    state = models.CharField(_("state"), max_length=32)
    page = models.BinaryField(_("page"), help_text=_("As store.frames writes it."))

    class Meta:
        verbose_name = _("frame of a page")
        verbose_name_plural = _("frames of pages")

    def __str__(self) -> str:
        return str(self.version_id)
