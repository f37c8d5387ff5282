"""The rows of the search index. They are made from published texts alone and can be made again at any time.

A resolution takes consecutive blocks of 64 slots; a slot is a paragraph, a title or a note that nothing calls. What a
process keeps in memory is stored as the base, one long blob of everything that was indexed at the last rebuild or merge,
and a row for each change after it; so publishing writes short rows, whatever the size of the archive.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resolutions.models.resolutions import Resolution


class SearchState(models.Model):
    """One row: where free slots begin, and the generation, a new name with chance in it at every change of the index.

    Chance, because a number would come again after a rollback, and a process that had read it would keep its arrays.
    """

    generation = models.CharField(_("generation"), max_length=32)
    next_block = models.PositiveBigIntegerField(_("first free block of slots"), default=0)
    next_run = models.PositiveBigIntegerField(_("first free run of words"), default=0)
    segment = models.PositiveIntegerField(_("open segment"), default=0)
    segment_block = models.PositiveBigIntegerField(_("first block of the open segment"), default=0)
    base_segment = models.PositiveIntegerField(
        _("first segment after the base"), default=0, help_text=_("Segments below were written by a rebuild or merge.")
    )

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("states of the search index")

    def __str__(self) -> str:
        return self.generation


class SearchTerm(models.Model):
    """A word of one language, or a symbol (no language): the slots that hold it and its places in the running text.

    A word has a row in every segment that holds it, so that publishing rewrites the short rows of the open segment and
    never the long ones of all texts; a reader takes them together, a merge makes them one. Both columns are numbers as
    search/index/blobs.py writes them. A rare word has places alone: its slots follow from them.
    """

    word = models.TextField(_("word"), help_text=_("Folded: no capitals, no accents. Compared byte by byte."))
    language = models.CharField(_("language"), max_length=2, blank=True)
    segment = models.PositiveIntegerField(_("segment"), default=0)
    stem = models.TextField(_("stem"), help_text=_("Language and stem: en:traffick."))
    slots = models.BinaryField(_("slots"))
    positions = models.BinaryField(_("places"), help_text=_("(run << 8) | place of the word in it."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "language", "segment"], name="search_term_unique")]
        indexes = [models.Index(fields=["stem"], name="search_term_by_stem")]
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")

    def __str__(self) -> str:
        return self.word


class SearchDocument(models.Model):
    """Where a resolution stands in the index, all its published languages together, and what orders lists."""

    resolution = models.OneToOneField(
        Resolution, models.CASCADE, related_name="search_document", verbose_name=_("resolution")
    )  # the index never outlives what it is made from
    first_block = models.PositiveBigIntegerField(_("first block"), unique=True)
    blocks = models.PositiveIntegerField(_("number of blocks"))
    first_run = models.PositiveBigIntegerField(_("first run of words"))
    runs = models.PositiveIntegerField(_("number of runs"))
    date = models.DateField(_("date"), null=True, blank=True)
    order = models.CharField(_("place in lists"), max_length=200, help_text=_("Sorts by body, session, kind, number."))
    rows = models.BinaryField(
        _("row of each slot"), help_text=_("int64: key of the clause, -key of a note, 0 a title.")
    )

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.resolution)


class SearchChange(models.Model):
    """What one change did to the index since the base: a process that holds an older state takes up what is newer."""

    generation = models.CharField(_("generation"), max_length=32, db_index=True)
    first_block = models.PositiveBigIntegerField(_("first block of what was added"), default=0)
    first_run = models.PositiveBigIntegerField(_("first run of what was added"), default=0)
    piece = models.BinaryField(_("what was added"), default=bytes, help_text=_("As search/index/pieces.py writes it."))
    removed = models.JSONField(
        _("what was taken out"), default=list, help_text=_("First block, blocks, first run and runs of each document.")
    )
    terms = models.JSONField(
        _("what was said anew"),
        default=dict,
        help_text=_("First block of a document, facet, value: slots of its blocks."),
    )

    class Meta:
        verbose_name = _("change of the search index")
        verbose_name_plural = _("changes of the search index")

    def __str__(self) -> str:
        return self.generation


class SearchBase(models.Model):
    """A part of a blob of the base: the piece of all that was indexed, and the spellings of designations, sorted."""

    name = models.CharField(_("name"), max_length=20)
    part = models.PositiveIntegerField(_("part"))
    data = models.BinaryField(_("data"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "part"], name="search_base_unique")]
        verbose_name = _("part of the base of the search index")
        verbose_name_plural = _("parts of the base of the search index")

    def __str__(self) -> str:
        return f"{self.name} {self.part}"


class SearchPrefix(models.Model):
    """A beginning that very many words share, and the slots of all that the base has of them: see search/index/prefixes.py."""

    start = models.CharField(_("beginning"), max_length=10, unique=True)
    words = models.BinaryField(_("slots"), help_text=_("uint64 for each block, compressed."))

    class Meta:
        verbose_name = _("beginning of words")
        verbose_name_plural = _("beginnings of words")

    def __str__(self) -> str:
        return self.start
