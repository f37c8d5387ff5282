"""Addresses: the admin, then the archive's own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("resolutions.views.urls")),
]
