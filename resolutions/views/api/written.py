"""JSON that is written piece by piece: an answer of many values says the same of each but its count.

The values of facets are more than half of an answer of `/api/search`. What does not change of a value is written once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

from resolutions.search.facets import BY_NAME
from resolutions.search.showing.results import Facet

_MOST_VALUES = 32_768
_ENCODER = JSONEncoder(check_circular=False, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Written:
    """A value at the top of an answer that is JSON already."""

    json: str


class WrittenRenderer(JSONRenderer):
    """The framework's renderer, for an answer (an object) with pieces that are written already."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        if self.get_indent(accepted_media_type or "", renderer_context or {}):
            plain = {name: json.loads(each.json) if isinstance(each, Written) else each for name, each in data.items()}
            whole: bytes = super().render(plain, accepted_media_type, renderer_context)
            return whole
        pieces = [f"{_ENCODER.encode(name)}:{_encoded(each)}" for name, each in data.items()]
        return f"{{{','.join(pieces)}}}".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()


def write_facet(facet: Facet, parents: Mapping[str, str]) -> str:
    """A facet with its values, in their order; parents: value -> the one that it stands below."""
    values = []
    for one in facet.values:
        head, tail = _around(one.value, one.label, parents.get(one.value, ""), one.is_selected)
        values.append(f"{head}{one.count}{tail}")
    head = _ENCODER.encode({"name": facet.name, "label": facet.label, "below": BY_NAME[facet.name].below})
    return f'{head[:-1]},"values":[{",".join(values)}]}}'


@lru_cache(_MOST_VALUES)
def _around(value: str, label: str, parent: str, is_chosen: bool) -> tuple[str, str]:
    head = _ENCODER.encode({"value": value, "label": str(label)})
    tail = _ENCODER.encode({"is_chosen": is_chosen, "parent": parent})
    return f'{head[:-1]},"count":', f",{tail[1:]}"


def _encoded(value: Any) -> str:
    return value.json if isinstance(value, Written) else _ENCODER.encode(value)
