"""A long reading sees one moment of the database and keeps nobody from writing."""

import threading

import pytest
from django.db import connection, transaction

from resolutions.models import Body
from resolutions.store.snapshots import one_moment
from resolutions.tests.factories import make_body

pytestmark = pytest.mark.django_db(transaction=True)


def count():
    return Body.objects.count()


def write_elsewhere():
    """In a thread with a connection of its own; gives its fault, if any."""
    faults = []

    def write():
        try:
            with transaction.atomic():
                make_body("ga")
        except Exception as fault:  # noqa: BLE001  told to the test
            faults.append(fault)
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive(), "the writer waits for the reader"
    return faults


def test_what_others_write_meanwhile_is_not_seen_until_it_ends():
    make_body("cnd")
    with one_moment():
        before = count()
        assert write_elsewhere() == []
        assert count() == before
    assert count() == before + 1


def test_a_fault_inside_leaves_the_connection_as_it_was():
    with pytest.raises(ZeroDivisionError), one_moment():  # noqa: PT012  read first, so that a transaction is open
        count()
        raise ZeroDivisionError
    make_body("cnd")
    assert count() == 1


@pytest.mark.django_db
def test_inside_a_transaction_it_is_that_ones_moment():
    with transaction.atomic(), one_moment():
        make_body("cnd")
        assert count() == 1
