"""A name for what this process writes pages with: its code, its templates, its static files, its settings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version as library_version
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

import resolutions

_LEFT_OUT = ("tests", "migrations", "admin", "management")
_LIBRARIES = ("Django", "djangorestframework", "lxml", "typst")
_SETTINGS = ("SITE_NAME", "SITE_URL", "PUBLISH_SOURCES", "STATIC_URL", "DEBUG", "REST_FRAMEWORK")


@cache
def release() -> str:
    """Another one as soon as the same texts could be shown otherwise; read once a process."""
    digest = sha256(repr([getattr(settings, name) for name in _SETTINGS]).encode())
    for path in sorted(_files()):
        digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(library_version(name).encode())
    return digest.hexdigest()


def interface() -> str:
    """The release and the language that a page speaks."""
    return f"{release()} {get_language()}"


def _files() -> Iterable[Path]:
    code = Path(resolutions.__file__).parent
    for path in code.rglob("*.py"):
        if path.relative_to(code).parts[0] not in _LEFT_OUT:
            yield path
    for folder in (settings.BASE_DIR / "templates", *settings.STATICFILES_DIRS):
        yield from (path for path in Path(folder).rglob("*") if path.is_file())
