"""The steps in the life of a version: each asks the publishing room and reports."""

from __future__ import annotations

from django.http import Http404


def soon(request, pk):
    raise Http404


STEPS = dict.fromkeys(("submit", "publish", "send-back", "withdraw", "new-draft", "settle-problem", "preview"), soon)
