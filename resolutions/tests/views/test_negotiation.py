"""What a request likes best, as RFC 9110 §12.5.1 weighs it."""

import pytest

from resolutions.views.negotiation import best_type

OFFERS = ("text/html", "application/json", "text/plain", "application/akn+xml", "application/ld+json")
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "liked"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        (FIREFOX, "text/html"),
        ("application/json", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("text/plain, application/json", "text/plain"),
        ("application/json;q=0.5, text/plain;q=0.6", "text/plain"),
        ("application/json;q=0.5, text/*", "text/html"),
        ("text/*;q=0.3, text/plain;q=0.2, application/json;q=0.25", "text/html"),
        ("text/html;q=0, */*", "application/json"),
        ("text/html;q=0, application/json;q=0, */*;q=0.1", "text/plain"),
        ("APPLICATION/AKN+XML ; charset=utf-8; q=0.9, text/html;q=0.8", "application/akn+xml"),
        ('application/ld+json;profile="https://a.example/b,c;q=0"', "application/ld+json"),
        ("application/*", "application/json"),
        ("application/json;q=2", "application/json"),
        ("application/json;q=0.1234, text/plain;q=0.2", "application/json"),
    ],
)
def test_best_of_what_is_offered(header, liked):
    assert best_type(header, OFFERS) == liked


@pytest.mark.parametrize("header", ["image/png", "*/*;q=0", "text/html;q=0, text/turtle", "application/xml"])
def test_nothing_is_liked(header):
    assert best_type(header, OFFERS) is None


@pytest.mark.parametrize("header", [",,;;", "nonsense", "a/b/c", "\u2603", ";q=1"])
def test_what_is_no_header_is_as_none(header):
    assert best_type(header, OFFERS) == "text/html"


def test_an_endless_header_is_looked_at_only_so_far():
    assert best_type("a/b," * 100_000 + "application/json", OFFERS) is None
