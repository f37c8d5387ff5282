"""Conventions with the names that texts give them and their articles."""

from __future__ import annotations

from django.contrib import admin

from resolutions.admin.addresses import AddressedAdmin, AddressedForm
from resolutions.admin.roles import NamedInline
from resolutions.models import Article, Convention, ConventionName


class ConventionNameInline(NamedInline):
    model = ConventionName


class ArticleInline(NamedInline):
    model = Article
    form = AddressedForm


@admin.register(Convention)
class ConventionAdmin(AddressedAdmin):
    list_display = ["title", "slug", "kind", "adopted_on", "in_force_on", "is_sure"]
    list_filter = ["kind", "is_sure"]
    search_fields = ["title", "slug", "names__name"]
    autocomplete_fields = ["members"]
    inlines = [ConventionNameInline, ArticleInline]


@admin.register(Article)
class ArticleAdmin(AddressedAdmin):
    """Found here only by the choosers of other pages; edited with its convention."""

    address_fields = ("convention", "slug")
    search_fields = ["printed", "slug", "convention__slug", "convention__title"]
    list_select_related = ["convention"]

    def has_module_permission(self, request) -> bool:
        return False
