"""The rows of the search index. They are made from published texts alone and can be made again at any time.

A resolution takes consecutive blocks of 64 slots; a slot is a paragraph, a title or a note that nothing calls.
Bitmaps are Roaring bitmaps in their portable serialization, so that both databases hold the same bytes.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution


class SearchState(models.Model):
    """One row: where free slots begin, and the generation, a new random word at every change of the index.

    Random, because a number would come again after a rollback, and a process that had read it would keep its arrays.
    """

    generation = models.CharField(_("generation"), max_length=32)
    next_block = models.PositiveBigIntegerField(_("first free block of slots"), default=0)
    segment = models.PositiveIntegerField(_("open segment"), default=0)
    segment_block = models.PositiveBigIntegerField(_("first block of the open segment"), default=0)
    next_position = models.PositiveBigIntegerField(_("first free position of a word"), default=0)

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("states of the search index")

    def __str__(self) -> str:
        return self.generation


class SearchTerm(models.Model):
    """A word of one language, or a symbol (no language): the slots that hold it and its places in the running text.

    A word has a row in every segment that holds it, so that publishing rewrites the short rows of the open segment and
    never the long ones of all texts; a reader takes them together, a rebuild makes them one.
    """

    word = models.TextField(_("word"), help_text=_("Folded: no capitals, no accents. Compared byte by byte."))
    language = models.CharField(_("language"), max_length=2, blank=True)
    segment = models.PositiveIntegerField(_("segment"), default=0)
    stem = models.TextField(_("stem"), help_text=_("Language and stem: en:traffick."))
    slots = models.BinaryField(_("slots"))
    positions = models.BinaryField(_("positions"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "language", "segment"], name="search_term_unique")]
        indexes = [models.Index(fields=["stem"], name="search_term_by_stem")]
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")

    def __str__(self) -> str:
        return self.word


class SearchDocument(models.Model):
    """The slots of one resolution, all its published languages together, and what lists and orders need of it."""

    resolution = models.OneToOneField(
        Resolution, models.CASCADE, related_name="search_document", verbose_name=_("resolution")
    )  # the index never outlives what it is made from
    first_block = models.PositiveBigIntegerField(_("first block"), unique=True)
    blocks = models.PositiveIntegerField(_("number of blocks"))
    first_position = models.PositiveBigIntegerField(_("first position"))
    date = models.DateField(_("date"), null=True, blank=True)
    order = models.CharField(_("place in lists"), max_length=200, help_text=_("Sorts by body, session, kind, number."))
    spellings = models.JSONField(_("spellings of its designation"), default=list)
    titles = models.JSONField(_("titles as folded words"), default=list)
    is_specimen = models.BooleanField(_("is a specimen"), default=False)
    rows = models.BinaryField(
        _("row of each slot"), help_text=_("int64: key of the clause, -key of a note, 0 a title.")
    )
    starts = models.BinaryField(_("where runs of words begin"), help_text=_("uint32 from first_position, and the end."))
    counts = models.BinaryField(_("how many slots each run reaches"), help_text=_("uint32"))
    reach = models.BinaryField(_("the slots that runs reach"), help_text=_("uint32 from the first slot."))

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.resolution)


class SearchFacet(models.Model):
    """A value of a facet and where it holds: slots for a paragraph's facets, first blocks for a resolution's."""

    facet = models.CharField(_("facet"), max_length=30)
    value = models.CharField(_("value"), max_length=120)
    bits = models.BinaryField(_("where it holds"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="search_facet_unique")]
        verbose_name = _("search facet")
        verbose_name_plural = _("search facets")

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"
