"""As much of a batch as fits into one request; whatever is left waits for the next, or for the command."""

from __future__ import annotations

import time

from django.conf import settings
from django.db import OperationalError

from resolutions.errors import NoReadingProcess
from resolutions.ingest.reading_apart import Patience
from resolutions.models import IngestBatch
from resolutions.store.batch_work import uploaded_source, work_on

SLICE = 8.0  # seconds after which no further source is begun: far below what servers and browsers wait


def read_slice(batch: IngestBatch, seconds: float = SLICE) -> bool:
    """Reads on for a while. False where the machine or its database was too busy; what was settled until then stays."""
    if batch.kind != IngestBatch.Kind.UPLOAD:
        return True  # its files lie where only the command can see them
    end = time.monotonic() + seconds
    patience = Patience(settings.READING_SECONDS, settings.READING_MEMORY)
    try:
        for _done in work_on(batch, uploaded_source, patience, lambda: time.monotonic() > end):
            pass
    except (OperationalError, NoReadingProcess):
        return False
    return True
