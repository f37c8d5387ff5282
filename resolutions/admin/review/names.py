"""The parts of a text's name in the review form: only names that an address can have."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resolutions.store.sessions import is_session_label

_LETTER = r"\A[A-Za-z]{1,4}\Z"
_SLUG = r"\A[a-z][a-z0-9-]{2,79}\Z"


class SessionField(forms.CharField):
    """The label of a session as the archive writes it, held or not: 's-3' is 'S-3'."""

    def clean(self, value: Any) -> str:
        label = str(super().clean(value)).upper()
        if label and not is_session_label(label):
            raise ValidationError(
                _("“%(label)s” is no session. Sessions are written 45, S-3, ES-10 or as a year, 2021."),
                params={"label": label},
            )
        return label


def letter_field() -> forms.RegexField:
    """The letter behind a number, of one of several texts under it."""
    fault = _("A part is named by one to four letters: A.")
    return forms.RegexField(
        _LETTER, label=_("Part letter"), max_length=4, required=False, error_messages={"invalid": fault}
    )


def slug_field() -> forms.RegexField:
    """The name of what has no number."""
    return forms.RegexField(
        _SLUG,
        label=_("Name in the address"),
        max_length=80,
        required=False,
        help_text=_("Only where nothing is numbered."),
        error_messages={
            "invalid": _(
                "Write the name in small letters, digits and hyphens, at least three, the first a letter: "
                "ministerial-declaration."
            )
        },
    )


def check_name(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Says what is missing in the name of a text, or too much in it."""
    named = [cleaned.get("body"), cleaned.get("session"), cleaned.get("number") or cleaned.get("slug")]
    is_read = not form.errors.keys() & {"body", "session", "number", "slug"}
    if is_read and any(named) and not all(named):
        form.add_error(None, _("A text is named by body, session and number together: give all three, or none."))
    if cleaned.get("number") and cleaned.get("slug"):
        form.add_error("slug", _("A text has a number or a name in the address, not both."))
    if cleaned.get("part_letter") and not cleaned.get("number"):
        form.add_error("part_letter", _("A part letter goes with a number."))
