"""What the writers are told of how texts name texts; the room that knows it stands beside them and is not imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resolutions.structure.identity import Identity


@dataclass(frozen=True, slots=True)
class Grammar:
    """Grammar(address_of, printed_designation): how `resolutions.citations` fills it in.

    address: a reference -> the path of what it names, "" where there is nowhere to go ('/ga/resolutions/55/25/op3',
    '/conventions/1988/article/2', '/cite?q=…' for an ambiguous one); designation: an identity -> '2 (XL)';
    address_of_key: a key such as 'A/RES/55/25' -> '/ga/resolutions/55/25'.
    """

    address: Callable[..., str]
    designation: Callable[[Identity], str]
    address_of_key: Callable[[str], str]
