"""The register at the desk; articles that texts link to; references by status."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from resolutions.models import Article, RegisterEntry, Resolution
from resolutions.store.facts import load_facts
from resolutions.store.references import store_references
from resolutions.tests.factories import make_convention, make_resolution, make_text, make_version, reference

NEW = reverse("admin:resolutions_registerentry_add")
LIST = reverse("admin:resolutions_registerentry_changelist")
FACTS = {"title": "Lanterns at sea", "subject": "", "adopted_on": "2003-04", "certainty": "known"}
REST = {"source": "E/2003/28", "note": "", "official_symbol": ""}


def add(client, **values):
    return client.post(NEW, {"designation": "CND Res. 46/3", **FACTS, **REST, **values}, follow=True)


def test_a_text_that_nobody_knew_of_is_added_as_people_write_it(archivist):
    add(archivist)
    entry = RegisterEntry.objects.get()
    assert (entry.resolution.identity.path, entry.adopted_on) == ("/cnd/resolutions/46/3", "2003-04")
    assert "Lanterns at sea" in archivist.get("/cnd/resolutions/46/3").content.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"designation": "46/3"}, "may name several texts"),
        ({"designation": "lanterns"}, "errorlist"),
        ({"adopted_on": "spring 2003"}, "YYYY-MM-DD"),
        ({"adopted_on": "2003-4"}, "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_nothing(archivist, values, said):
    assert said in add(archivist, **values).content.decode()
    assert not RegisterEntry.objects.exists()
    assert not Resolution.objects.exists()


def test_a_text_stands_in_the_register_once(archivist):
    add(archivist)
    assert "in the register already" in add(archivist).content.decode()


def test_a_deleted_entry_takes_a_number_with_it_that_nothing_else_bears(archivist):
    add(archivist)
    entry = RegisterEntry.objects.get()
    archivist.post(reverse("admin:resolutions_registerentry_delete", args=[entry.pk]), {"post": "yes"})
    assert not Resolution.objects.exists()


def test_what_an_archivist_corrected_stays(archivist):
    load_facts()
    entry = RegisterEntry.objects.get(resolution__in=Resolution.objects.filter(session__label="44", number=1))
    change = reverse("admin:resolutions_registerentry_change", args=[entry.pk])
    archivist.post(change, {**FACTS, **REST})
    assert sum(load_facts().values()) == 0
    entry.refresh_from_db()
    assert (entry.title, entry.resolution.number) == ("Lanterns at sea", 1)


@pytest.mark.parametrize(("held", "count"), [("yes", 0), ("no", 1), ("", 1)])
def test_the_list_tells_held_from_known(archivist, held, count):
    RegisterEntry.objects.create(resolution=make_resolution("46", 3), title="Lanterns at sea")
    assert archivist.get(LIST, {"held": held}).context["cl"].result_count == count


def test_an_article_that_a_text_names_is_not_deleted(archivist):
    convention = make_convention()
    version = make_version()
    cited = reference("op1", 0, "Requests", "1988", "convention", "article 2")
    store_references(version, make_text(), [cited])
    with pytest.raises(ProtectedError):
        Article.objects.get(convention=convention, slug="2").delete()
    Article.objects.get(convention=convention, slug="3").delete()
    page = archivist.get(reverse("admin:resolutions_article_delete", args=[convention.articles.get(slug="2").pk]))
    assert "Cannot delete" in page.content.decode()


def test_references_are_listed_with_how_many_have_each_status(archivist):
    version = make_version()
    store_references(version, make_text(), [reference("op1", 0, "Requests", "CND/RES/46/3")])
    row = version.references.get()
    row.target, row.status, row.candidates = "", "ambiguous", ["A/RES/46/3", "CND/RES/46/3"]
    row.save()
    page = archivist.get(reverse("admin:resolutions_crossreference_changelist")).content.decode()
    assert "A/RES/46/3 or CND/RES/46/3?" in page
    assert "?status__exact=ambiguous" in page
