"""Phrases not in the vocabulary: words behind a verb that asks, which no addressee has for a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.admin.roles import ShownAdmin
from resolutions.models import Addressee, AddresseePhrase, PhrasePlace
from resolutions.publishing.terms import name_phrase

_EXAMPLES = 3


class AddresseeActionForm(ActionForm):
    """Beside the action: whose name the chosen phrases are."""

    addressee = forms.ModelChoiceField(
        label=gettext_lazy("Addressee:"),
        queryset=Addressee.objects.filter(merged_into__isnull=True, is_retired=False),
        required=False,
    )


class StandingFilter(admin.SimpleListFilter):
    """Those set aside are shown only when asked for."""

    title = gettext_lazy("set aside")
    parameter_name = "set_aside"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("set aside")), ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(is_set_aside=self.value() == "yes")


@admin.register(AddresseePhrase)
class AddresseePhraseAdmin(ShownAdmin):
    """Counted over all published texts, most frequent first; a phrase that became a name is here no more."""

    list_display = ["words", "count", "examples"]
    list_display_links = None
    list_filter = [StandingFilter]
    search_fields = ["words"]
    action_form = AddresseeActionForm
    actions = ["make_name", "set_aside"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        places = PhrasePlace.objects.select_related("anchor__resolution__body", "anchor__resolution__session")
        rows = super().get_queryset(request).annotate(place_count=Count("places")).filter(place_count__gt=0)
        return rows.prefetch_related(Prefetch("places", places.order_by("pk"))).order_by("-place_count", "words")

    @admin.display(description=gettext_lazy("paragraphs"), ordering="place_count")
    def count(self, phrase: Any) -> int:
        return phrase.place_count

    @admin.display(description=gettext_lazy("for example"))
    def examples(self, phrase: Any) -> SafeString:
        anchors = [place.anchor for place in phrase.places.all()[:_EXAMPLES]]
        return format_html_join(
            ", ",
            '<a href="{}/{}">{}, {}</a>',
            ((one.resolution.get_absolute_url(), one.token, one.resolution, one.token) for one in anchors),
        )

    def has_name_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("resolutions.add_addresseename")

    @admin.action(description=gettext_lazy("Make these words names of the addressee"), permissions=["name"])
    def make_name(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        addressee = Addressee.objects.filter(pk=request.POST.get("addressee") or None).first()
        if addressee is None:
            messages.error(request, _("Choose the addressee beside the action, whose name these words are."))
            return
        for phrase in AddresseePhrase.objects.filter(pk__in=chosen.values("pk")):
            changed = name_phrase(phrase, addressee)
            said = {"words": phrase.words, "addressee": addressee, "count": changed}
            messages.success(request, _("“%(words)s” is a name of %(addressee)s; texts changed: %(count)d.") % said)

    @admin.action(description=gettext_lazy("Set aside: these words name no addressee"), permissions=["name"])
    def set_aside(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        AddresseePhrase.objects.filter(pk__in=chosen.values("pk")).update(is_set_aside=True)
        messages.success(request, _("Set aside."))
