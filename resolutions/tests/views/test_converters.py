"""Addresses read both ways."""

from __future__ import annotations

import pytest
from django.urls import Resolver404, resolve, reverse

from resolutions.structure.identity import Identity
from resolutions.views.converters import TextAddress


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "home"),
        ("/search", "search"),
        ("/cite", "cite"),
        ("/cnd", "body"),
        ("/cnd/sessions", "sessions"),
        ("/cnd/sessions/45", "session"),
        ("/cnd/sessions/S-3", "session"),
        ("/cnd/resolutions/45/9", "resolution"),
        ("/cnd/decisions/63/17", "resolution"),
        ("/ga/resolutions/S-20/4-C", "resolution"),
        ("/sc/resolutions/2008/1817", "resolution"),
        ("/cnd/declarations/62/ministerial-declaration", "resolution"),
        ("/cnd/resolutions/45/9@1", "resolution"),
        ("/ga/resolutions/77/238/fr", "resolution"),
        ("/ga/resolutions/77/238@2/fr", "resolution"),
        ("/cnd/resolutions/40/2/op2-e", "paragraph"),
        ("/cnd/resolutions/45/9@1/op3", "paragraph"),
        ("/ga/resolutions/77/238/fr/op3", "paragraph"),
        ("/cnd/resolutions/45/9/fn33", "paragraph"),
        ("/cnd/resolutions/45/9/fn-star1", "paragraph"),
        ("/cnd/resolutions/45/9/annex2-s1-p3-a", "paragraph"),
        ("/cnd/resolutions/45/9/op3~2", "paragraph"),
        ("/cnd/resolutions/45/9/op3..op5", "range"),
        ("/cnd/resolutions/45/9.txt", "format"),
        ("/cnd/resolutions/45/9@1.json", "format"),
        ("/cnd/resolutions/45/9/cited-by", "cited-by"),
        ("/cnd/resolutions/45/9/report-an-error", "report"),
        ("/conventions/1961-as-amended/article/38-bis", "article"),
        ("/symbol/E/CN.7/2001/16", "symbol"),
        ("/sitemap.xml", "sitemap-index"),
        ("/cnd/resolutions/045/9", "unknown"),
        ("/cnd/resolutions/45/9/", "unknown"),
        ("/cnd/resolutions/45", "unknown"),
    ],
)
def test_path_reaches_its_page(path, name):
    assert resolve(path).url_name == name


def test_text_address_is_read_in_full():
    address = resolve("/ga/resolutions/S-20/4-C@3/fr").kwargs["address"]
    assert address == TextAddress(Identity("ga", "resolution", "S-20", 4, "C"), 3, "fr")


def test_slug_is_read_where_nothing_is_numbered():
    address = resolve("/cnd/declarations/62/ministerial-declaration").kwargs["address"]
    assert address.identity == Identity("cnd", "declaration", "62", None, "", "ministerial-declaration")


def test_address_is_written_back():
    address = TextAddress(Identity("ga", "resolution", "77", 238), 1, "fr")
    assert reverse("resolutions:paragraph", args=[address, "op3"]) == "/ga/resolutions/77/238@1/fr/op3"


def test_session_outside_the_grammar_is_no_address():
    with pytest.raises(Resolver404):
        resolve("/cnd/resolutions/45/9\n")
