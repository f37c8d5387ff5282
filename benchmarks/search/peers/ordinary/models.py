"""A row a resolution, with a stored tsvector; a table for each facet that has several values."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Text(models.Model):
    """A resolution with all its words."""

    name = models.CharField(max_length=60)
    title = models.TextField()
    body = models.TextField()
    decade = models.IntegerField(db_index=True)
    session = models.CharField(max_length=20, db_index=True)
    vector = SearchVectorField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="text_by_words")]

    def __str__(self) -> str:
        return self.name


class Value(models.Model):
    """That a text has a value of a facet."""

    value = models.CharField(max_length=60, db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.value


class Topic(Value):
    text = models.ForeignKey(Text, models.CASCADE, related_name="topics")


class Convention(Value):
    text = models.ForeignKey(Text, models.CASCADE, related_name="conventions")


class Action(Value):
    text = models.ForeignKey(Text, models.CASCADE, related_name="actions")


class Addressee(Value):
    text = models.ForeignKey(Text, models.CASCADE, related_name="addressees")
