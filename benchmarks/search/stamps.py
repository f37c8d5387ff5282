"""What a built file was made of: a hash of the code that made it. Another hash, and it is made anew."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
_ROWS = ("corpus.py", "words.py", "facts.py", "vocabularies.py", "rows.py", "filling.py")
_INDEX = "resolutions.search.index.writing"


def digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


@cache
def of_rows() -> str:
    """The corpus: its generator and the facts that it uses."""
    return digest([*(HERE / name for name in _ROWS), *(TOP / "resolutions" / "fixtures").glob("*.json")])


@cache
def of_peers() -> str:
    return of_rows() + digest((HERE / "peers").rglob("*.py"))


@cache
def of_index() -> str:
    """The index: every module of search that writing it imports, the models of its rows, and all migrations."""
    modules = _imported(_INDEX)
    models = TOP / "resolutions" / "models" / "search.py"
    return of_rows() + digest([*modules, models, *(TOP / "resolutions" / "migrations").glob("0*.py")])


def _imported(name: str) -> set[Path]:
    """The files of this module and of all modules of search that it imports, at any remove."""
    found: set[Path] = set()
    waiting = [name]
    while waiting:
        path = TOP / Path(*waiting.pop().split(".")).with_suffix(".py")
        if path in found or not path.exists():
            continue
        found.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("resolutions.search"):
                waiting.append(node.module or "")
    return found
