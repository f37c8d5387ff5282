"""The closed vocabularies: addressees and topics with the words that name them; merged and retired, never lost."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.admin.addresses import AddressedAdmin
from resolutions.admin.roles import NamedInline
from resolutions.errors import PublishingError
from resolutions.models import Addressee, AddresseeName, Topic, TopicName
from resolutions.publishing.terms import merge_terms, terms_changed


class AddresseeNameInline(NamedInline):
    model = AddresseeName


class TopicNameInline(NamedInline):
    model = TopicName


class TermAdmin(AddressedAdmin):
    """A term's slug is part of addresses; what bears a term keeps it, so it is retired or merged, not deleted."""

    list_display = ["name", "slug", "parent", "held", "is_retired", "merged_into"]
    list_filter = ["is_retired", ("merged_into", admin.EmptyFieldListFilter)]
    list_select_related = ["parent", "merged_into"]
    search_fields = ["name", "slug", "names__words"]
    readonly_fields = ["merged_into"]
    autocomplete_fields = ["parent"]
    actions = ["merge"]
    list_per_page = 200
    facet = ""
    rows = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        standing = Count(self.rows, filter=Q(**{f"{self.rows}__is_rejected": False}), distinct=True)
        return super().get_queryset(request).annotate(held_count=standing)

    @admin.display(description=gettext_lazy("found"), ordering="held_count")
    def held(self, term: Any) -> str:
        return format_html(
            '<a href="{}?{}={}">{}</a>', reverse("resolutions:search"), self.facet, term.slug, term.held_count
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        terms_changed()
        if any(formset.has_changed() for formset in formsets):
            messages.info(
                request,
                _(
                    "Texts published from now on are read with these names; “manage.py find_terms” reads the others again."
                ),
            )

    @admin.action(description=gettext_lazy("Merge the chosen terms into one"), permissions=["change"])
    def merge(self, request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
        """Asks which term remains, then gives it all that the others have."""
        into = chosen.filter(pk=request.POST.get("into") or None).first()
        if into is None:
            context = {
                **self.admin_site.each_context(request),
                "title": _("Merge terms"),
                "terms": chosen,
                "checkbox": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/resolutions/term/merge.html", context)
        for term in chosen.exclude(pk=into.pk):
            try:
                merge_terms(term, into)
                messages.success(request, _("“%(term)s” is “%(into)s” now.") % {"term": term, "into": into})
            except PublishingError as fault:
                messages.error(request, str(fault))
        return None


@admin.register(Addressee)
class AddresseeAdmin(TermAdmin):
    inlines = [AddresseeNameInline]
    facet, rows = "addressee", "paragraphs"


@admin.register(Topic)
class TopicAdmin(TermAdmin):
    inlines = [TopicNameInline]
    facet, rows = "topic", "resolutions"
