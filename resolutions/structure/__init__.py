"""Layer 0: what a text is made of. Frozen dataclasses, the standard library, nothing else."""
