"""Organs, their sessions and the reconvened parts of these."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.admin.addresses import AddressedAdmin
from resolutions.admin.bibliography import SessionReportInline
from resolutions.admin.roles import NamedInline
from resolutions.models import Body, Session, SessionPart
from resolutions.publishing.stamps import stamp
from resolutions.store.sessions import is_session_label


class BodyForm(forms.ModelForm):
    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not re.fullmatch(r"[a-z]{2,10}", slug):
            raise ValidationError(_("Addresses begin with two to ten small letters: cnd."))
        return slug


class SessionForm(forms.ModelForm):
    def clean_label(self) -> str:
        label = self.cleaned_data["label"]
        if not is_session_label(label):
            raise ValidationError(_("Sessions are written 45, S-3, ES-10 or as a year, 2021."))
        return label


@admin.register(Body)
class BodyAdmin(AddressedAdmin):
    form = BodyForm
    list_display = ["name", "slug", "short_name", "abbreviation", "symbol_prefix", "parent"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "short_name", "abbreviation"]


class SessionPartInline(NamedInline):
    model = SessionPart


@admin.register(Session)
class SessionAdmin(AddressedAdmin):
    form = SessionForm
    address_fields = ("body", "label")
    list_display = ["label", "body", "kind", "starts_on", "ends_on", "place", "report_symbol", "are_dates_sure"]
    list_display_links = ["label"]
    list_filter = ["body", "kind", "are_dates_sure", "is_symbol_sure"]
    list_select_related = ["body"]
    search_fields = ["label", "report_symbol", "place", "body__slug", "body__name"]
    inlines = [SessionPartInline, SessionReportInline]
    list_per_page = 50

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The report of a session is printed with each of its texts: harvesters are told that they changed."""
        super().save_related(request, form, formsets, change)
        stamp(list(form.instance.resolutions.values_list("pk", flat=True)))
