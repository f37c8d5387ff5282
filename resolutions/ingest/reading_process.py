"""A process that reads sources and does nothing else, so that a source that hangs or eats memory can be ended with it.

Begun by reading_apart.py as `python -m resolutions.ingest.reading_process DESCRIPTOR PARENT`. Over the connection come
first what to call and how much memory there is, then one task after the other; each is answered with what the call
gave, and whether this process has grown so much that another should take its place.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from multiprocessing.connection import Connection

_LOOKS = 1.0  # seconds between two looks at whether the parent is there


def main(descriptor: int, parent: int) -> None:
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    connection: Connection = Connection(descriptor)
    read, memory = connection.recv()
    # the hard limit stays: LibreOffice, begun from here for old Word files, needs more and has a limit of its own
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection.send(None)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send((read(task), _is_spent(memory)))


def _is_spent(memory: int) -> bool:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > memory // 2


def _end_with(parent: int) -> None:
    """A process whose parent was killed would read on for nobody."""
    while os.getppid() == parent:
        time.sleep(_LOOKS)
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
