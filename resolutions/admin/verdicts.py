"""The forms in which a person says what words name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resolutions.citations.designations import parse_designation
from resolutions.citations.keys import key_of
from resolutions.citations.references import Reference, ReferenceKind
from resolutions.errors import CitationNotUnderstood
from resolutions.models import Version
from resolutions.store.carrying import words_by_place
from resolutions.store.rows import from_rows

_ADOPTED = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION)
KINDS = (
    (ReferenceKind.RESOLUTION, _("resolution")),
    (ReferenceKind.DECISION, _("decision")),
    (ReferenceKind.CONVENTION, _("convention")),
    (ReferenceKind.DOCUMENT, _("document")),
    (ReferenceKind.PUBLICATION, _("publication")),
    (ReferenceKind.PARAGRAPH, _("paragraph of this text")),
)


class VerdictForm(forms.Form):
    """What the words name. A resolution may be typed as people write it; it is kept as its key."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, label) for kind, label in KINDS])
    target = forms.CharField(
        label=_("Target"),
        max_length=200,
        help_text=_("CND Res. 45/9 or A/RES/77/238; 1988 for the 1988 Convention; op2 for a paragraph here."),
    )
    pinpoint = forms.CharField(label=_("Pinpoint"), required=False, help_text=_("article 2, annex I, paragraph 3"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") in _ADOPTED and cleaned.get("target"):
            cleaned["target"] = self._key(cleaned["target"])
        return cleaned

    def _key(self, words: str) -> str:
        """The key of a resolution that somebody typed; asks where several are meant."""
        try:
            found = parse_designation(words)
        except CitationNotUnderstood as fault:
            self.add_error("target", str(fault))
            return words
        keys = {key_of(reading.identity) for reading in found.readings if reading.identity}
        if len(keys) == 1:
            return keys.pop()
        if keys:
            self.add_error("target", _("Which one: %(keys)s?") % {"keys": ", ".join(sorted(keys))})
        return words


class LinkForm(VerdictForm):
    """A reference that the reading did not find: the place, the words, and what they name."""

    field_order = ("token", "printed", "occurrence", "kind", "target", "pinpoint")
    token = forms.ChoiceField(label=_("Place"))
    printed = forms.CharField(label=_("Words as printed"), help_text=_("Exactly as they stand there."))
    occurrence = forms.IntegerField(
        label=_("Which time"), min_value=1, initial=1, help_text=_("2 where the words stand there twice.")
    )

    def __init__(self, version: Version, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.words = words_by_place(from_rows(version))
        self.fields["occurrence"].required = False
        self.fields["token"].choices = [
            (token, f"{token}: {words[:70]}") for token, words in self.words.items() if words
        ]

    def reference(self) -> Reference:
        """The reference as the store takes it; words that stand nowhere are refused there."""
        given = self.cleaned_data
        start = -1
        for _time in range(given["occurrence"] or 1):
            start = self.words[given["token"]].find(given["printed"], start + 1)
            if start < 0:
                break
        start = max(start, 0)
        return Reference(
            anchor=given["token"],
            start=start,
            end=start + len(given["printed"]),
            printed=given["printed"],
            kind=ReferenceKind(given["kind"]),
            target=given["target"],
            pinpoint=given["pinpoint"],
        )
