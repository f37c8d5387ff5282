"""A small archive that the API answers from, and requests to it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.cache import cache
from rest_framework.throttling import AnonRateThrottle

from resolutions.search.index.writing import index_version
from resolutions.tests.factories import clause, make_action, make_body, make_convention, make_text, note
from resolutions.tests.views.conftest import make_published, reference

TEXT = "/api/texts/cnd/resolutions/45/9"
CLAUSES = (
    clause("pp1", "Recalling its resolution 44/1 on lanterns,", verb="recall", marks=[("1", 41)]),
    clause("op1", "Requests every harbour to apply article 3 of the 1988 Convention;", number="1.", verb="request"),
    clause(
        "op2",
        "Invites the keepers:",
        number="2.",
        verb="invite",
        children=[clause("op2-a", "To trim the wicks at dusk;", number="(a)")],
    ),
    clause("op3", "Decides to look at paragraph 1 above again.", number="3.", verb="decide"),
)
NOTES = (note("1", "See E/CN.7/2001/16."),)
REFERENCES = (
    reference("pp1", "resolution 44/1", "resolution", "CND/RES/44/1", 14),
    reference("op1", "article 3 of the 1988 Convention", "convention", "1988", 32, "article 3"),
    reference("op3", "paragraph 1 above", "paragraph", "op1", 19),
    reference("fn1", "E/CN.7/2001/16", "document", "E/CN.7/2001/16", 4),
)


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch, db):
    """As many requests as a test likes; nothing is remembered of other tests."""
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": None})
    cache.clear()


def hold(number=9, label="45", body="cnd", text=None, references=(), **fields):
    """A published text that the index holds."""
    fields.setdefault("adopted_on", date(2002, 3, 15))
    version = make_published(
        text or make_text(CLAUSES, NOTES), references, label=label, number=number, body=body, **fields
    )
    index_version(version)
    return version


@pytest.fixture
def lanterns():
    """CND 45/9, which cites CND 44/1 (not held), an article, a document and a paragraph of its own."""
    for slug in ("cnd", "ga"):
        make_body(slug)
    for lemma in ("recall", "request", "invite", "decide"):
        make_action(lemma)
    make_convention()
    return hold(references=REFERENCES)


def asked(client, address, status=200, **headers):
    """The JSON of an answer with this status."""
    response = client.get(address, headers=headers)
    assert response.status_code == status, response.content
    expected = "application/problem+json" if status >= 400 else "application/json"
    assert response["Content-Type"] == expected
    return json.loads(response.content)


def read_to_end(client, address):
    """The rows of all pages of a list."""
    rows = []
    while address:
        data = asked(client, address)
        rows += data["results"]
        address = data["next"]
    return rows


def ids(rows):
    return [row["id"] for row in rows]
