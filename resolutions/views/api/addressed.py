"""A text by its address under /api/texts: the version that is asked for, or the problem that says why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.exports.html import DEFAULT_LANGUAGE
from resolutions.models import Resolution, Version
from resolutions.structure.identity import Identity
from resolutions.views.api import converters
from resolutions.views.api.addresses import API, here
from resolutions.views.api.endpoint import Endpoint
from resolutions.views.api.parameters import OneOf, Parameter, Whole, Words
from resolutions.views.api.problems import NOT_FOUND, WITHDRAWN, ApiProblem, Elsewhere
from resolutions.views.converters import BODY, SESSION, TextAddress, TextConverter
from resolutions.views.held import TextAbsent, get_version

_LANGUAGES = [code for code, _name in settings.LANGUAGES]
ADDRESS = (
    Parameter("body", Words(BODY), gettext_lazy("The organ."), is_path=True, example="cnd"),
    Parameter(
        "kind",
        OneOf(lambda: converters.KIND.split("|")),
        gettext_lazy("As in the address of the page."),
        is_path=True,
        example="resolutions",
    ),
    Parameter("session", Words(SESSION), gettext_lazy("45, S-3, or a year."), is_path=True, example="45"),
    Parameter(
        "number",
        Words(rf"(?:{converters.NUMBER})"),
        gettext_lazy("The number, with its letter 4-C; or the slug of what has none."),
        is_path=True,
        example="9",
    ),
)
WHICH = (
    Parameter("language", OneOf(lambda: _LANGUAGES), gettext_lazy("Of the text; else English."), usual=""),
    Parameter("version", Whole(1, 999_999), gettext_lazy("An earlier version; else the one that stands."), usual=0),
)
Named = dict[str, Any]


class TextEndpoint(Endpoint):
    """What has an address below that of a text."""

    parameters: ClassVar[tuple[Parameter, ...]] = (*ADDRESS, *WHICH)
    statuses: ClassVar[tuple[int, ...]] = (301, 302, 410)

    def version_of(self, named: Named) -> Version:
        """The version asked for. Raises ApiProblem or Elsewhere where there is none."""
        address = self.address_of(named)
        try:
            return get_version(address)
        except TextAbsent as absence:
            if absence.withdrawn:
                raise _withdrawn(absence.withdrawn) from absence
            if absence.settled:
                raise _no_version(address, absence.settled) from absence
        raise self.not_held(address.identity, named)

    def address_of(self, named: Named) -> TextAddress:
        language = self.asked.get("language", "")
        return TextAddress(
            identity_in(named), self.asked.get("version") or None, "" if language == DEFAULT_LANGUAGE else language
        )

    def not_held(self, identity: Identity, named: Named) -> Exception:
        """The problem, or the address of what it became a part of."""
        merged = Resolution.objects.of_identity(identity).filter(merged_into__isnull=False).first()
        if merged and merged.merged_into:
            return self.moved(identity, merged.merged_into.identity, 301)
        whole = replace(identity, part_letter="")
        if identity.part_letter and Resolution.objects.held().of_identity(whole).exists():
            return self.moved(identity, whole, 302)  # held as one text with all its parts
        return ApiProblem(NOT_FOUND, _no_text(identity))

    def moved(self, old: Identity, new: Identity, status: int) -> Elsewhere:
        below = self.request.path.removeprefix(f"{API}/texts{old.path}")
        query = self.request.META.get("QUERY_STRING", "")
        return Elsewhere(f"{here(f'/texts{new.path}')}{below}{'?' if query else ''}{query}", status)


def identity_in(named: Named) -> Identity:
    """The parts of an address -> Identity. Raises ApiProblem for one that no page could have."""
    try:
        return TextConverter().to_python("{body}/{kind}/{session}/{number}".format(**named)).identity
    except ValueError as error:
        raise ApiProblem(NOT_FOUND, _("This is no address of a text; they look like cnd/resolutions/45/9.")) from error


def _withdrawn(version: Version) -> ApiProblem:
    asked = {"reason": version.withdrawn_reason}
    sentence = _("This text was withdrawn from the archive: %(reason)s") if version.withdrawn_reason else ""
    return ApiProblem(
        WITHDRAWN, sentence % asked if sentence else _("This text was withdrawn from the archive."), **asked
    )


def _no_version(address: TextAddress, settled: Any) -> ApiProblem:
    numbers = ", ".join(str(number) for number in sorted({one.number for one in settled}))
    asked = {"version": address.version, "versions": numbers}
    return ApiProblem(NOT_FOUND, _("There is no version %(version)s of this text. There are: %(versions)s.") % asked)


def _no_text(identity: Identity) -> str:
    languages = Version.objects.published().filter(resolution__in=Resolution.objects.of_identity(identity))
    held = ", ".join(languages.order_by("language").values_list("language", flat=True))
    if held:
        return _("The text is not held in this language. It is held in: %(languages)s.") % {"languages": held}
    return _("The archive holds no text at this address; /api/texts lists those that it holds.")
