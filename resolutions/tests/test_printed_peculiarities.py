"""The table of docs/printed-peculiarities.md is held to the code: every rule is where it says, every test is there."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

TOP = Path(settings.BASE_DIR)
PAGE = TOP / "docs" / "printed-peculiarities.md"
ROW = re.compile(r"\|\s*(\d+)\s*\|\s*([^|]+?)\s*\|\s*`([\w/]+\.py)`\s*`(\w+)`\s*\|\s*`(\w+)`\s*\|")
COUNT = 32


def table():
    """[(7, "what is printed", "ingest/…/paragraphs.py", "gather", "test_peculiarity_07_…"), …]"""
    found = (ROW.fullmatch(line) for line in PAGE.read_text(encoding="utf-8").split("\n"))
    return [(int(row[1]), *row.groups()[1:]) for row in found if row is not None]


def names_in(path):
    """The functions, methods and classes that a module defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@pytest.fixture(scope="module")
def tests():
    return {name for path in (TOP / "resolutions" / "tests").rglob("test_*.py") for name in names_in(path)}


def test_every_peculiarity_has_one_row():
    assert [row[0] for row in table()] == list(range(1, COUNT + 1))


@pytest.mark.parametrize(("number", "printed", "module", "name", "test"), table(), ids=lambda value: str(value)[:20])
def test_rule_and_test_are_where_the_table_says(number, printed, module, name, test, tests):
    path = TOP / "resolutions" / module
    assert len(printed) > 10
    assert path.is_file(), f"{module} of row {number} is not there"
    assert name in names_in(path), f"{module} has no {name}"
    assert test.startswith(f"test_peculiarity_{number:02}_"), f"row {number} names a test of another peculiarity"
    assert test in tests, f"no test is called {test}"


def test_every_test_of_a_peculiarity_has_a_number_of_the_table(tests):
    numbers = {int(found[1]) for name in tests if (found := re.match(r"test_peculiarity_(\d\d)_", name))}
    assert numbers == set(range(1, COUNT + 1))


@pytest.mark.parametrize("page", ["contributing.md", "architecture.md"])
def test_contributors_find_the_table(page):
    assert "(printed-peculiarities.md)" in (TOP / "docs" / page).read_text(encoding="utf-8")
