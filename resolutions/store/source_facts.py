"""What a source says of a text besides its words becomes rows: the place in a report that prints it, its subject headings.

Rows that are there stay as they are, and nothing is added to a text that readers see already: what is public is only changed
by a person.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from resolutions.ingest.drafts import Draft, PrintedIn
from resolutions.models import Bibliography, Resolution, SessionReport, SourceDocument, Subject


def store_source_facts(draft: Draft, resolution: Resolution | None, source: SourceDocument) -> None:
    """Adds what is missing, with the source as its basis. No query for a draft without such facts or without number."""
    if resolution is None or not (draft.headings or draft.printed_in) or resolution.versions.published().exists():
        return
    Subject.objects.bulk_create(
        [Subject(resolution=resolution, term=heading.term[:120], uri=heading.uri) for heading in draft.headings],
        ignore_conflicts=True,
    )
    if draft.printed_in is not None and draft.report_symbol:
        _store_place(draft.report_symbol, draft.printed_in, resolution, _("read from %(file)s") % {"file": source.name})


def _store_place(symbol: str, place: PrintedIn, resolution: Resolution, basis: str) -> None:
    basis = basis[:200]
    if place.supplement:
        SessionReport.objects.get_or_create(
            session=resolution.session, symbol=symbol, defaults={"supplement": place.supplement, "basis": basis}
        )
    if place.chapter or place.section:
        named = {"part": place.part, "chapter": place.chapter, "section": place.section, "basis": basis}
        Bibliography.objects.get_or_create(resolution=resolution, defaults=named)
