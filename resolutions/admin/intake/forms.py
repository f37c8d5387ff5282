"""What an archivist gives: files, or words pasted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; an empty one is let through, so that it is refused by name like every other bad file."""

    def clean(self, data: Any, initial: Any = None) -> list:
        self.allow_empty_file = True
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class IntakeForm(forms.Form):
    files = FilesField(
        label=_("Files"),
        required=False,
        widget=FilesInput({"multiple": True}),
        help_text=_("One or many, of any kind: PDF, Word, web pages, plain text, XML, or zip files with such in them."),
    )
    folder = FilesField(
        label=_("Or a folder"),
        required=False,
        widget=FilesInput({"multiple": True, "webkitdirectory": True}),
        help_text=_("Every file in it, where the browser can; else pack it as a zip file."),
    )
    pasted = forms.CharField(
        label=_("Or paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "autocomplete": "off"}),
    )
    origin = forms.CharField(
        label=_("Where from"),
        required=False,
        max_length=500,
        help_text=_("A web address, or the report and page it was taken from. Kept with the source."),
    )
    batch = forms.IntegerField(required=False, widget=forms.HiddenInput)  # of the portions sent before this one

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("files") and not cleaned.get("folder") and not (cleaned.get("pasted") or "").strip():
            raise forms.ValidationError(_("Choose a file or paste a text."))
        return cleaned
