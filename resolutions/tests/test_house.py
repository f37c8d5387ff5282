"""The rules of docs/contributing.md that can be counted."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

TOP = Path(settings.BASE_DIR)
GENERATED = re.compile(r"(^|/)migrations/\d|^requirements.*\.txt$")
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES, BASE_TEMPLATE_LINES = 500, 60, 120, 80

# Put together here so that this file does not hold what it looks for.
PLACES = [rf"/{'work'}/", rf"/{'root'}/", rf"/{'home'}/\w", rf"/{'Users'}/\w", rf"/{'opt'}/", rf"[A-Z]:\\{'Users'}"]
REGISTRIES = [rf"{name}\.(org|com|io)" for name in ("pypi", "pythonhosted", "npmjs", "jsdelivr", "unpkg", "googleapis")]
OPTIONS = [f"--{'index-url'}", f"--{'extra-index'}", f"--{'find-links'} "]


def tracked(*patterns):
    """Files under version control and new ones that are not ignored; those deleted in the work tree are left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout.split("\n")
    return sorted({name for name in names if name and (TOP / name).is_file() and not GENERATED.search(name)})


def read(name):
    return (TOP / name).read_text(encoding="utf-8")


def functions_of(name):
    return [
        node for node in ast.walk(ast.parse(read(name))) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def of_the_archive(name):
    return "/tests/" not in name


@pytest.fixture(scope="module")
def python_files():
    return tracked("*.py")


@pytest.fixture(scope="module")
def templates():
    return tracked("templates/*.html", "resolutions/templates/*.html")


def test_no_file_is_longer_than_500_lines():
    long = {name: read(name).count("\n") for name in tracked("*.py", "*.css", "*.js", "*.sh", "bin/*")}
    assert not {name: lines for name, lines in long.items() if lines > FILE_LINES}


def test_no_function_is_longer_than_60_lines(python_files):
    long = {
        f"{name}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for name in python_files
        for node in functions_of(name)
    }
    assert not {place: lines for place, lines in long.items() if lines > FUNCTION_LINES}


def test_no_import_hides_in_a_function(python_files):
    hidden = [
        f"{name}:{inner.lineno}"
        for name in filter(of_the_archive, python_files)
        for node in functions_of(name)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_no_broad_except(python_files):
    broad = [
        f"{name}:{node.lineno}"
        for name in filter(of_the_archive, python_files)
        for node in ast.walk(ast.parse(read(name)))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    ]
    assert not broad


def test_every_module_says_what_it_is_for(python_files):
    silent = [name for name in python_files if read(name).strip() and ast.get_docstring(ast.parse(read(name))) is None]
    assert not [name for name in silent if not name.endswith("__init__.py")]


def test_no_junk_drawers(python_files):
    names = {Path(name).stem for name in python_files} | {part for name in python_files for part in Path(name).parts}
    assert not names & {"utils", "helpers", "common", "misc", "manager", "managers"}


def test_templates_are_short(templates):
    lines = {name: read(name).count("\n") for name in templates}
    limits = {name: BASE_TEMPLATE_LINES if name == "templates/base.html" else TEMPLATE_LINES for name in lines}
    assert not {name: count for name, count in lines.items() if count > limits[name]}


def test_templates_hold_no_style_and_no_script(templates):
    inline = re.compile(
        r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(ld\+)?json\")|\son[a-z]+\s*=\s*[\"']|javascript:",
        re.IGNORECASE,
    )
    found = {name: inline.search(read(name)) for name in templates}
    assert not {name: match[0] for name, match in found.items() if match}


def test_partials_say_what_they_expect(templates):
    partials = [name for name in templates if Path(name).name.startswith("_")]
    assert not [
        name for name in partials if not re.match(r"\{# Expects: .+ #\}|\{% comment %\}\s*Expects:", read(name))
    ]


@pytest.mark.parametrize("pattern", [*PLACES, *REGISTRIES, *OPTIONS])
def test_no_machine_path_and_no_registry_in_any_file(pattern):
    files = tracked() + [path.name for path in TOP.glob("requirements*.txt")]
    found = [name for name in files if re.search(pattern, (TOP / name).read_bytes().decode("utf-8", "replace"))]
    assert not found


def test_every_requirement_is_held_by_hashes():
    for path in TOP.glob("requirements*.txt"):
        pins = re.findall(r"^\S+==.*?(?=^\S|\Z)", path.read_text(), re.MULTILINE | re.DOTALL)
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins), path.name


def test_layers_are_held_by_contracts():
    linter = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]
    kinds = {contract["type"]: contract for contract in reversed(linter["contracts"])}  # the first of each kind
    lowest = kinds["layers"]["layers"][-2:]
    assert lowest[0] == "resolutions.structure"
    assert "resolutions.errors" in lowest[1]
    assert {"resolutions.structure", "resolutions.ingest", "resolutions.citations", "resolutions.exports"} <= set(
        kinds["forbidden"]["source_modules"]
    )
    assert "django" in kinds["forbidden"]["forbidden_modules"]


def test_every_test_file_is_found_by_discovery():
    stray = [name for name in tracked("*.py") if re.search(r"(^|/)(tests?_[^/]*|[^/]*_test)\.py$", name)]
    assert not [name for name in stray if not re.search(r"^resolutions/tests/(.*/)?test_[^/]*\.py$", name)]


def test_test_folders_are_packages():
    folders = {Path(name).parent for name in tracked("resolutions/tests/*.py")}
    assert not [str(folder) for folder in folders if not (TOP / folder / "__init__.py").exists()]


def test_top_of_the_tree_holds_nothing_without_need():
    wanted = {"archive", "resolutions", "templates", "static", "docs", "bin", "deploy", ".ci", "benchmarks", "locale"}
    files = {"manage.py", "README.md", "pyproject.toml", ".gitignore", ".env.example", "LICENSE"}
    files |= {f"requirements{kind}.{ending}" for kind in ("", "-dev") for ending in ("in", "txt")}
    names = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split("\n")
    assert {name.split("/")[0] for name in names if name} <= wanted | files
