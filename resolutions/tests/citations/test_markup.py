"""Links of the source as references."""

import pytest

from resolutions.citations.markup import key_of_link
from resolutions.tests.citations.reading import GA_77, clause, read, text


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("https://undocs.org/en/A/RES/77/238", "A/RES/77/238"),
        ("http://www.undocs.org/A/RES/217%20(III)", "A/RES/217(III)"),
        ("https://undocs.org//en/a/res/2621 (xxv)", "A/RES/2621(XXV)"),
        ("https://docs.un.org/en/E/CN.7/2001/16", "E/CN.7/2001/16"),
        ("https://undocs.org/en/A/62/20(supp)", "A/62/20"),
        ("https://undocs.org/A/RES/57/270b", "A/RES/57/270"),
        ("https://www.example.org/A/RES/77/238", ""),
        ("mailto:someone@example.org", ""),
        ("https://undocs.org/", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_uns_servers_are_keys(href, key):
    assert key_of_link(href) == key


def linked(words, *links):
    found = read(text(clause("op1", words, links=links)), GA_77)
    return [(one.printed, one.target, one.origin) for one in found]


def test_a_link_and_the_words_under_it_are_one_reference():
    found = linked("Recalling its resolution 76/9 of 1 December 2021,", ("76/9", "https://undocs.org/A/RES/76/9"))
    assert found == [("76/9", "A/RES/76/9", "markup")]


def test_where_words_and_link_differ_the_link_is_believed():
    found = linked("Recalling its resolution 46/9,", ("46/9", "https://undocs.org/A/HRC/RES/46/9"))
    assert found == [("46/9", "A/HRC/RES/46/9", "markup")]


def test_a_link_on_words_that_name_nothing_is_a_reference_too():
    found = linked("Recalling the big plan,", ("big plan", "https://undocs.org/A/RES/70/1"))
    assert found == [("big plan", "A/RES/70/1", "markup")]


def test_a_link_elsewhere_changes_nothing():
    found = linked("Recalling its resolution 76/9,", ("76/9", "https://www.example.org/"))
    assert found == [("76/9", "A/RES/76/9", "extracted")]
