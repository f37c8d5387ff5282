"""What a request may ask for: each parameter declared once, for reading the address and for the OpenAPI description.

Strict where /search is lenient: a script that mistypes a name or a value is told, and does not get the whole archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from resolutions.views.api.problems import UNKNOWN_PARAMETER, bad_parameters

JsonSchema = dict[str, Any]
_SHOWN = 40
_LISTED = 12
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,9}")


class Values(Protocol):
    """What a value may be: its JSON schema, and its reading, which raises ValueError with a sentence."""

    def schema(self) -> JsonSchema: ...
    def read(self, typed: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    first: int
    last: int

    def schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.first, "maximum": self.last}

    def read(self, typed: str) -> int:
        if _WHOLE.fullmatch(typed) and self.first <= int(typed) <= self.last:
            return int(typed)
        asked = {"typed": typed[:_SHOWN], "first": self.first, "last": self.last}
        raise ValueError(_("“%(typed)s” is no whole number from %(first)d to %(last)d.") % asked)


@dataclass(frozen=True, slots=True)
class Words:
    """Any words, or those of a pattern; `form` says in words what the pattern is."""

    pattern: str = ""
    form: str | Promise = ""
    longest: int | None = None
    shortest: int = 0

    def schema(self) -> JsonSchema:
        limits = {"pattern": f"^{self.pattern}$" if self.pattern else None, "maxLength": self.longest}
        return {
            "type": "string",
            **{name: value for name, value in limits.items() if value is not None},
            **({"minLength": self.shortest} if self.shortest else {}),
        }

    def read(self, typed: str) -> str:
        is_long = self.longest is not None and len(typed) > self.longest
        if is_long or len(typed) < self.shortest or (self.pattern and not re.fullmatch(self.pattern, typed)):
            asked = {"typed": typed[:_SHOWN], "form": self.form or _("a word of 1 to %d signs") % (self.longest or 0)}
            raise ValueError(_("“%(typed)s” is not %(form)s.") % asked)
        return typed


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of a closed vocabulary, which may be data of the archive."""

    words: Callable[[], Iterable[str]]

    def schema(self) -> JsonSchema:
        """A vocabulary that has no words yet takes the empty word, which asks for nothing: OpenAPI has no empty enum."""
        return {"type": "string", "enum": list(self.words()) or [""]}

    def read(self, typed: str) -> str:
        words = list(self.words())
        if typed in (words or [""]):
            return typed
        near = get_close_matches(typed[:_SHOWN], words, n=3) if len(words) > _LISTED else words
        asked = {"typed": typed[:_SHOWN], "near": ", ".join(near)}
        if near:
            raise ValueError(_("“%(typed)s” is no value here. Expected: %(near)s.") % asked)
        raise ValueError(_("“%(typed)s” is no value here; /api/facets lists those that are.") % asked)


class Flag:
    """true or false."""

    def schema(self) -> JsonSchema:
        return {"type": "boolean"}

    def read(self, typed: str) -> bool:
        if typed not in ("true", "false"):
            raise ValueError(_("“%(typed)s” is neither true nor false.") % {"typed": typed[:_SHOWN]})
        return typed == "true"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query string, or with `is_path` of the address; `most`: how often it may be given.

    What is not given has the value `usual`, or with more than one value none.
    """

    name: str
    values: Values
    description: str | Promise
    usual: Any = None
    most: int = 1
    is_path: bool = False
    is_required: bool = False
    example: Any = None

    def schema(self) -> JsonSchema:
        one = self.values.schema()
        if self.most > 1:
            return {"type": "array", "items": one, "maxItems": self.most}
        return {**one, **({"default": self.usual} if self.usual is not None else {})}

    def read(self, typed: Sequence[str]) -> Any:
        """The value or values typed. Raises ValueError with a sentence."""
        if len(typed) > self.most:
            asked = {"name": self.name, "most": self.most, "times": len(typed)}
            raise ValueError(_("%(name)s was given %(times)d times, and may be given %(most)d times.") % asked)
        if self.most > 1:
            return tuple(self.values.read(one) for one in typed)
        if not typed and self.is_required:
            raise ValueError(_("%(name)s is needed.") % {"name": self.name})
        return self.values.read(typed[0]) if typed else self.usual


def read_parameters(parameters: Sequence[Parameter], data: QueryDict) -> dict[str, Any]:
    """Name -> value of every declared parameter. Raises ApiProblem for unknown names, and for all values at fault."""
    known = [one.name for one in parameters if not one.is_path]
    unknown = [name for name in data if name not in known]
    if unknown:
        faults = [(name[:_SHOWN], _unknown(name, known)) for name in unknown]
        raise bad_parameters(faults[:_LISTED], UNKNOWN_PARAMETER, parameters=known)
    values, faults = {}, []
    for one in parameters:
        if not one.is_path:
            try:
                values[one.name] = one.read(data.getlist(one.name))
            except ValueError as error:
                faults.append((one.name, f"{one.name}: {error}"))
    if faults:
        raise bad_parameters(faults)
    return values


def _unknown(name: str, known: Sequence[str]) -> str:
    asked = {"name": name[:_SHOWN], "known": ", ".join(known)}
    if not known:
        return _("There is no parameter “%(name)s”; this address takes none.") % asked
    return _("There is no parameter “%(name)s”. There are: %(known)s.") % asked
