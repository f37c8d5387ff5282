"""The desk's forms for bibliographic facts."""

import pytest
from django.urls import reverse

from resolutions.models import Bibliography, Reissue, SessionReport, Stamp, Subject
from resolutions.tests.factories import make_published, make_session

pytestmark = pytest.mark.django_db
NONE = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


def management(*prefixes):
    return {f"{prefix}-{name}": value for prefix in prefixes for name, value in NONE.items()}


def test_facts_are_recorded_with_their_resolution_and_harvesters_are_told(archivist):
    version = make_published(label="45", number=9)
    before = Stamp.objects.get().changed_at
    form = {
        **management("versions", "relations", "anchors"),
        **{f"{prefix}-INITIAL_FORMS": "0" for prefix in ("bibliography", "subjects", "reissues")},
        **{f"{prefix}-TOTAL_FORMS": "1" for prefix in ("bibliography", "subjects", "reissues")},
        "bibliography-0-report_symbol": "E/2002/28",
        "bibliography-0-chapter": "I",
        "bibliography-0-basis": "seen in the volume",
        "subjects-0-term": "LANTERNS",
        "subjects-0-vocabulary": "unbis",
        "reissues-0-kind": "corrigendum",
        "reissues-0-symbol": "E/2002/28/Corr.9",
    }
    address = reverse("admin:resolutions_resolution_change", args=[version.resolution_id])
    answer = archivist.post(address, form)
    assert answer.status_code == 302, answer.content.decode()
    assert Bibliography.objects.get().chapter == "I"
    assert Subject.objects.get().term == "LANTERNS"
    assert Reissue.objects.get().resolution == version.resolution
    assert Stamp.objects.get().changed_at > before


def test_established_fact_needs_a_basis(archivist):
    version = make_published(label="45", number=9)
    form = {
        **management("versions", "relations", "anchors", "subjects", "reissues"),
        "bibliography-INITIAL_FORMS": "0",
        "bibliography-TOTAL_FORMS": "1",
        "bibliography-0-chapter": "I",
    }
    answer = archivist.post(reverse("admin:resolutions_resolution_change", args=[version.resolution_id]), form)
    assert answer.status_code == 200
    assert not Bibliography.objects.exists()


def test_printed_report_has_its_corrigenda_on_its_page(archivist):
    version = make_published(label="45", number=9)
    before = Stamp.objects.get().changed_at
    form = {
        "session": str(make_session("45").pk),
        "symbol": "E/2002/28",
        "supplement": "8",
        "basis": "seen on the volume",
        "reissues-INITIAL_FORMS": "0",
        "reissues-TOTAL_FORMS": "1",
        "reissues-0-kind": "corrigendum",
        "reissues-0-symbol": "E/2002/28/Corr.1",
    }
    answer = archivist.post(reverse("admin:resolutions_sessionreport_add"), form)
    assert answer.status_code == 302, answer.content.decode()
    report = SessionReport.objects.get()
    assert [row.symbol for row in report.reissues.all()] == ["E/2002/28/Corr.1"]
    assert Stamp.objects.get(resolution=version.resolution).changed_at > before


def test_pages_of_the_desk_show(archivist):
    version = make_published(label="45", number=9)
    for address in (
        reverse("admin:resolutions_sessionreport_changelist"),
        reverse("admin:resolutions_session_change", args=[version.resolution.session_id]),
        reverse("admin:resolutions_resolution_change", args=[version.resolution_id]),
    ):
        assert archivist.get(address).status_code == 200
