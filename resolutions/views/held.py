"""The text at an address, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from resolutions.errors import FontMissing, NotCited
from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.models import Resolution, Version
from resolutions.views import absent, pdf
from resolutions.views.converters import TextAddress


class TextAbsent(Exception):
    """Raised when an address has no text for readers; `answer` makes the page that says why.

    withdrawn: the version that there was; settled: the versions that there are, where the one asked for is none.
    """

    def __init__(
        self,
        answer: Callable[[HttpRequest], HttpResponseBase],
        *,
        withdrawn: Version | None = None,
        settled: Sequence[Version] = (),
    ) -> None:
        super().__init__()
        self.answer, self.withdrawn, self.settled = answer, withdrawn, settled


def answers_absence(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that meets TextAbsent, a text that this server cannot print, or one that is not cited, shows the page of the reason instead."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except TextAbsent as absence:
            return absence.answer(request)
        except FontMissing as error:
            return pdf.not_printable(request, error)
        except NotCited:
            return absent.not_cited(request)

    return answered


def get_version(address: TextAddress) -> Version:
    """The published version at an address, or the numbered one it asks for. Raises TextAbsent.

    English has the plain address: one that names it leads there, whatever page of the text is asked for.
    """
    identity = address.identity
    if address.language == DEFAULT_LANGUAGE:
        raise TextAbsent(partial(absent.named_plainly, address=address))
    versions = (
        Version.objects.with_identity()
        .select_related("source", "resolution__session__body", "resolution__body__parent", "resolution__bibliography")
        .defer("source__content", "source__text")
        .filter(resolution__in=Resolution.objects.of_identity(identity))
    )  # whatever their state: asked for that too, SQLite begins with all that was ever published
    held = [one for one in versions if one.state in Version.SETTLED_STATES]  # in every language: few
    settled = [one for one in held if one.language == (address.language or DEFAULT_LANGUAGE)]
    if not settled and not address.language:
        settled = held  # in another language only
    if not settled:
        raise TextAbsent(lambda request: absent.not_held(request, identity))
    if address.version:
        return _numbered(settled, address)
    return _standing(settled)


def _numbered(settled: list[Version], address: TextAddress) -> Version:
    for version in settled:
        if version.number == address.version:
            return _readable(version, settled)
    raise TextAbsent(lambda request: absent.no_such_version(request, address, settled), settled=settled)


def _readable(version: Version, settled: list[Version]) -> Version:
    """A withdrawn text takes its earlier versions with it; a new version after it brings back all but the withdrawn."""
    newest = max((one for one in settled if one.language == version.language), key=_number_of)
    for one in (version, newest):
        if one.state == Version.State.WITHDRAWN:
            raise TextAbsent(partial(absent.withdrawn, version=one), withdrawn=one)
    return version


def _standing(settled: list[Version]) -> Version:
    for version in settled:
        if version.state == Version.State.PUBLISHED:
            return version
    latest = max(settled, key=_number_of)
    raise TextAbsent(partial(absent.withdrawn, version=latest), withdrawn=latest)


def _number_of(version: Version) -> int:
    return version.number or 0
