"""The queue of what an older parser read, the comparison with a proposal, and what becomes of it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from resolutions.errors import NoReadingProcess
from resolutions.ingest.pipeline import read_source
from resolutions.models import Rereading, RereadText, SourceDocument, Version
from resolutions.publishing.publish import publish
from resolutions.store import rereading
from resolutions.store.drafts import store_reading
from resolutions.tests.admin.conftest import SAMPLE, at, said
from resolutions.tests.factories import make_user

QUEUE = reverse("admin:resolutions_rereading_changelist")
RUN = reverse("admin:resolutions_rereading_run")
SOURCES = reverse("admin:resolutions_sourcedocument_changelist")


def brought_in(printed=SAMPLE, name="lanterns.txt"):
    data = printed.encode()
    stored = store_reading(read_source(data, name), data)
    SourceDocument.objects.filter(pk=stored.source.pk).update(parser_version=0)
    return stored.versions[0]


@pytest.fixture
def draft(archivist):
    return brought_in()


@pytest.fixture
def newer(monkeypatch):
    def read(data, name, *, vocabulary=None):
        found = read_source(data.replace(b"at dusk", b"at dawn"), name, vocabulary=vocabulary)
        return found

    monkeypatch.setattr(rereading, "read_source", read)


def proposed(client):
    client.post(RUN)
    return RereadText.objects.get(outcome="proposed").proposal


class TestQueue:
    def test_says_how_many_wait(self, archivist, draft):
        assert "1 source was read by an older parser" in archivist.get(QUEUE).content.decode()

    def test_a_click_reads_them_again_and_says_what_came_out(self, archivist, draft, newer):
        response = archivist.post(RUN, follow=True)
        assert said(response) == "1 source was read again. reads otherwise: a draft is proposed: 1"
        page = response.content.decode()
        assert "0 sources were read by an older parser" in page
        proposal = RereadText.objects.get().proposal
        assert f'href="{at("compare", proposal)}?with={draft.pk}"' in page

    def test_a_machine_that_is_too_busy_is_told(self, archivist, draft, monkeypatch):
        def busy(*given, **more):
            raise NoReadingProcess("No process could be begun.")

        monkeypatch.setattr(rereading, "read_each", busy)
        assert "too busy" in said(archivist.post(RUN, follow=True))
        assert archivist.post(RUN, headers={"X-Outcome-Only": "1"}).json() == {"done": 0, "left": 1}

    def test_a_script_is_told_how_many_are_left(self, archivist, draft, monkeypatch):
        brought_in(SAMPLE.replace("901/77", "901/78"), "second.txt")
        monkeypatch.setattr("resolutions.admin.rereadings.TOGETHER", 1)
        answer = archivist.post(RUN, headers={"X-Outcome-Only": "1"})
        assert answer.json() == {"done": 1, "left": 1}

    def test_chosen_sources_are_read_again_whatever_read_them(self, archivist, draft, newer):
        SourceDocument.objects.update(parser_version=99)
        archivist.post(SOURCES, {"action": "read_again", "_selected_action": [draft.source_id]})
        assert RereadText.objects.get().outcome == "proposed"

    def test_lists_filter_by_parser_and_by_proposals(self, archivist, draft, newer):
        assert archivist.get(SOURCES, {"parser": "older"}).context["cl"].result_count == 1
        proposal = proposed(archivist)
        assert archivist.get(SOURCES, {"parser": "older"}).context["cl"].result_count == 0
        shown = archivist.get(at("changelist"), {"reading": "proposed"}).context["cl"].result_list
        assert [version.pk for version in shown] == [proposal.pk]

    def test_what_cannot_be_read_is_said_and_not_tried_again_and_again(self, archivist, draft):
        Rereading.objects.create(source=draft.source, parser_version=rereading.PARSER_VERSION, refusal="Broken.")
        page = archivist.get(QUEUE).content.decode()
        assert "0 sources were read" in page
        assert "Broken." in page

    def test_queries_do_not_grow_with_the_list(self, archivist, draft, newer, django_assert_max_num_queries):
        for number in range(12):
            brought_in(SAMPLE.replace("901/77", f"901/{number + 1}"), f"{number}.txt")
        archivist.post(RUN)
        with django_assert_max_num_queries(14):
            archivist.get(QUEUE)

    def test_reviewer_looks_and_reads_nothing_again(self, reviewer, draft):
        assert reviewer.get(QUEUE).status_code == 200
        assert reviewer.post(RUN).status_code == 403

    def test_staff_without_a_group_sees_nothing(self, staff, draft):
        assert staff.get(QUEUE).status_code == 403
        assert staff.post(RUN).status_code == 403


class TestComparison:
    def test_opens_with_the_text_that_the_proposal_was_made_for(self, archivist, draft, newer):
        publish(draft, make_user("ana"))
        proposal = proposed(archivist)
        page = archivist.get(at("compare", proposal)).content.decode()
        assert "1 paragraph differs" in page
        assert page.count('id="diff-') == 1
        assert 'href="#diff-1"' in page
        assert "taken away:" in page
        assert "Accept and publish" in page

    def test_accepting_publishes_the_proposal(self, archivist, draft, newer):
        publish(draft, make_user("ana"))
        proposal = proposed(archivist)
        archivist.post(at("publish", proposal), {"revision": proposal.revision})
        proposal.refresh_from_db()
        assert (proposal.state, proposal.number) == ("published", 2)

    def test_accepting_puts_the_proposal_in_the_place_of_the_draft(self, archivist, draft, newer):
        proposal = proposed(archivist)
        page = archivist.get(at("compare", proposal)).content.decode()
        assert f'value="{draft.pk}-{draft.revision}"' in page
        response = archivist.post(at("accept", proposal), {"against": f"{draft.pk}-{draft.revision}"}, follow=True)
        assert "took the place" in said(response)
        assert list(Version.objects.all()) == [proposal]
        assert LogEntry.objects.get().object_id == str(draft.pk)

    def test_a_draft_that_was_changed_meanwhile_is_not_replaced(self, archivist, draft, newer):
        proposal = proposed(archivist)
        Version.objects.filter(pk=draft.pk).update(revision=2)
        response = archivist.post(at("accept", proposal), {"against": f"{draft.pk}-1"}, follow=True)
        assert "was changed since" in said(response)
        assert Version.objects.count() == 2

    def test_a_published_text_is_not_replaced_by_accepting(self, archivist, draft, newer):
        publish(draft, make_user("ana"))
        proposal = proposed(archivist)
        archivist.post(at("accept", proposal), {"against": f"{draft.pk}-1"})
        assert Version.objects.filter(pk=draft.pk, state="published").exists()

    def test_discarding_leaves_the_text_and_is_remembered(self, archivist, draft, newer):
        publish(draft, make_user("ana"))
        archivist.post(at("discard", proposed(archivist)), {"why": "Dusk is right."})
        archivist.post(SOURCES, {"action": "read_again", "_selected_action": [draft.source_id]})
        assert RereadText.objects.get().outcome == "decided"
        assert Version.objects.count() == 1

    def test_text_without_another_has_nothing_to_compare(self, archivist, draft):
        assert archivist.get(at("compare", draft)).status_code == 404

    def test_queries_do_not_grow_with_the_text(self, archivist, draft, newer, django_assert_max_num_queries):
        proposal = proposed(archivist)
        with django_assert_max_num_queries(30):
            archivist.get(at("compare", proposal))


def test_a_proposal_accepted_twice_is_told_on_a_page_that_is_there(archivist, draft, newer):
    proposal = proposed(archivist)
    given = {"against": f"{draft.pk}-{draft.revision}"}
    archivist.post(at("accept", proposal), given)
    response = archivist.post(at("accept", proposal), given, follow=True)
    assert response.status_code == 200
    assert "no draft beside it" in said(response)
