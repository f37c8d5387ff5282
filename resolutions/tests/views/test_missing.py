"""Addresses that are none."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        f"/cnd/resolutions/45/{'9' * 4500}",
        f"/cnd/resolutions/45/9@{'9' * 4500}",
        f"/cnd/resolutions/45/9/op3~{'9' * 4500}",
        f"/cnd/sessions/{'9' * 4500}",
        f"/symbol/CND/RESOLUTION/45/{'9' * 4500}",
    ],
)
def test_number_longer_than_any_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("symbol", ["%00", "A/RES/%00", "Sales/%00", "CND/RESOLUTION/45/%C2%B2", "Sales/" + "9" * 500])
def test_what_has_not_the_shape_of_a_symbol_is_not_looked_up(client, django_assert_num_queries, symbol):
    with django_assert_num_queries(0):
        assert client.get(f"/symbol/{symbol}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/cnd/sessions/S-03",
        "/cnd/sessions/S-1000",
        "/CND/sessions/s-03",
        "/cnd/resolutions/S-03",
        "/CND/Sessions/ES-0/",
    ],
)
def test_session_that_cannot_be_is_not_found_and_leads_nowhere_again(client, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 404
    assert len(answer.redirect_chain) <= 2


def test_session_in_other_letters_leads_to_the_usual_ones(client):
    assert client.get("/CND/sessions/s-3")["Location"] == "/cnd/sessions/S-3"
