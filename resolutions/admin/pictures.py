"""Pictures of the pages of a source, for those who may see drafts: drawn when asked for, kept by the browser."""

from __future__ import annotations

from threading import BoundedSemaphore

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from resolutions.admin.roles import SEE, requires
from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf import page_picture
from resolutions.models import SourceDocument

WIDTHS = (500, 1000, 1600)  # pixels: few, so that a picture is drawn once
_PATIENCE = 10  # seconds that a request waits for another picture to be drawn
_drawing = BoundedSemaphore(1)  # a picture takes some 10 megabytes while it is drawn


def _etag(request: HttpRequest, pk: int, page: int, width: int) -> str | None:
    if not request.user.has_perm(SEE):
        return None
    sha256 = SourceDocument.objects.filter(pk=pk).values_list("sha256", flat=True).first()
    return f'"{sha256}-{page}-{width}"' if sha256 else None


@requires(SEE)
@require_safe
@condition(etag_func=_etag)
def page_picture_view(request: HttpRequest, pk: int, page: int, width: int) -> HttpResponse:
    """A page (from 1) of a PDF file as a PNG of one of three widths; 503 where too many are asked for at once."""
    source = get_object_or_404(SourceDocument, pk=pk, format="pdf")
    if width not in WIDTHS:
        raise Http404(_("Pictures are %(widths)s pixels wide.") % {"widths": ", ".join(map(str, WIDTHS))})
    if not _drawing.acquire(timeout=_PATIENCE):
        return HttpResponse(status=503, headers={"Retry-After": str(_PATIENCE)})
    try:
        picture = page_picture(bytes(source.content), page, width=width)
    except ReadingError as fault:
        raise Http404(str(fault)) from fault
    finally:
        _drawing.release()
    return HttpResponse(
        picture,
        content_type="image/png",
        headers={"Cache-Control": "private, max-age=604800, immutable", "X-Content-Type-Options": "nosniff"},
    )
