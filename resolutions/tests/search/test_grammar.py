"""docs/search.md is held to the code: its examples are read without a note, its functions and fields are there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from resolutions.search.asking import parsing
from resolutions.search.asking.fieldnames import FIELD_NAMES
from resolutions.search.asking.parsing import MAX_APART, MAX_DEPTH, MAX_LENGTH, MAX_NEAR, MAX_TERMS, parse_query
from resolutions.search.asking.query import OF_PARAGRAPHS
from resolutions.search.facets import BY_NAME as FACETS
from resolutions.search.finding.fields import Scope

PAGE = (Path(settings.BASE_DIR) / "docs" / "search.md").read_text()
EBNF = re.search(r"```ebnf\n(.*?)```", PAGE, re.DOTALL)[1]
ROWS = re.findall(r"^\| ([^|`]+) \| `(.+)` \| `_Parser\.(\w+)` \|$", PAGE, re.MULTILINE)
FIELDS = re.findall(r"^\| `(\w+)` \| ([^|]*) \| (texts|paragraphs) \| .+ \|$", PAGE, re.MULTILINE)


def test_the_grammar_names_what_it_uses_and_uses_what_it_names():
    rules = dict(re.findall(r"^(\w+)\s*= (.*?) ;", EBNF, re.MULTILINE | re.DOTALL))
    assert set(rules) == {
        "query", "sequence", "item", "atom", "field", "near", "phrase", "prefix", "symbol", "value",
    }  # fmt: skip
    used = " ".join(re.sub(r'"[^"]*"|\'[^\']*\'|\(\*.*?\*\)', " ", body) for body in rules.values())
    assert set(rules) - {"query"} <= set(re.findall(r"\w+", used))


@pytest.mark.parametrize(("what", "example", "function"), ROWS)
def test_an_example_is_read_by_the_function_that_the_page_names(what, example, function, monkeypatch):
    read = getattr(parsing._Parser, function)
    called = []
    monkeypatch.setattr(parsing._Parser, function, lambda self, *args: (called.append(1), read(self, *args))[1])
    query = parse_query(example)
    assert called
    assert query.root
    assert bool(query.notes) == what.startswith("no field word")


def test_there_are_examples_of_everything():
    assert len(ROWS) == 14


def test_every_field_word_has_its_row():
    printed = {name: set(re.findall(r"\w+", others)) for name, others, _ in FIELDS}
    assert printed == {field.name: set(field.others) for field in FIELD_NAMES}


@pytest.mark.parametrize(("name", "_others", "unit"), FIELDS)
def test_a_field_is_of_what_the_page_says(name, _others, unit):
    facet = {field.name: field.facet for field in FIELD_NAMES}[name]
    if facet:
        assert (FACETS[facet].scope == Scope.PARAGRAPH) == (unit == "paragraphs")
    else:
        assert (name in OF_PARAGRAPHS) == (unit == "paragraphs")


def test_the_limits_are_those_of_the_code():
    words = " ".join(PAGE.split())
    for limit in (
        f"{MAX_LENGTH:,} characters",
        f"{MAX_TERMS} words",
        f"{MAX_DEPTH} brackets deep",
        f"{MAX_APART} words apart",
        f"{MAX_NEAR} words before a `~`",
    ):
        assert limit in words
