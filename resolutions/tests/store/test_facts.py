"""Facts: loaded once, never over what an archivist corrected; what reading knows is what was loaded."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from resolutions.ingest.vocabulary import shipped_vocabulary
from resolutions.models import ActionForm, Article, Body, Convention, Session, SessionPart
from resolutions.store.facts import load_facts
from resolutions.store.vocabulary import stored_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    load_facts()


def test_bodies_know_their_parents(facts):
    assert Body.objects.get(slug="cnd").parent.slug == "ecosoc"


def test_sessions_are_in_the_order_of_time(facts):
    labels = list(Session.objects.filter(body__slug="cnd").order_by("ordinal").values_list("label", flat=True))
    assert labels[:2] == ["1", "2"]
    assert labels[labels.index("23") : labels.index("24") + 1] == ["23", "S-1", "S-2", "24"]


def test_a_reconvened_part_is_a_part_of_its_session(facts):
    part = SessionPart.objects.get(session__label="62")
    assert (str(part.starts_on), part.report_symbol) == ("2019-12-12", "E/2019/28/Add.1")
    assert not Session.objects.filter(label__endswith="R").exists()


@pytest.mark.parametrize(("label", "dates", "symbol"), [("45", True, True), ("44", True, True), ("15", False, False)])
def test_what_is_not_sure_is_marked(facts, label, dates, symbol):
    session = Session.objects.get(body__slug="cnd", label=label)
    assert (session.are_dates_sure, session.is_symbol_sure) == (dates, symbol)


def test_a_group_of_conventions_knows_its_members(facts):
    members = Convention.objects.get(slug="drug-control-conventions").members.values_list("slug", flat=True)
    assert set(members) == {"1961-as-amended", "1971", "1988"}


def test_a_convention_is_found_with_the_groups_that_it_is_a_member_of(facts):
    found = Convention.objects.filter(slug="1988").with_groups().values_list("slug", flat=True)
    assert set(found) == {"1988", "drug-control-conventions"}
    assert [row.slug for row in Convention.objects.filter(slug="parispact").with_groups()] == ["parispact"]


def test_a_second_time_adds_nothing(facts):
    assert sum(load_facts().values()) == 0


def test_what_an_archivist_corrected_stays(facts):
    Session.objects.filter(label="45").update(place="Graz")
    Convention.objects.filter(slug="1988").update(title="Corrected")
    load_facts()
    assert Session.objects.get(label="45", body__slug="cnd").place == "Graz"
    assert Convention.objects.get(slug="1988").title == "Corrected"


def test_what_is_missing_comes_back(facts):
    ActionForm.objects.filter(printed="Requests").delete()
    Article.objects.filter(convention__slug="1988", slug="2").delete()
    assert sum(load_facts().values()) == 2
    assert Article.objects.filter(convention__slug="1988", slug="2").exists()


def test_loading_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(100):
        load_facts()


def test_the_command_makes_the_groups(capsys):
    call_command("load_facts")
    assert "resolutions.session:" in capsys.readouterr().out
    archivist = Group.objects.get(name="archivist").permissions
    reviewer = Group.objects.get(name="reviewer").permissions
    assert archivist.filter(codename="add_sourcedocument").exists()
    assert reviewer.filter(codename="publish_version").exists()
    assert not reviewer.filter(codename__startswith="delete").exists()


def test_reading_knows_from_the_tables_what_was_shipped(facts):
    stored, shipped = stored_vocabulary(), shipped_vocabulary()
    assert set(stored.actions.forms) == set(shipped.actions.forms)
    assert set(stored.bodies.rows) == set(shipped.bodies.rows)
    assert set(stored.conventions.rows) == set(shipped.conventions.rows)


def test_reading_knows_what_an_archivist_added(facts):
    Convention.objects.get(slug="1988").names.create(name="Lantern Convention")
    row = stored_vocabulary().conventions.by_slug["1988"]
    assert "Lantern Convention" in row.names


def test_reading_knows_what_is_shipped_where_nothing_is_loaded():
    assert stored_vocabulary() == shipped_vocabulary()
