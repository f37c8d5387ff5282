"""A .docx as what it is: a zip of XML parts. Sizes are looked at before anything is unpacked."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from resolutions.errors import ReadingError, UnknownFormat
from resolutions.ingest.readers.docx.markup import Element, parse_part

MAIN = "word/document.xml"
_MOST_ENTRIES = 5_000
_MOST_BYTES = 96 * 2**20
_MOST_GROWTH = 250
_GROWTH_FROM = 4 * 2**20
_OTHER_KINDS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: Relation("header", "word/header1.xml") or Relation("hyperlink", "https://…")."""

    kind: str
    target: str


def looks_like_docx(data: bytes) -> bool:
    """Whether the bytes are a zip; which kind of file it is, `Package` finds out."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


class Package:
    """The parts of one file, each parsed once. Raises ReadingError where the zip is damaged, locked or hostile."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._read: dict[str, Element | None] = {}
        self._related: dict[str, dict[str, Relation]] = {}
        self._left = _MOST_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError) as fault:
            raise self._damaged(str(fault)) from fault
        self._check_entries()
        self.main = self._main_part()

    def part(self, path: str) -> Element | None:
        """The outermost element of a part; None where the file has no such part."""
        if path not in self._read:
            data = self._bytes(path)
            self._read[path] = None if data is None else parse_part(data, path, self.name)
        return self._read[path]

    def relations(self, path: str) -> dict[str, Relation]:
        """What a part points to, by id; targets inside the file as paths from its top."""
        if path not in self._related:
            self._related[path] = self._relations(path)
        return self._related[path]

    def _relations(self, path: str) -> dict[str, Relation]:
        folder, base = posixpath.split(path)
        root = self.part(f"{folder}/_rels/{base}.rels".lstrip("/"))
        out: dict[str, Relation] = {}
        for one in root if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target)
        return out

    def related(self, kind: str) -> Element | None:
        """The first part of a kind that the document points to: 'styles', 'footnotes'."""
        path = next((one.target for one in self.relations(self.main).values() if one.kind == kind), None)
        return None if path is None else self.part(path)

    def _main_part(self) -> str:
        named = (one.target for one in self.relations("").values() if one.kind == "officeDocument")
        path = next((one for one in (*named, MAIN) if one.startswith("word/") and one in self._names), None)
        if path is not None:
            return path
        for part, kind in _OTHER_KINDS:
            if part in self._names:
                raise UnknownFormat(f"{self.name} is {kind}, not a Word document. Save it as .docx, .pdf or text.")
        raise UnknownFormat(
            f"{self.name} is a zip file without a Word document in it ({MAIN} is missing). If it holds several files, "
            "import it as a batch; if it should be a Word document, open it in Word and save it anew."
        )

    def _check_entries(self) -> None:
        entries = self._archive.infolist()
        self._names = {one.filename for one in entries}
        if len(entries) > _MOST_ENTRIES:
            raise ReadingError(f"{self.name} has {len(entries)} parts; a Word file has at most {_MOST_ENTRIES}.")
        for one in entries:
            if one.file_size > _GROWTH_FROM and one.file_size > _MOST_GROWTH * max(1, one.compress_size):
                raise ReadingError(
                    f"{self.name}: the part {one.filename} would grow from {one.compress_size} to {one.file_size} "
                    "bytes. No Word file does that; it was not unpacked."
                )

    def _bytes(self, path: str) -> bytes | None:
        if path not in self._names:
            return None
        info = self._archive.getinfo(path)
        if info.flag_bits & 1:
            raise ReadingError(f"{self.name} is protected by a password. Save it without one, then read it again.")
        if info.file_size > self._left:
            raise ReadingError(
                f"{self.name}: its parts hold more than {_MOST_BYTES // 2**20} MB of text and were not unpacked. "
                "Split the document into smaller ones."
            )
        self._left -= info.file_size
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, lzma.LZMAError) as fault:
            raise self._damaged(str(fault)) from fault

    def _damaged(self, reason: str) -> ReadingError:
        return ReadingError(
            f"{self.name} is a damaged Word file ({reason or 'its end is missing'}). Fetch it again, or open it in "
            "Word and save it anew."
        )
