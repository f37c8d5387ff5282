"""The queue of texts by state, doubt and person."""

import pytest
from django.urls import reverse

from resolutions.models import ErrorReport, Problem
from resolutions.tests.admin.conftest import at
from resolutions.tests.factories import make_resolution, make_user, make_version


def listed(client, **query):
    response = client.get(at("changelist"), query)
    return {version.pk for version in response.context["cl"].result_list}


def doubt(version, severity, **more):
    return Problem.objects.create(version=version, code="x", severity=severity, message="Look at it.", **more)


def test_queue_opens_with_what_is_to_be_done(archivist):
    draft, waiting = make_version(number=1), make_version(number=2, state="in-review")
    assert listed(archivist) == {draft.pk, waiting.pk}
    assert listed(archivist, tab="in-review") == {waiting.pk}


def test_text_without_number_has_a_tab(archivist):
    nameless = make_version(resolution=False)
    make_version()
    assert listed(archivist, tab="unnumbered") == {nameless.pk}


def test_tabs_count_texts_and_reports(archivist):
    make_version(resolution=False)
    ErrorReport.objects.create(resolution=make_resolution(), message="A word is missing.")
    context = archivist.get(at("changelist")).context
    assert {name: count for name, _label, count in context["tabs"]}["unnumbered"] == 1
    assert context["reports"] == 1


def test_problems_are_counted_by_severity_and_settled_ones_are_not(archivist):
    version = make_version()
    for severity in ("error", "warning", "warning"):
        doubt(version, severity)
    doubt(version, "error", settled_at="2026-01-01T00:00Z")
    page = archivist.get(at("changelist")).content.decode()
    assert "1 error<" in page
    assert "2 warnings<" in page


@pytest.mark.parametrize(("chosen", "expected"), [("error", {0}), ("warning", {1}), ("none", {2})])
def test_filter_by_doubt(archivist, chosen, expected):
    versions = [make_version(number=number) for number in (1, 2, 3)]
    doubt(versions[0], "error")
    doubt(versions[1], "warning")
    doubt(versions[2], "info")
    assert listed(archivist, doubt=chosen) == {versions[index].pk for index in expected}


def test_my_drafts_are_those_i_brought_in(archivist):
    mine = make_version(number=1, by=make_user("ana"))
    make_version(number=2, by=make_user("bea"))
    assert listed(archivist, mine="yes") == {mine.pk}


@pytest.mark.parametrize("words", ["901/2", " 901/2 ", "CND/RES/901/2", "2 (CMI)", "lanterns"])
def test_search_by_designation_or_title(archivist, words):
    version = make_version(number=2)
    assert version.pk in listed(archivist, q=words)


def test_designation_finds_that_number_alone(archivist):
    make_version(number=1)
    version = make_version(number=2)
    assert listed(archivist, q="901/2") == {version.pk}


def test_queries_do_not_grow_with_the_queue(archivist, django_assert_max_num_queries):
    for number in range(1, 31):
        doubt(make_version(number=number), "warning")
    with django_assert_max_num_queries(14):
        archivist.get(at("changelist"))


def test_report_of_a_reader_is_answered_and_leaves_the_queue(archivist):
    report = ErrorReport.objects.create(resolution=make_resolution(), token="op2", message="<b>Wrong</b> word.")
    queue = reverse("admin:resolutions_errorreport_changelist")
    address = reverse("admin:resolutions_errorreport_change", args=[report.pk])
    assert "&lt;b&gt;Wrong&lt;/b&gt;" in archivist.get(queue).content.decode()
    archivist.post(address, {"answer": "Mended in a new version."})
    report.refresh_from_db()
    assert report.settled_at is not None
    assert archivist.get(queue).context["cl"].result_count == 0


def test_words_of_a_report_are_never_edited(archivist):
    report = ErrorReport.objects.create(resolution=make_resolution(), message="Wrong word.")
    address = reverse("admin:resolutions_errorreport_change", args=[report.pk])
    archivist.post(address, {"answer": "Done.", "message": "Nothing is wrong."})
    report.refresh_from_db()
    assert report.message == "Wrong word."
