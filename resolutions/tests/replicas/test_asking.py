"""Small questions are answered alike whoever is asked: SQLite itself, or Django's cursor."""

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from resolutions.databases.asking import rows
from resolutions.models import PageState

pytestmark = pytest.mark.django_db(transaction=True)
SQL = "SELECT name, token FROM resolutions_pagestate WHERE name = %s OR name LIKE 'a%%' ORDER BY name"


@pytest.fixture(autouse=True)
def states():
    PageState.objects.all().delete()
    PageState.objects.bulk_create([PageState(name="abc", token="1"), PageState(name="x%s", token="2")])


def test_rows_are_the_same_in_and_outside_a_transaction():
    found = [("abc", "1"), ("x%s", "2")]
    assert rows(SQL, ["x%s"]) == found
    with transaction.atomic():
        assert rows(SQL, ["x%s"]) == found
        PageState.objects.filter(name="abc").update(token="3")
        assert rows(SQL, [""]) == [("abc", "3")]


def test_whoever_listens_hears_of_the_question():
    with CaptureQueriesContext(connection) as heard:
        rows(SQL, ["abc"])
    assert len(heard) == 1


def test_a_connection_that_was_closed_is_opened_again():
    connection.close()
    assert rows(SQL, ["abc"]) == [("abc", "1")]


def test_a_fault_is_the_one_that_django_would_tell():
    with pytest.raises((OperationalError, ProgrammingError)):
        rows("SELECT nothing FROM nowhere")
