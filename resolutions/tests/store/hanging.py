"""A reader that never ends at a hostile file. It stands alone, since a reading process that imports it has no Django."""

import time

from resolutions.ingest.pipeline import read_source


def hangs(data, name, *, vocabulary=None):
    if b"hang" in data:
        time.sleep(600)
    return read_source(data, name, vocabulary=vocabulary)
