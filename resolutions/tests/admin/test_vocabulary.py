"""Facts that archivists keep: bodies, sessions, conventions, actions."""

import pytest
from django.urls import reverse

from resolutions.models import Action, Article, Body, ConventionName, Session
from resolutions.tests.factories import (
    make_action,
    make_body,
    make_convention,
    make_published,
    make_session,
    make_version,
)


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


def values_of(client, page) -> dict:
    """What a browser would send if the page of a row were saved as it was opened."""
    context = client.get(page).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = (field for form in forms for field in form)
    return {field.html_name: "" if field.value() is None else field.value() for field in fields}


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (make_body, {"slug": "lamp"}),
        (make_session, {"label": "902"}),
        (make_convention, {"slug": "1066", "articles-0-slug": "99"}),
        (lambda: make_convention().articles.first(), {"slug": "99"}),
    ],
)
def test_name_in_an_address_stays_when_the_facts_of_a_row_are_mended(archivist, make, names):
    make_published()
    row = make()
    page = address(row._meta.model_name, "change", row)
    before = row.get_absolute_url()
    response = archivist.post(page, {**values_of(archivist, page), **names})
    assert response.status_code == 302
    row = type(row).objects.get(pk=row.pk)
    assert row.get_absolute_url() == before
    assert not Article.objects.filter(slug="99").exists()


def test_session_stays_with_its_body(archivist):
    session, other = make_published().resolution.session, make_body("ga")
    page = address("session", "change", session)
    archivist.post(page, {**values_of(archivist, page), "body": other.pk, "place": "Harbour"})
    session.refresh_from_db()
    assert (session.body.slug, session.place) == ("cnd", "Harbour")


def test_new_article_of_a_held_convention_gets_its_slug(archivist):
    convention = make_convention("1066", "Convention on Candles, 1066", articles=1)
    page = address("convention", "change", convention)
    values = {**values_of(archivist, page), "articles-TOTAL_FORMS": "2", "articles-1-convention": convention.pk}
    new = {"articles-1-slug": "2-bis", "articles-1-printed": "2 bis", "articles-1-position": "2"}
    assert archivist.post(page, {**values, **new}).status_code == 302
    assert {article.slug for article in convention.articles.all()} == {"1", "2-bis"}


@pytest.mark.parametrize(
    ("label", "is_made"), [("46", True), ("S-4", True), ("046", False), ("S-0", False), ("x", False)]
)
def test_new_session_has_a_label_that_an_address_can_have(archivist, label, is_made):
    page = address("session", "add")
    values = {**values_of(archivist, page), "body": make_body().pk, "label": label}
    assert archivist.post(page, values).status_code == (302 if is_made else 200)
    assert Session.objects.filter(label=label).exists() is is_made


@pytest.mark.parametrize(("slug", "is_made"), [("wha", True), ("w-h", False), ("WHA", False), ("w", False)])
def test_new_body_has_a_slug_that_an_address_can_have(archivist, slug, is_made):
    page = address("body", "add")
    values = {**values_of(archivist, page), "slug": slug, "name": "Lamp Board", "short_name": "Board", "aliases": "[]"}
    assert archivist.post(page, values).status_code == (302 if is_made else 200)
    assert Body.objects.filter(slug=slug).exists() is is_made


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
