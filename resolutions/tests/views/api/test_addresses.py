"""Addresses in answers."""

from __future__ import annotations

import pytest

from resolutions.views.api.addresses import api_of_path


@pytest.mark.parametrize(
    ("path", "api"),
    [
        ("/cnd/resolutions/45/9", "/texts/cnd/resolutions/45/9"),
        ("/ga/resolutions/S-20/4-C/op3", "/texts/ga/resolutions/S-20/4-C/paragraphs/op3"),
        ("/cnd/resolutions/45/9@1/op3..op5", "/texts/cnd/resolutions/45/9/paragraphs/op3..op5?version=1"),
        ("/ga/resolutions/77/238/fr", "/texts/ga/resolutions/77/238?language=fr"),
        ("/ga/resolutions/77/238@2/fr/op1", "/texts/ga/resolutions/77/238/paragraphs/op1?language=fr&version=2"),
        ("/conventions/1988/article/3", "/conventions/1988/article/3"),
        ("/symbol/Sales/E.94.XI.5", "/symbol/Sales/E.94.XI.5"),
        ("/cite?q=2%2F40", "/cite?q=2%2F40"),
    ],
)
def test_page_of_a_thing_leads_to_the_same_thing_here(path, api):
    assert api_of_path(path) == f"http://testserver/api{api}"
