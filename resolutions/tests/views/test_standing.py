"""Which version of a text readers get, and where its one plain address is."""

from __future__ import annotations

import pytest

from resolutions.models import Version
from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_text
from resolutions.tests.views.conftest import make_published
from resolutions.tests.views.test_text_pages import page

pytestmark = pytest.mark.django_db
TEXT = "/cnd/resolutions/45/9"


def withdraw(version):
    version.state, version.withdrawn_reason = Version.State.WITHDRAWN, "The lanterns went out."
    version.save()


@pytest.mark.parametrize("end", ["", "/op1", "/op1..op2", "/fn1", ".txt", ".json", "/cited-by", "/report-an-error"])
def test_earlier_version_of_a_withdrawn_text_is_withdrawn_with_it(client, end):
    make_published(label="45", number=9)
    withdraw(make_published(make_text(title=Words("Safer carriage")), label="45", number=9))
    shown = page(client, f"{TEXT}@1{end}", 410)
    assert "The lanterns went out." in shown
    assert "count its lanterns" not in shown


def test_earlier_version_is_readable_once_a_new_one_follows_the_withdrawn_one(client):
    make_published(label="45", number=9)
    withdraw(make_published(label="45", number=9))
    make_published(label="45", number=9)
    assert "count its lanterns" in page(client, f"{TEXT}@1")
    page(client, f"{TEXT}@2", 410)
    page(client, f"{TEXT}@3")


def test_earlier_version_stays_where_only_another_language_is_withdrawn(client):
    make_published(label="45", number=9)
    make_published(label="45", number=9)
    withdraw(make_published(make_text(language="fr"), label="45", number=9))
    page(client, f"{TEXT}@1")
    page(client, f"{TEXT}@1/fr", 410)


@pytest.mark.parametrize(
    "end",
    ["", "/op3", "/op1..op2", "/fn1", "/title", ".json", ".txt", "/cited-by", "/report-an-error", "/error-reported"],
)
@pytest.mark.parametrize("number", ["", "@1"])
def test_english_named_in_any_address_leads_to_the_plain_one(client, number, end):
    make_published(label="45", number=9)
    answer = client.get(f"{TEXT}{number}/en{end}?page=2")
    assert (answer.status_code, answer["Location"]) == (301, f"{TEXT}{number}{end}?page=2")
