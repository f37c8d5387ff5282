"""What a browser remembers of its last write: how far the primary's log was then.

The cookie says nothing of the person. It is signed, so that nobody else can send all reading to the primary.
"""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import Error, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

COOKIE = "archive_written"
_LIFE = 12 * 60 * 60  # seconds; far longer than a replica that is used may be behind


def written_up_to(request: HttpRequest) -> int:
    """The position that a database must have reached to answer this session; 0 for those who wrote nothing."""
    cookie = request.COOKIES.get(COOKIE)
    if not cookie:
        return 0
    try:
        return int(_signer().unsign(cookie))
    except (BadSignature, ValueError):
        return 0


def mark_written(response: HttpResponseBase) -> None:
    """Called on the primary, after what was written is committed."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
            position = cursor.fetchone()[0]
    except Error:  # it went away after it had stored everything; there is no other place to read from but replicas
        connection.close()
        return
    response.set_cookie(
        COOKIE,
        _signer().sign(str(position)),
        max_age=_LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signer() -> Signer:
    return Signer(salt=COOKIE)
