"""ASGI entry."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_asgi_application()

if not settings.IS_SECRET_KEY_SET:
    raise ImproperlyConfigured(
        "No SECRET_KEY is set: every process would sign with a key of its own. Set it in the environment or in .env (see .env.example)."
    )
