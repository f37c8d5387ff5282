"""The register of known texts: facts that are corrected here, and texts that nobody knew of before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.citations.designations import parse_designation
from resolutions.errors import CitationNotUnderstood, StoreError
from resolutions.models import RegisterEntry, Resolution, Version
from resolutions.store.sessions import forget_unused, get_body, resolution_of
from resolutions.structure.identity import Identity

_FACTS = ["title", "subject", "adopted_on", "certainty", "source", "note", "official_symbol"]


class NewEntryForm(forms.ModelForm):
    """A text that is not in the register yet, named as people write it."""

    identity: Identity
    designation = forms.CharField(
        label=_("Resolution or decision"), help_text=_("CND Res. 45/9, CND decision 55/1, GA 32/124, ECOSOC 1991/38")
    )

    class Meta:
        model = RegisterEntry
        fields = _FACTS

    def clean_designation(self) -> str:
        words = self.cleaned_data["designation"]
        try:
            found = parse_designation(words)
        except CitationNotUnderstood as fault:
            raise forms.ValidationError(str(fault)) from fault
        if not found.is_sure or found.only.identity is None:
            raise forms.ValidationError(
                _("“%(words)s” may name several texts: write the organ too.") % {"words": words}
            )
        same = Resolution.objects.of_identity(found.only.identity)
        if RegisterEntry.objects.filter(resolution__in=same).exists():
            raise forms.ValidationError(_("“%(words)s” is in the register already.") % {"words": words})
        try:
            get_body(found.only.identity.body)
        except StoreError as fault:
            raise forms.ValidationError(str(fault)) from fault
        self.identity = found.only.identity
        return words


class HeldFilter(admin.SimpleListFilter):
    """Whether readers can see the text."""

    title = _("text")
    parameter_name = "held"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("yes", _("held")), ("no", _("not held"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(is_held=self.value() == "yes") if self.value() else queryset


@admin.register(RegisterEntry)
class RegisterEntryAdmin(admin.ModelAdmin):
    """What an archivist corrects here stays: loading the shipped facts again adds what is missing and no more."""

    list_display = ["resolution", "named", "adopted_on", "certainty", "is_held"]
    list_filter = ["certainty", HeldFilter, "resolution__body", "resolution__kind"]
    list_select_related = ["resolution__body", "resolution__session"]
    search_fields = ["title", "subject", "=resolution__number", "=resolution__session__label", "source", "note"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        published = Version.objects.published().filter(resolution=OuterRef("resolution"))
        return super().get_queryset(request).annotate(is_held=Exists(published))

    def get_fields(self, request: HttpRequest, obj: RegisterEntry | None = None) -> list[str]:
        return ["resolution" if obj else "designation", *_FACTS]

    def get_readonly_fields(self, request: HttpRequest, obj: RegisterEntry | None = None) -> list[str]:
        return ["resolution"] if obj else []

    def get_form(self, request: HttpRequest, obj: RegisterEntry | None = None, change: bool = False, **kwargs: Any):
        if obj is None:
            kwargs |= {"form": NewEntryForm, "fields": _FACTS}
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: RegisterEntry, form: forms.ModelForm, change: bool) -> None:
        if isinstance(form, NewEntryForm):
            obj.resolution = resolution_of(form.identity)
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: RegisterEntry) -> None:
        resolution = obj.resolution
        super().delete_model(request, obj)
        forget_unused(resolution)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for entry in queryset.select_related("resolution"):
            self.delete_model(request, entry)

    @admin.display(description=_("title"))
    def named(self, entry: RegisterEntry) -> str:
        return (entry.title or entry.subject)[:120]

    @admin.display(description=_("held"), boolean=True)
    def is_held(self, entry: RegisterEntry) -> bool:
        return entry.is_held  # type: ignore[attr-defined]
