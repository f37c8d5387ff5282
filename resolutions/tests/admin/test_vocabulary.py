"""Facts that archivists keep: bodies, sessions, conventions, actions."""

import pytest
from django.urls import reverse

from resolutions.models import Action, ConventionName, Session
from resolutions.tests.factories import make_action, make_body, make_convention, make_session, make_version


def address(model, page="changelist", row=None):
    return reverse(f"admin:resolutions_{model}_{page}", args=[row.pk] if row else [])


@pytest.mark.parametrize("model", ["body", "session", "convention", "action", "resolution", "event"])
def test_lists_and_their_searches_open(archivist, model):
    make_session()
    make_convention()
    make_action()
    make_version()
    assert archivist.get(address(model)).status_code == 200
    assert archivist.get(address(model), {"q": "1"}).status_code == 200


@pytest.mark.parametrize("make", [make_body, make_session, make_convention, make_action])
def test_page_of_a_row_opens_with_its_inlines(archivist, make):
    row = make()
    assert archivist.get(address(row._meta.model_name, "change", row)).status_code == 200


def test_name_of_a_convention_is_added_with_it(archivist):
    convention = make_convention("1066", "Convention on Candles, 1066", articles=1)
    (name,) = convention.names.all()
    (article,) = convention.articles.all()
    values = {
        "slug": convention.slug,
        "kind": convention.kind,
        "title": convention.title,
        "is_sure": "on",
        "position": "0",
        "names-TOTAL_FORMS": "2",
        "names-INITIAL_FORMS": "1",
        "names-0-id": name.pk,
        "names-0-convention": convention.pk,
        "names-0-name": name.name,
        "names-0-kind": name.kind,
        "names-0-language": "en",
        "names-1-convention": convention.pk,
        "names-1-name": "the Lantern Convention",
        "names-1-kind": "short",
        "names-1-language": "en",
        "articles-TOTAL_FORMS": "1",
        "articles-INITIAL_FORMS": "1",
        "articles-0-id": article.pk,
        "articles-0-convention": convention.pk,
        "articles-0-slug": "1",
        "articles-0-printed": "1",
        "articles-0-position": "1",
    }
    response = archivist.post(address("convention", "change", convention), values)
    assert response.status_code == 302
    assert ConventionName.objects.filter(convention=convention, name="the Lantern Convention").exists()


def test_session_in_use_is_not_deleted(archivist):
    version = make_version()
    session = version.resolution.session
    archivist.post(address("session", "delete", session), {"post": "yes"})
    assert Session.objects.filter(pk=session.pk).exists()


def test_action_shows_how_many_forms_it_has(archivist):
    action = make_action()
    action.forms.create(printed="Also requests", part="operative", modifiers=["also"])
    assert '<td class="field-form_count">1</td>' in archivist.get(address("action")).content.decode()
    assert Action.objects.count() == 1


def test_identity_of_a_resolution_is_shown_and_never_edited(archivist):
    version = make_version()
    page = archivist.get(address("resolution", "change", version.resolution)).content.decode()
    assert 'name="number"' not in page
    assert "op2-a" not in page  # anchors are settled at publication


def test_reviewer_sees_the_vocabulary_and_changes_nothing(reviewer):
    convention = make_convention()
    assert reviewer.get(address("convention", "change", convention)).status_code == 200
    assert reviewer.post(address("convention", "change", convention), {"title": "x"}).status_code == 403


def test_queries_of_the_resolutions_do_not_grow(archivist, django_assert_max_num_queries):
    for number in range(1, 41):
        make_version(number=number)
    with django_assert_max_num_queries(12):
        archivist.get(address("resolution"))
