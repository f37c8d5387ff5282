"""A new bulk export in the place of the old one: written beside it, checked, and then put in its place at one blow.

EXPORT_ROOT/current -> 2026-03-09T020000Z/     what readers get
EXPORT_ROOT/2026-03-08T020000Z/                the ones before, as many as are kept
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from resolutions.publishing.bulk.checking import check_files
from resolutions.publishing.bulk.manifest import BulkError, Manifest, read_manifest, write_manifest
from resolutions.publishing.bulk.writing import Progress, write_files

CURRENT = "current"
_PART = ".part-"


def make_export(root: Path, *, keep: int, progress: Progress) -> Manifest:
    """Raises BulkError when the new files cannot be trusted, or when another export is being made; the old one stays."""
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root):
        _clear_parts(root)
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=root))
        try:
            manifest = write_files(part, progress=progress)
            check_files(part, manifest)
            write_manifest(part, manifest)
            _put_in_place(root, part, manifest)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        _forget(root, keep)
    return manifest


def current_export(root: Path) -> Manifest | None:
    """The manifest of what readers get; None before the first export."""
    return read_manifest(root / CURRENT)


def _put_in_place(root: Path, part: Path, manifest: Manifest) -> None:
    part.chmod(0o755)
    for file in part.iterdir():
        file.chmod(0o644)
    name = f"{manifest.made_at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    target = root / name
    if target.exists():
        raise BulkError(f"{target} is there already: an export was made within this second. Make it again.")
    part.rename(target)
    link = root / f"{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    os.replace(link, root / CURRENT)


def _clear_parts(root: Path) -> None:
    """What an interrupted run left."""
    for left in root.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)


def _forget(root: Path, keep: int) -> None:
    """The oldest go; never the one that readers get."""
    standing = (root / CURRENT).resolve().name
    made = sorted(
        one for one in root.iterdir() if one.is_dir() and not one.is_symlink() and (one / "manifest.json").exists()
    )
    for old in made[: max(0, len(made) - keep)]:
        if old.name != standing:
            shutil.rmtree(old)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Two exports at once would fill the disk twice for nothing."""
    with (root / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise BulkError("Another export is being made. Wait until it has ended.") from fault
        yield
