"""A process that publishes a text for each number that it is told, and says how it went.

    DATABASE_URL=… python -m benchmarks.loading.publisher

Says {} when it is ready. Reads a number a line; answers {"ms": 41.2}, {"again": true} where the text was stored before (its confirmation was lost
on the way), or {"refused": "…"} where the database did not take it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from typing import Any

import django
from django.db import Error, connection

from resolutions.tests.replicas.names import SESSION


class Publisher:
    def __init__(self) -> None:
        self.texts = importlib.import_module("resolutions.tests.replicas.texts")  # models can be imported from here on
        self.models = importlib.import_module("resolutions.models")

    def publish(self, number: int) -> dict[str, Any]:
        began = time.perf_counter()
        try:
            if self._is_there(number):
                return {"again": True}
            self.texts.published(number, 1)
        except Error as fault:
            connection.close()
            return {"refused": f"{type(fault).__name__}: {fault}".split("\n")[0]}
        return {"ms": (time.perf_counter() - began) * 1000}

    def _is_there(self, number: int) -> bool:
        texts = self.models.Version.objects.published()
        return bool(texts.filter(resolution__session__label=SESSION, resolution__number=number).exists())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    publisher = Publisher()
    print("{}", flush=True)
    for line in sys.stdin:
        print(json.dumps(publisher.publish(int(line))), flush=True)


if __name__ == "__main__":
    main()
