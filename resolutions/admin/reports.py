"""What an action upon many rows did: how many it did, and a sentence for each that it did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import ngettext

from resolutions.errors import ArchiveError

_SHOWN = 20
Row = TypeVar("Row", bound=Model)


def report(request: HttpRequest, rows: Iterable[Row], act: Callable[[Row], object]) -> None:
    """Does `act` to each version or source, in a transaction of its own; what is refused is said, and the rest goes on."""
    done, refused = 0, []
    for row in list(rows):
        try:
            act(row)
            done += 1
        except ArchiveError as fault:
            refused.append(f"{row}: {fault}")
    if done:
        messages.success(request, ngettext("%d text done.", "%d texts done.", done) % done)
    for sentence in refused[:_SHOWN]:
        messages.error(request, sentence)
    if len(refused) > _SHOWN:
        more = len(refused) - _SHOWN
        messages.error(request, ngettext("And %d more.", "And %d more.", more) % more)
