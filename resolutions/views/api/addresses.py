"""Absolute addresses in answers: of pages (`url`), of the same thing here (`api`), of the next page of a list."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from rest_framework.request import Request

from resolutions.models import Version
from resolutions.structure.identity import Identity
from resolutions.views.naming import text_path
from resolutions.views.writers import this_site

API = "/api"
_PLACE = re.compile(r"(?P<text>(?:/[^/@]+){4})(?:@(?P<version>\d+))?(?:/(?P<language>[a-z]{2}))?(?:/(?P<place>.+))?")


def page(path: str) -> str:
    """'/cnd/sessions/45' -> 'https://archive.example/cnd/sessions/45'."""
    return this_site().address(path)


def here(path: str, **query: str | int) -> str:
    """('/bodies/cnd') -> 'https://archive.example/api/bodies/cnd'; what is asked for without a value is left out."""
    asked = urlencode({name: value for name, value in query.items() if value}) if query else ""
    return this_site().address(f"{API}{path}{'?' if asked else ''}{asked}")


def identity_of_text(identity: Identity) -> str:
    """The public identity of an adopted text: 'cnd/resolutions/45/9'."""
    return identity.path.removeprefix("/")


def text_here(version: Version, below: str = "", *, is_numbered: bool = False) -> str:
    """The API's address of a version, in its language, or of what is below it ('/paragraphs/op3')."""
    number = (version.number or 0) if is_numbered else 0
    language = "" if version.language == "en" else version.language
    return here(f"/texts{version.resolution.identity.path}{below}", language=language, version=number)


def text_page(version: Version, token: str = "", *, is_numbered: bool = False) -> str:
    below = f"/{quote(token, safe='~.')}" if token else ""
    return page(text_path(version, is_numbered=is_numbered) + below)


def with_query(request: Request, **changed: str | int) -> str:
    """This address with other values: the next page."""
    query = {**dict(request.query_params.lists()), **{name: [str(value)] for name, value in changed.items()}}
    return page(f"{quote(request.path, safe='/@:~()*!,')}?{urlencode(query, doseq=True, safe=':/')}")


def api_of_path(path: str) -> str:
    """The address here of what a page shows: '/ga/resolutions/55/25/op3' -> '…/api/texts/ga/resolutions/55/25/paragraphs/op3'."""
    if path.startswith(("/conventions", "/symbol/", "/cite")):
        return here(path)
    found = _PLACE.fullmatch(path)
    if found is None:
        return here(f"/texts{path}")
    below = f"/paragraphs/{found['place']}" if found["place"] else ""
    return here(f"/texts{found['text']}{below}", language=found["language"] or "", version=found["version"] or "")
