"""The grammar of citations, form by form; docs/citations.md says which rule reads which form and is held to this table."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from resolutions.tests.citations.grammar import FORMS, IN_NOTES
from resolutions.tests.citations.reading import clause, read, text

TOP = Path(settings.BASE_DIR)
PAGE = TOP / "docs" / "citations.md"
ROW = re.compile(r"\|\s*([^|]+?)\s*\|\s*`(citations/[\w/]+\.py)`\s*`(\w+)`\s*\|\s*`([\w-]+)`\s*\|")
PLACES = tuple(clause(token, "Rests;") for token in ("op2", "op3", "op4", "annex1-p1"))


def citing(form, words):
    if form.startswith(IN_NOTES):
        return text(*PLACES, notes=[words])
    return text(clause("op1", words), *PLACES)


def told(reference):
    """'E/RES/436(XIV) @ E', 'A/RES/44/3|CND/RES/44/3'."""
    target = reference.target or "|".join(reference.candidates)
    return f"{target} @ {reference.pinpoint}" if reference.pinpoint else target


def table():
    """[("a dated list", "citations/mentions.py", "find_mentions", "list-dated"), …]"""
    found = (ROW.fullmatch(line) for line in PAGE.read_text(encoding="utf-8").split("\n"))
    return [row.groups() for row in found if row is not None]


def names_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize("form", FORMS)
def test_form(form):
    (identity, day), words, expected = FORMS[form]
    found = read(citing(form, words), identity, day)
    assert "; ".join(map(told, found)) == expected


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_in_the_middle_of_a_sentence_too(form):
    (identity, day), words, expected = FORMS[form]
    found = read(citing(form, f"Notes with care {words} and rests;"), identity, day)
    assert [told(one).split(" @ ")[0] for one in found] == re.findall(r"(?:^|; )([^ ;]+)", expected)


@pytest.mark.parametrize(("form", "module", "name", "test"), table())
def test_the_page_names_the_rule_of_each_form(form, module, name, test):
    path = TOP / "resolutions" / module
    assert path.is_file(), f"{module} is not there"
    assert name in names_in(path), f"{module} has no {name}"
    assert test in FORMS, f"“{form}” names no form of the table: {test}"


def test_every_form_is_on_the_page():
    assert sorted(test for *_, test in table()) == sorted(FORMS)
