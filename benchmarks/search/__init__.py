"""How fast search is, and against whom: the corpora, the contestants, the gates. `benchmarks/run` is the command."""
