"""Who may do what at the desk: permissions of the groups archivist and reviewer; nobody else sees a draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

SEE = "resolutions.view_version"
BRING_IN = "resolutions.add_version"
DISCARD = "resolutions.delete_version"
MEND = "resolutions.change_version"
PUBLISH = "resolutions.publish_version"
VERDICT = "resolutions.change_crossreference"

View = Callable[..., HttpResponse]


def requires(permission: str) -> Callable[[View], View]:
    """Guards a page of the desk; admin_view() around it has seen to it that somebody is logged in."""

    def guarded(view: View) -> View:
        @wraps(view)
        def check(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return check

    return guarded


class ShownAdmin(admin.ModelAdmin):
    """For rows that are looked at and never edited by a form of Django's."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class ShownInline(admin.TabularInline):
    """Rows that are looked at with their parent and never edited."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class NamedInline(admin.TabularInline):
    """Rows that are edited with their parent; each field says its name, since a table's heading is no label."""

    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs.setdefault("aria-label", str(field.label))
        return field
