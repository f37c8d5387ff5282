"""The closed vocabulary of actions, each with its printed forms."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from resolutions.admin.roles import NamedInline
from resolutions.models import Action, ActionForm


class ActionFormInline(NamedInline):
    model = ActionForm


@admin.register(Action)
class ActionAdmin(admin.ModelAdmin):
    list_display = ["lemma", "slug", "form_count"]
    search_fields = ["lemma", "slug", "forms__printed"]
    inlines = [ActionFormInline]
    list_per_page = 200

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(form_count=Count("forms"))

    @admin.display(description=_("printed forms"), ordering="form_count")
    def form_count(self, action) -> int:
        return action.form_count
