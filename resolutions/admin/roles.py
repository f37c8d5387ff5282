"""Who may do what at the desk: two groups, archivist and reviewer; nobody else sees a draft.

The groups are asked for once a request: the answer is kept on the user object.
"""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

ARCHIVIST = "archivist"
REVIEWER = "reviewer"


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The desk's groups that a user is in; a superuser is in both, an anonymous or resting account in none."""
    if not (user.is_active and getattr(user, "is_staff", False)):
        return frozenset()
    if getattr(user, "is_superuser", False):
        return frozenset({ARCHIVIST, REVIEWER})
    if not hasattr(user, "_desk_roles"):
        names = user.groups.filter(name__in=[ARCHIVIST, REVIEWER]).values_list("name", flat=True)
        user._desk_roles = frozenset(names)
    return user._desk_roles


def works_at_the_desk(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether a user may see what is not published."""
    return bool(roles_of(user))


class DeskAdmin(admin.ModelAdmin):
    """For both groups: look, add, change; delete what the database lets go."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return works_at_the_desk(request.user)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return works_at_the_desk(request.user)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)


class ShownAdmin(DeskAdmin):
    """For rows that are looked at and never edited here."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class DeskInline(admin.TabularInline):
    """Rows that are edited with their parent."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return works_at_the_desk(request.user)


class ShownInline(DeskInline):
    """Rows that are looked at with their parent and never edited."""

    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
