"""What becomes of published addresses whose words went: one question a token, answered beforehand as far as possible."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from resolutions.models import Version
from resolutions.publishing.anchors import Plan, Step

GONE = ""


class PlaceField(forms.CharField):
    """Where the words of a token are now; one that the sent page did not have shows its proposal, not “gone”."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if data is None else data


class SettlementForm(forms.Form):
    """A choice for every token that the plan leaves open: where its words are now, or that they are gone."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Needed where words are gone; readers who follow an old address see it."),
    )

    def __init__(self, plan: Plan, version: Version, data: Any = None) -> None:
        super().__init__(data, initial={"revision": version.revision})
        self.plan = plan
        self.places = _places(version)
        for step in plan.unsettled:
            self.fields[f"token-{step.token}"] = PlaceField(
                label=step.token,
                required=False,
                initial=step.suggestion or GONE,
                widget=forms.TextInput({"list": "places", "autocomplete": "off", "spellcheck": "false"}),
            )

    @property
    def questions(self) -> list[tuple[Step, forms.BoundField]]:
        """Each open token with its field, in printed order."""
        return [(step, self[f"token-{step.token}"]) for step in self.plan.unsettled]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = dict(self.places)
        tokens = [name for name in cleaned if name.startswith("token-")]
        is_gone = any(cleaned[name] == GONE and name in self.data for name in tokens)
        for name in tokens:
            if name not in self.data:
                self.add_error(name, _("This address was not asked about when you opened the page. Look at it now."))
            elif cleaned[name] and cleaned[name] not in known:
                self.add_error(name, _("The new text has no such place. Choose one of the list, or leave it empty."))
        if is_gone and not cleaned.get("why"):
            self.add_error("why", _("Say why words are gone: readers who follow the old address see it."))
        return cleaned

    @property
    def mapping(self) -> dict[str, str | None]:
        """{published token: token in the draft, or None}, as the publishing room takes it."""
        answers = {step.token: self.cleaned_data.get(f"token-{step.token}", GONE) for step in self.plan.unsettled}
        return {token: answer or None for token, answer in answers.items()}


def _places(version: Version) -> list[tuple[str, str]]:
    rows = [*version.clauses.values_list("token", "text"), *version.footnotes.values_list("token", "text")]
    return [(token, f"{token}: {Truncator(text).chars(70)}") for token, text in rows]
