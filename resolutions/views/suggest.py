"""/search/suggest?q=opi: what may be meant, while it is typed, for the search box and for browsers.

[typed, [what to search], [what each is], [where each leads]]: OpenSearch suggestions 1.0, media type
application/x-suggestions+json.
"""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from resolutions.search.index.snapshot import current
from resolutions.search.typing import LONGEST, completions
from resolutions.views.caching import depends_on_index, public_file


@public_file
def suggest(request: HttpRequest) -> HttpResponseBase:
    """At most ten; the same for every reader, so that it may be kept."""
    typed = request.GET.get("q", "").replace("\0", " ")[:LONGEST]
    snapshot = current()
    depends_on_index(request, snapshot.generation)
    found = completions(typed, snapshot)
    answer = [
        typed,
        [each.text for each in found],
        [each.about for each in found],
        [f"{settings.SITE_URL}{each.path}" for each in found],
    ]
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/x-suggestions+json")
