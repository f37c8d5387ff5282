"""Texts as plain text and JSON."""

from __future__ import annotations

import pytest

from resolutions.tests.views.conftest import make_published

pytestmark = pytest.mark.django_db
TEXT = "/cnd/resolutions/45/9"


@pytest.mark.parametrize("wanted", ["txt", "json"])
def test_specimens_and_earlier_versions_are_not_indexed_in_any_format(client, wanted):
    make_published(label="901", number=1)
    make_published(label="45", number=9)
    make_published(label="45", number=9)
    for path in ("/cnd/resolutions/901/1", "/cnd/resolutions/901/1@1", f"{TEXT}@1"):
        assert client.get(f"{path}.{wanted}")["X-Robots-Tag"] == "noindex", path
    by_header = client.get(f"{TEXT}@1", headers={"accept": {"txt": "text/plain", "json": "application/json"}[wanted]})
    assert by_header["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"{TEXT}.{wanted}")
