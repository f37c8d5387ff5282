"""The texts that are mutated: the archive's specimens and, where they are there, the real texts in every kind of file.

A kind is one way in which a text comes: a text is kept as bytes with the name it would have.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from types import ModuleType

from resolutions.exports.canonical import write_canonical
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.mutations import mutated_bytes, mutated_text

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
_LOOKS = {"2002": ".txt", "1997": ".md", "pdf": ".txt"}
_EACH = 12  # of the texts of one kind


@dataclass(frozen=True, slots=True)
class Original:
    """A source as it should be. parts: the XML in a zipped document that is mutated inside it too."""

    kind: str
    name: str
    data: bytes

    @property
    def is_text(self) -> bool:
        return not self.data.startswith((b"%PDF", b"PK"))

    def mutated(self, dice: random.Random) -> bytes:
        if self.is_text and dice.random() < 0.9:
            return mutated_text(self.data.decode("utf-8", "replace"), dice).encode("utf-8", "replace")
        if self.data.startswith(b"PK") and dice.random() < 0.7:
            return _with_mutated_part(self.data, dice)
        return mutated_bytes(self.data, dice)


def _with_mutated_part(data: bytes, dice: random.Random) -> bytes:
    """A zipped document that is sound as a zip, with one of its parts mutated."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as zipped, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        names = zipped.namelist()
        chosen = dice.choice([name for name in names if name.endswith((".xml", ".rels"))] or names)
        for name in names:
            part = zipped.read(name)
            if name == chosen or (name == "word/document.xml" and dice.random() < 0.3):
                is_text = dice.random() < 0.8
                part = (
                    mutated_text(part.decode("utf-8", "replace"), dice).encode("utf-8", "replace")
                    if is_text
                    else mutated_bytes(part, dice)
                )
            again.writestr(name, part)
    return out.getvalue()


def originals(shared: Path | None, dice: random.Random) -> list[Original]:
    """Every kind that is at hand, some texts of each."""
    out = list(_specimens())
    if shared is not None and shared.is_dir():
        out += _of_the_corpus(shared / "corpus", dice)
        out += _rendered(shared, dice)
    out += [_as_page(one) for one in out if one.kind in ("specimen", "2002")]
    out += [found for one in out if one.kind in ("specimen", "2002") and (found := _as_canonical(one))]
    return out


def _specimens() -> Iterator[Original]:
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file() and path.suffix in (".md", ".txt", ".docx", ".pdf", ".html"):
            yield Original(
                "specimen" if path.suffix in (".md", ".txt") else f"specimen{path.suffix}", path.name, path.read_bytes()
            )


def _of_the_corpus(corpus: Path, dice: random.Random) -> Iterator[Original]:
    for kind, pattern in (
        ("docx", "*.docx"),
        ("pdf", "*.pdf"),
        ("pdftotext", "*.txt"),
        ("ocr", "*.txt"),
        ("akn4un", "*/*.xml"),
    ):
        paths = sorted((corpus / kind).glob(pattern))
        for path in dice.sample(paths, min(_EACH, len(paths))):
            yield Original(kind, path.name, path.read_bytes())


def _rendered(shared: Path, dice: random.Random) -> Iterator[Original]:
    tool = gold_tool(shared / "tools" / "akn_gold.py")
    files = dice.sample(sorted((shared / "corpus" / "akn4un").glob("[egs]*/*.xml")), _EACH)
    for path in files:
        gold = tool.read(str(path))
        for look, suffix in _LOOKS.items():
            text = tool.render(gold, look, dice.choice((1, 33)), str(dice.random()))
            yield Original(look, f"text{suffix}", text.encode())


def gold_tool(path: Path) -> ModuleType:
    """The tool that renders marked-up texts as they are printed."""
    spec = importlib.util.spec_from_file_location("akn_gold", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["akn_gold"] = module
    spec.loader.exec_module(module)
    return module


def _as_page(original: Original) -> Original:
    """The same words as a web page with a menu."""
    blocks = original.data.decode().split("\n\n")
    body = "\n".join(f"<p>{escape(block)}</p>" for block in blocks)
    page = f'<!DOCTYPE html><html><body><nav><a href="/">Home</a></nav><main>{body}</main><footer>© Site</footer></body></html>'
    return Original("html", "page.html", page.encode())


def _as_canonical(original: Original) -> Original | None:
    drafts = read_source(original.data, original.name).drafts
    return Original("canonical", "text.txt", write_canonical(drafts[0]).encode()) if drafts else None
