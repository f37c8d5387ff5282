"""Every page is well-formed HTML: no parse error by the standard's own algorithm, no identifier twice, no dead fragment."""

import re
from collections import Counter
from datetime import date
from io import StringIO

import html5lib
import pytest
from django.core.management import call_command

from resolutions.tests.browser.pages import DESK, PAGES
from resolutions.tests.factories import make_published, make_user

HTML = "{http://www.w3.org/1999/xhtml}"


def faults_of(source):
    """Parse errors with their line, identifiers that stand twice, links to a place of the page that is not there."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    lines = source.split("\n")
    faults = [f"{code} {data}: {lines[row - 1].strip()[:120]}" for (row, _column), code, data in parser.errors]
    places = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    faults += [f"id twice: {place}" for place, count in places.items() if count > 1]
    links = [node.get("href", "") for node in tree.iter(f"{HTML}a")]
    faults += [f"dead link: {link}" for link in links if re.fullmatch(r"#.+", link) and link[1:] not in places]
    faults += [
        f"label for nothing: {node.get('for')}"
        for node in tree.iter(f"{HTML}label")
        if node.get("for", "") not in {"", *places}
    ]
    faults += [] if tree.get("lang") else ["no language"]
    return faults


@pytest.fixture
def loaded(db):
    call_command("load_facts", stdout=StringIO())
    call_command("load_specimens", stdout=StringIO())


def test_a_fault_is_found():
    assert faults_of("<!doctype html><html lang=en><title>x</title><p id=a><div id=a></p></div><a href='#b'>b</a>") == [
        "unexpected-end-tag {'name': 'p'}: <!doctype html><html lang=en><title>x</title><p id=a><div id=a></p></div><a href='#b'>b</a>",
        "id twice: a",
        "dead link: #b",
    ]


def test_every_public_page_is_valid(loaded, client):
    faults = {name: faults_of(client.get(address).content.decode()) for name, address in PAGES.items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_text_that_is_cited_is_valid(loaded, client):
    make_published(label="45", number=9, adopted_on=date(2002, 3, 15))
    for place in ("", "/op3", "/op1..op2", "/fn1"):
        assert faults_of(client.get(f"/cnd/resolutions/45/9{place}").content.decode()) == []


def test_every_public_page_answers_as_it_should(loaded, client):
    special = {"ambiguous citation": 300, "citation not understood": 404}
    special |= dict.fromkeys(("not found", "no such place", "no such version"), 404)
    answers = {name: client.get(address).status_code for name, address in PAGES.items()}
    assert answers == {name: special.get(name, 200) for name in PAGES}


def test_every_page_of_the_desk_is_valid(loaded, client):
    user = make_user("superuser")
    user.is_superuser = True
    user.save()
    client.force_login(user)
    faults = {name: faults_of(client.get(address).content.decode()) for name, address in DESK.items()}
    assert {name: found for name, found in faults.items() if found} == {}
