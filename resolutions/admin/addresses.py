"""Facts that are part of public addresses: given once, with a row, and never changed with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest


class AddressedAdmin(admin.ModelAdmin):
    """Shows the fields that an address is made of, and lets them be written in a new row alone."""

    address_fields: ClassVar[tuple[str, ...]] = ("slug",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        kept = self.address_fields if obj is not None else ()
        return [*super().get_readonly_fields(request, obj), *kept]


class AddressedForm(forms.ModelForm):
    """The same for a row that is edited with its parent: whatever is sent, the slug of a stored row stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "slug" in self.fields:
            self.fields["slug"].disabled = True
