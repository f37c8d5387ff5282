"""One source among many: its name, and how to get its bytes when its turn comes.

Nothing is opened before it is asked for, so that a list of thousands of sources costs no memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from resolutions.errors import ReadingError

MAX_SOURCE_BYTES = 24 * 1024 * 1024

_LEFT_ALONE = {"__MACOSX", "Thumbs.db", "desktop.ini"}  # what systems put into folders for themselves


@dataclass(frozen=True, slots=True)
class Source:
    """`name` as shown to people ("reports.zip/1997/lanterns.txt"); `load` gives the bytes or raises ReadingError."""

    name: str
    load: Callable[[], bytes]


def refused(name: str, sentence: str) -> Source:
    """A source that is known to be none: asking for its bytes raises the sentence."""

    def load() -> bytes:
        raise ReadingError(sentence)

    return Source(name, load)


def told_apart(sources: Iterable[Source]) -> Iterator[Source]:
    """The same sources under names of their own: a zip may hold two files of one name, and two names look the same
    once nothing in them that cannot be shown is left."""
    seen: set[str] = set()
    for source in sources:
        name, count = source.name, 1
        while name in seen:
            count += 1
            name = f"{source.name} ({count})"
        seen.add(name)
        yield replace(source, name=name)


def is_left_alone(parts: tuple[str, ...]) -> bool:
    """Hidden files, locks of open Word files, and what systems put into folders: no person means to bring them in."""
    return any(part.startswith((".", "~$")) or part in _LEFT_ALONE for part in parts)


def require_size(size: int, most: int = MAX_SOURCE_BYTES) -> None:
    """Raises ReadingError for a source that is too big to be read."""
    if size > most:
        raise ReadingError(
            f"The file has {size / 1e6:.0f} million bytes; a source may have {most / 1e6:.0f} million. "
            "Split it into one file a session or a resolution."
        )
