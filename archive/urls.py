"""Addresses: the admin, the icon that browsers ask for unasked, then the archive's own."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView


class Icon(RedirectView):
    """Pages name their icon; a text or JSON answer cannot, and then browsers look here."""

    def get_redirect_url(self, *args, **kwargs):
        return static("img/mark.svg")


urlpatterns = [
    path("admin/", admin.site.urls),
    path("favicon.ico", Icon.as_view()),
    path("", include("resolutions.views.urls")),
]

handler404 = "resolutions.views.missing.not_found"  # with suggestions; Django's own has none
handler500 = "resolutions.views.missing.server_error"
