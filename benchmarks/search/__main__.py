"""`python -m benchmarks.search`: the command behind benchmarks/run."""

import sys

from benchmarks.search.command import main

sys.exit(main(sys.argv[1:]))
