"""What another archivist saved meanwhile, beside the words that were to be saved."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff

from django.utils.translation import gettext as _

from resolutions.admin.review.forms import ReviewForm
from resolutions.models import Version

_SIGNS = {"-": ("gone", "−"), "+": ("new", "+"), "@": ("gap", "…")}


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    stored: str
    yours: str


@dataclass(frozen=True, slots=True)
class Changes:
    """sentence: who saved, and when; lines: − as it was opened, + as it is saved now; facts: saved now and in the form."""

    sentence: str
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]


def lines_between(stored: str, yours: str) -> tuple[Line, ...]:
    """The lines that differ, with one line around each for finding the place."""
    lines = list(unified_diff(stored.splitlines(), yours.splitlines(), lineterm="", n=1))[2:]
    return tuple(Line(*_SIGNS.get(line[:1], ("same", " ")), "" if line[:1] == "@" else line[1:]) for line in lines)


def changes_since(version: Version, stored: ReviewForm, yours: ReviewForm) -> Changes:
    """What differs between the version as it is saved now and the form of an archivist who opened it earlier."""
    last = version.events.select_related("by").order_by("-at", "-pk").first()
    sentence = _("It was saved by somebody else since you opened it.")
    if last is not None:
        said = {
            "what": last.get_verb_display(),
            "who": last.by or _("the archive"),
            "when": f"{last.at:%Y-%m-%d %H:%M}",
        }
        sentence = _("Last: %(what)s by %(who)s, %(when)s UTC.") % said
    opened = yours.cleaned_data["opened"] or yours.cleaned_data["text"]
    facts = tuple(
        Fact(str(field.label), _shown(stored.initial.get(field.name)), _shown(field.value()))
        for _heading, fields in yours.groups
        for field in fields
        if _shown(stored.initial.get(field.name)) != _shown(field.value())
    )
    return Changes(sentence, lines_between(opened, stored.initial["text"]), facts)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
