"""Who sees and does what: archivist, reviewer, staff without a group, nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.models import Version
from resolutions.tests.admin.conftest import at
from resolutions.tests.factories import make_version

PAGES = ["change", "compare"]
STEPS = ["submit", "publish", "settle", "send_back", "withdraw", "new_draft", "settle_problem"]


@pytest.fixture
def draft(db):
    return make_version()


@pytest.mark.parametrize("name", ["archivist", "reviewer"])
def test_member_of_a_group_sees_a_draft(name, draft, request):
    assert request.getfixturevalue(name).get(at("change", draft)).status_code == 200


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_staff_without_a_group_is_refused_everywhere(name, staff, draft):
    method = staff.get if name in PAGES else staff.post
    assert method(at(name, draft)).status_code == 403
    assert Version.objects.get(pk=draft.pk).state == "draft"


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_anonymous_reader_is_asked_to_log_in(name, draft):
    method = Client().get if name in PAGES else Client().post
    response = method(at(name, draft))
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


@pytest.mark.parametrize("name", ["version", "sourcedocument", "crossreference", "errorreport", "event", "resolution"])
def test_staff_without_a_group_sees_no_list(name, staff):
    assert staff.get(reverse(f"admin:resolutions_{name}_changelist")).status_code == 403


def test_preview_is_for_the_desk_alone(archivist, reviewer, staff, draft):
    address = reverse("resolutions:preview", args=[draft.pk])
    assert archivist.get(address).status_code == reviewer.get(address).status_code == 200
    assert staff.get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_preview_is_neither_indexed_nor_kept(archivist, draft):
    response = archivist.get(reverse("resolutions:preview", args=[draft.pk]))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert b'content="noindex' in response.content


def test_reviewer_brings_nothing_in(reviewer):
    assert reviewer.get(at("add")).status_code == 403


def test_step_is_never_taken_by_a_link(archivist, draft):
    assert archivist.get(at("publish", draft)).status_code == 405


def test_step_without_the_token_of_the_form_is_refused(draft):
    client = Client(enforce_csrf_checks=True)
    assert client.post(at("publish", draft)).status_code == 403
