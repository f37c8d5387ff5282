"""Settings of the archive, read from the environment; .env.example says what each variable does.

Order follows Django's documentation; every value that is not Django's own has its reason beside it.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from archive.databases import databases, replica_fault

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Core
DEBUG = env.bool("DEBUG", False)
IS_SECRET_KEY_SET = bool(env.str("SECRET_KEY", ""))
SECRET_KEY = env.str("SECRET_KEY", "") or secrets.token_urlsafe(
    50
)  # commands need none; archive.wsgi refuses to serve without one
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
APPEND_SLASH = False  # addresses have no trailing slash; views.redirects takes one away
DATA_UPLOAD_MAX_MEMORY_SIZE = (
    25 * 1024 * 1024
)  # a canonical text of 300 paragraphs, or a session report, is one form field
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # a session's texts in one upload

INSTALLED_APPS = [
    "resolutions",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "resolutions.views.reading.ReadingDatabase",  # before all that may ask the database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "resolutions.views.cross_origin.CrossOrigin",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases
DATABASES = databases(
    env.db("DATABASE_URL", f"sqlite:///{BASE_DIR / 'archive.sqlite3'}"),
    env.str("DATABASE_REPLICA_URLS", ""),
    env.int("CONN_MAX_AGE", 60),  # seconds
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cache: who asked the API how often; every process counts for itself unless the variable names a cache for all
CACHES = {"default": env.cache_url("CACHE_URL", "locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 20_000}  # a reader each
REPLICA_FAULT = replica_fault(DATABASES, CACHES["default"])  # a check refuses it, and archive.wsgi to serve with it

FRESH_SECONDS = env.int("FRESH_SECONDS", 60)  # for which browsers and proxies show a page without asking again

# Authentication
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hours
IS_BEHIND_PROXY = env.bool("BEHIND_TLS_PROXY", False)
if IS_BEHIND_PROXY:  # else every reader would have the proxy's address
    AXES_CLIENT_IP_CALLABLE = "archive.proxies.client_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # one address guessing does not lock the archivist out elsewhere

# Internationalization
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "français"),
    ("ru", "русский"),
    ("es", "español"),
]
TIME_ZONE = "UTC"
USE_TZ = True

# Static files
STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Security
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not DEBUG)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 0 if DEBUG else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a probe inside the house speaks plain HTTP
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}

# Logging
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"handlers": []}},  # its own handlers would print everything a second time
}

# REST API; the framework is not in INSTALLED_APPS, whose pages and scripts nobody needs here
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],  # readers are anonymous
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.str("API_RATE", "600/minute") or None,
        "export": env.str("EXPORT_RATE", "30/minute") or None,  # whole results of searches
    },
    "NUM_PROXIES": int(IS_BEHIND_PROXY),  # else every reader would have the proxy's address
    "EXCEPTION_HANDLER": "resolutions.views.api.problems.problem_response",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "POSTPROCESSING_HOOKS": [],  # vocabularies stand where they are used
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

# The archive
SITE_NAME = env.str("SITE_NAME", "CND archive")
SITE_URL = env.str("SITE_URL", "http://localhost:8000" if DEBUG else "").rstrip(
    "/"
)  # how addresses are printed in citations
REQUIRE_SECOND_PERSON = env.bool("REQUIRE_SECOND_PERSON", False)  # an archivist may not publish own work
PUBLISH_SOURCES = env.bool("PUBLISH_SOURCES", False)  # files as received belong to whoever gave them
MAX_SOURCE_BYTES = env.int("MAX_SOURCE_BYTES", 20 * 1024 * 1024)
MAX_ARCHIVE_BYTES = env.int("MAX_ARCHIVE_BYTES", 200 * 1024 * 1024)  # of a zip file; nginx has to let as much through
READING_SECONDS = env.int("READING_SECONDS", 60)  # what one source may take before its reading is ended
READING_MEMORY = env.int("READING_MEMORY", 1024) * 1024 * 1024  # megabytes of address space in the environment
ADMIN_EMAIL = env.str("ADMIN_EMAIL", "archive@localhost.localdomain")  # whom harvesters write to
OAI_PAGE_SIZE = env.int("OAI_PAGE_SIZE", 100)  # items in one answer to a harvester
PDF_FONT_PATHS = env.list("PDF_FONT_PATHS", default=["/usr/share/fonts"])  # folders with Arabic and Chinese fonts
EXPORT_ROOT = env.path("EXPORT_ROOT", default=str(BASE_DIR / "exports"))  # where export_archive puts its files
