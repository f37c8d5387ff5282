"""People at the desk, and texts that lie on it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.tests.factories import make_body, make_convention, make_user

SAMPLE = """Economic and Social Council

Distr. GENERAL

CND Res.901/77. Safe carriage of paper lanterns

The Commission on Narcotic Drugs,

Recalling the customs of the lantern makers,

Noting that paper burns,

1. Requests every harbour to count its lanterns;

2. Invites the keepers to trim the wicks at dusk.

1st meeting
12 March 1999
"""


def make_client(name, group) -> Client:
    client = Client()
    client.force_login(make_user(name, group), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def archivist(db):
    make_body("cnd")
    make_convention()
    return make_client("ana", "archivist")


@pytest.fixture
def reviewer(db):
    return make_client("rob", "reviewer")


@pytest.fixture
def staff(db):
    """On the staff, in neither group."""
    return make_client("sam", None)


def at(name, version=None) -> str:
    """The address of a page of the desk: at("change", version), at("changelist")."""
    return reverse(f"admin:resolutions_version_{name}", args=[version.pk] if version else [])


def form_of(client, version) -> dict:
    """What a browser would send if the archivist saved the page as it was opened."""
    form = client.get(at("change", version)).context["form"]
    values = {field.name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


def said(response) -> str:
    """The messages on the page that a step leads to."""
    return " ".join(str(message) for message in response.context["messages"])
