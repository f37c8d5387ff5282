"""Who asks, where a proxy stands between: the address that the proxy itself wrote down, never what a reader claims."""

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The last entry of X-Forwarded-For, which our own proxy added ("203.0.113.9, 10.0.0.1" -> "10.0.0.1")."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return forwarded or request.META.get("REMOTE_ADDR") or None
