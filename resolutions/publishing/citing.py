"""References of other texts that were waiting for a text, or have lost it."""

from __future__ import annotations

from resolutions.citations.keys import key_of
from resolutions.citations.references import Status
from resolutions.models import CrossReference, Resolution
from resolutions.store.targets import ADOPTED, part_letter


def match_waiting(resolution: Resolution) -> int:
    """Links every reference that named this resolution before it was held; gives how many.

    A reference with a part letter goes to the text of that letter, and to the whole where parts are not held apart.
    """
    waiting = CrossReference.objects.waiting_for(key_of(resolution.identity)).filter(
        kind__in=[kind.value for kind in ADOPTED]
    )
    rows = [
        pk
        for pk, pinpoint in waiting.values_list("pk", "pinpoint")
        if not resolution.part_letter or part_letter(pinpoint) == resolution.part_letter
    ]
    if not rows:
        return 0
    return CrossReference.objects.filter(pk__in=rows).update(status=Status.MATCHED.value, resolution=resolution)


def release_matched(resolution: Resolution) -> int:
    """References to a text that readers no longer see wait again; gives how many."""
    matched = CrossReference.objects.filter(resolution=resolution, status=Status.MATCHED.value)
    return matched.update(status=Status.UNMATCHED.value, resolution=None)
