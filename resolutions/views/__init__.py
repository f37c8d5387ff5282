"""Layer 5: the pages. One file a page family."""
