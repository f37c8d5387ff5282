"""Specimens are kept apart from law."""

from __future__ import annotations

import pytest

from resolutions.models import Session
from resolutions.structure.identity import is_specimen_session
from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_session, make_text
from resolutions.tests.views.conftest import make_published
from resolutions.tests.views.test_text_pages import page
from resolutions.views.specimens import is_specimen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "label", ["900", "901", "999", "1000", "1990", "1901", "S-901", "ES-950", "S-90", "90", "9", "2901"]
)
def test_query_and_rule_agree(label):
    session = make_session(label, "ga")
    assert Session.objects.filter(is_specimen(""), pk=session.pk).exists() == is_specimen_session(label)


def test_front_door_shows_real_texts_alone_once_there_are_any(client):
    make_published(make_text(title=Words("Invented")), label="901", number=1)
    assert "Invented" in page(client, "/")
    make_published(label="45", number=9)
    shown = page(client, "/")
    assert "Invented" not in shown
    assert 'href="/cnd/sessions/901"' not in shown
    assert 'href="/cnd/sessions/45"' in shown


def test_sessions_of_specimens_come_last(client):
    make_published(label="901", number=1)
    make_published(label="45", number=9)
    shown = page(client, "/cnd/sessions")
    assert shown.index("/cnd/sessions/45") < shown.index("/cnd/sessions/901")


def test_page_of_specimens_is_not_indexed(client):
    make_published(label="901", number=1)
    assert 'content="noindex"' in page(client, "/cnd/sessions/901")
