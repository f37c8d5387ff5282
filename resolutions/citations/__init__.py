"""Layer 1: how texts name other texts. Words in, typed references with spans out; the lookup is passed in."""
