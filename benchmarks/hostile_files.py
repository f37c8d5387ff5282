"""Reads files that were made to do harm, each in a process of its own: all must end within 10 seconds and 1 GB.

    python benchmarks/hostile_files.py [--only WORDS]

Prints a table; exit status 1 where a file took more, or broke the reader.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from resolutions.tests.ingest.robust.hostile import HOSTILE  # noqa: E402
from resolutions.tests.ingest.robust.limits import read_within_limits  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    failed: list[str] = []
    for title, (name, make) in HOSTILE.items():
        if only not in title:
            continue
        data = make()
        outcome = read_within_limits(data, name)
        failed += [] if outcome.is_within_limits else [title]
        sign = " " if outcome.is_within_limits else "!"
        row = f"{sign} {title:26} {len(data) / 1e6:7.2f} MB {outcome.seconds:6.2f} s {outcome.memory / 2**20:6.0f} MiB  {outcome.said[:110]}"
        print(row, flush=True)
    print(f"{len(failed)} beyond the limits{': ' if failed else ''}{', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
