"""Places in the order of a list, written as a cursor: the next page begins after the last row, wherever that stands now.

A text that is published or withdrawn between two pages neither repeats a row nor hides one. A cursor says only where to
go on, so every cursor of the right form is good, and it stays good: nothing is remembered for a reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from urllib.parse import quote, unquote

from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from resolutions.views.api.parameters import Parameter, Whole, Words

PAGE_SIZE, LARGEST_PAGE = 50, 200
_PLAIN = "/|()"  # what needs no escape in a cursor


class Kind(Enum):
    """What a key is, and how it is written: digits, or each sign in hexadecimal."""

    NUMBER = r"[0-9]{1,9}"
    DAY = r"[0-9]{1,7}"
    TEXT = r"(?:[2-7][0-9a-f]){0,300}"


@dataclass(frozen=True, slots=True)
class Key:
    """One value of the order: a field of the rows, ascending unless `is_falling`."""

    field: str
    kind: Kind = Kind.TEXT
    is_falling: bool = False

    def write(self, value: Any) -> str:
        if self.kind is Kind.TEXT:
            return quote(str(value), safe=_PLAIN).encode().hex()
        return str(value.toordinal() if self.kind is Kind.DAY else value)

    def read(self, written: str) -> Any:
        if self.kind is Kind.TEXT:
            return unquote(bytes.fromhex(written).decode("ascii")).replace("\0", "")
        if self.kind is Kind.DAY:
            return date.fromordinal(min(max(int(written), 1), date.max.toordinal()))
        return int(written)


class Keyset:
    """The order of a list: keys that together are different for every row."""

    def __init__(self, *keys: Key) -> None:
        self.keys = keys

    @property
    def pattern(self) -> str:
        return r"\.".join(key.kind.value for key in self.keys)

    @property
    def order(self) -> list[str]:
        return [f"-{key.field}" if key.is_falling else key.field for key in self.keys]

    @property
    def fields(self) -> list[str]:
        return [key.field for key in self.keys]

    @property
    def parameters(self) -> tuple[Parameter, Parameter]:
        form = _("a cursor of this list: take the address in “next” as it stands, or begin without cursor")
        cursor = Words(self.pattern, form)
        return (Parameter("cursor", cursor, _("Where to go on: the address in `next` has it."), usual=""), PAGE)

    def write(self, values: Sequence[Any]) -> str:
        """The cursor of a row with these values."""
        return ".".join(key.write(value) for key, value in zip(self.keys, values, strict=True))

    def read(self, cursor: str) -> tuple[Any, ...]:
        """The values that a cursor holds; its form was checked when the address was read."""
        return tuple(key.read(part) for key, part in zip(self.keys, cursor.split("."), strict=True))

    def after(self, values: Sequence[Any]) -> Q:
        """Rows that come after one with these values."""
        found, equal = Q(pk__in=()), Q()
        for key, value in zip(self.keys, values, strict=True):
            found |= equal & Q(**{f"{key.field}__{'lt' if key.is_falling else 'gt'}": value})
            equal &= Q(**{key.field: value})
        return found


PAGE = Parameter("page_size", Whole(1, LARGEST_PAGE), _("How many at most."), usual=PAGE_SIZE)


def bytewise(field: str) -> Collate:
    """A text as it sorts on every database: by its bytes, not by the rules of a language."""
    return Collate(F(field), "C" if connection.vendor == "postgresql" else "BINARY")
