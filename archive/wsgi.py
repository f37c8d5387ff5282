"""WSGI entry."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()

if not settings.IS_SECRET_KEY_SET:
    raise ImproperlyConfigured(
        "No SECRET_KEY is set: every process would sign with a key of its own. Set it in the environment or in .env (see .env.example)."
    )
if settings.REPLICA_FAULT:
    raise ImproperlyConfigured(settings.REPLICA_FAULT)

from archive.memory import settle  # noqa: E402
from resolutions.views.kept_pages import KeptPages  # noqa: E402  (Django has to be set up before)

if not settings.DEBUG and len(settings.DATABASES) == 1:  # with replicas every request chooses its database
    application = KeptPages(application)

settle()
