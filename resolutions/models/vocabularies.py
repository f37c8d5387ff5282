"""Closed vocabularies: who is asked (addressees) and what a text is about (topics), each term with its names.

A term is never deleted while anything bears it: it is retired (found no more, what bears it stays) or merged into
another (its address leads there).
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TermManager(models.Manager["Term"]):
    def get_by_natural_key(self, slug: str) -> Term:
        return self.get(slug=slug)

    def standing(self) -> models.QuerySet[Term]:
        """All that readers may choose: those merged into another are known by its name."""
        return self.filter(merged_into__isnull=True)


class Term(models.Model):
    """A value of a closed vocabulary. Its slug is part of public addresses: /search?topic=precursors."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("broader term"),
        help_text=_("Searching for the broader term finds this one too."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Found in texts no more; what bears it keeps it.")
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )  # old addresses lead there
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = TermManager()

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def clean(self) -> None:
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A term cannot be broader than itself. Choose another one.")})
            seen.add(above.pk)
            above = above.parent


class TermName(models.Model):
    """Words that name a term."""

    words = models.CharField(_("words"), max_length=160)
    bodies = models.CharField(
        _("in texts of"),
        max_length=60,
        blank=True,
        help_text=_("Slugs of organs, “cnd ecosoc”: these words mean it in their texts alone. Empty: everywhere."),
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Looked for no more. A name that is deleted may be shipped again.")
    )

    class Meta:
        abstract = True
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        self.words = " ".join(self.words.split())
        self.bodies = " ".join(self.bodies.split())


class Addressee(Term):
    """Whom an operative paragraph asks, urges or charges: the Executive Director, Member States, the Board."""

    is_class = models.BooleanField(
        _("is a class of parties"),
        default=False,
        help_text=_("States, donors: words after it narrow it (“States in the region”), and it is still asked."),
    )

    class Meta(Term.Meta):
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="addressee_not_into_itself"
            )
        ]


class AddresseeName(TermName):
    """A name of an addressee, historical ones too, without article: "United Nations International Drug Control Programme"."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="names", verbose_name=_("addressee"))
    needs_full_name = models.BooleanField(
        _("short for a name before it"),
        default=False,
        help_text=_("“Office”: also in texts of other organs, where the same text has given a full name before."),
    )

    class Meta(TermName.Meta):
        verbose_name = _("name of an addressee")
        verbose_name_plural = _("names of addressees")
        constraints = [models.UniqueConstraint(fields=["addressee", "words"], name="addressee_name_unique")]


class Topic(Term):
    """A subject of the Commission's work: precursors, alternative development, methods of work."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="topic_not_into_itself"
            )
        ]


class TopicName(TermName):
    """Words that name a topic, and where they are sure to: in the title alone, or in paragraphs too."""

    class Place(models.TextChoices):
        TITLE = "title", _("in the title alone")
        TEXT = "text", _("in the title and in paragraphs")
        NEVER = "never", _("never: it hides shorter names within it")

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="names", verbose_name=_("topic"))
    place = models.CharField(_("where"), max_length=5, choices=Place, default=Place.TITLE)

    class Meta(TermName.Meta):
        verbose_name = _("name of a topic")
        verbose_name_plural = _("names of topics")
        constraints = [models.UniqueConstraint(fields=["topic", "words"], name="topic_name_unique")]
