"""What one request brings in, as sources: files, members of zip files, words pasted."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from hashlib import sha256
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from resolutions.ingest.archives import Limits
from resolutions.ingest.gathering import sources_of_file
from resolutions.ingest.sources import Source


def received_in(files: Iterable[UploadedFile], pasted: str) -> list[Source]:
    """Every source of one request, unread; large files lie in temporary ones until then."""
    limits = Limits(archive_bytes=settings.MAX_ARCHIVE_BYTES, member_bytes=settings.MAX_SOURCE_BYTES)
    out: list[Source] = []
    for file in files:
        out += sources_of_file(partial(_opened, file), file.name or _("without name"), limits)
    if pasted.strip():
        out.append(_pasted(pasted.replace("\r\n", "\n")))
    return out


def _opened(file: UploadedFile) -> AbstractContextManager[BinaryIO]:
    """Django closes it when the request ends."""
    return nullcontext(cast(BinaryIO, file))


def _pasted(words: str) -> Source:
    """Named by its words, so that the same words have the same name."""
    data = words.encode()
    ending = "xml" if words.lstrip().startswith("<") else "txt"
    return Source(f"pasted-{sha256(data).hexdigest()[:8]}.{ending}", lambda: data)
