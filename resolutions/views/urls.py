"""Every public address."""

app_name = "resolutions"
urlpatterns: list = []
