"""What a bulk export holds: its files with their sizes, sums and counts, as `manifest.json` beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from resolutions.errors import ArchiveError

NAME = "manifest.json"


class BulkError(ArchiveError):
    """Raised when a bulk export cannot be trusted; the one before it stays."""


@dataclass(frozen=True, slots=True)
class BulkFile:
    """One file. rows: lines of JSON, rows of a table without its head, edges of the graph; bytes: as it is on disk."""

    name: str
    media_type: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """made_at: the moment whose archive this is; counts: texts, paragraphs, references … counted in the database."""

    made_at: datetime
    site: str
    counts: Mapping[str, int]
    files: tuple[BulkFile, ...]

    def file(self, name: str) -> BulkFile | None:
        return next((one for one in self.files if one.name == name), None)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    made_at = manifest.made_at.astimezone(UTC).isoformat(timespec="seconds")
    content = {"made_at": made_at, "site": manifest.site, "counts": dict(manifest.counts)}
    content["files"] = [asdict(one) for one in manifest.files]
    (folder / NAME).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest | None:
    """None where no export is."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = tuple(BulkFile(**one) for one in content["files"])
        return Manifest(datetime.fromisoformat(content["made_at"]), content["site"], content["counts"], files)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as fault:
        raise BulkError(f"{folder / NAME} is no manifest of a bulk export ({fault}). Make the export again.") from fault


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
