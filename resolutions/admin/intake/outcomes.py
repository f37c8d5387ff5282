"""What became of each file: read at once, stored whole or not at all, and said in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.admin.queue import with_counts
from resolutions.errors import ArchiveError, ReadingError
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.models import Version
from resolutions.store.drafts import Stored, store_reading


@dataclass(frozen=True, slots=True)
class Received:
    """One source as it came in, before anything was read."""

    name: str
    file: UploadedFile | None = None
    words: str = ""

    @property
    def data(self) -> bytes:
        """Raises ReadingError for more than the archive takes."""
        size = self.file.size if self.file else len(self.words)
        if size and size > settings.MAX_SOURCE_BYTES:
            raise ReadingError(
                _("The file has %(size)s; the archive takes %(most)s. Split it into one file a session.")
                % {"size": filesizeformat(size), "most": filesizeformat(settings.MAX_SOURCE_BYTES)}
            )
        return self.file.read() if self.file else self.words.encode()


@dataclass(frozen=True, slots=True)
class Outcome:
    """status: new, changed, same, held or refused; `versions` carry their counts of problems."""

    name: str
    status: str
    sentence: str
    versions: tuple[Version, ...] = ()


def received_in(files: Iterable[UploadedFile], pasted: str) -> Iterator[Received]:
    """Every source of one request; a pasted text is named by its words, so that the same words have the same name."""
    for file in files:
        yield Received(file.name or _("without name"), file=file)
    if pasted.strip():
        words = pasted.replace("\r\n", "\n")
        ending = "xml" if words.lstrip().startswith("<") else "txt"
        yield Received(f"pasted-{sha256(words.encode()).hexdigest()[:8]}.{ending}", words=words)


def take_in(received: Received, vocabulary: Vocabulary, by: Any, origin: str) -> Outcome:
    """Reads one source and stores what it holds as drafts; a fault is an outcome, and the next source goes on."""
    try:
        data = received.data
        reading = read_source(data, received.name, vocabulary=vocabulary)
        return _told(received.name, store_reading(reading, data, by, origin))
    except ArchiveError as fault:
        return Outcome(received.name, "refused", str(fault))
    except DatabaseError:
        return Outcome(
            received.name, "refused", _("The database did not take it, and nothing of it is stored. Try again.")
        )


def _told(name: str, stored: Stored) -> Outcome:
    rows = with_counts(Version.objects.filter(pk__in=[version.pk for version in stored.versions]))
    versions = tuple(rows.order_by("source_index", "pk"))
    if not stored.is_new:
        return Outcome(
            name, "held", _("Already held: the same bytes were read before. Nothing was stored twice."), versions
        )
    codes = set(stored.source.problems.values_list("code", flat=True))
    count = len(versions)
    if "known-resolution" in codes:
        return Outcome(
            name, "changed", _("Held already with other words: a new draft stands beside what is held."), versions
        )
    if "same-text" in codes:
        return Outcome(
            name, "same", _("Held already with the same words: a draft stands beside what is held."), versions
        )
    sentence = ngettext("Read: one new draft.", "Read: %(count)d new drafts.", count) % {"count": count}
    return Outcome(name, "new", sentence, versions)
