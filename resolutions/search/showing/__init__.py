"""How it is shown: hits with their best paragraphs, what was sought marked, facets with their values."""
