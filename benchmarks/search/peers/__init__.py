"""The peers: the real software, each set up as well as it allows for the same texts and the same six facets."""
