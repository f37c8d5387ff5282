"""Layer 3: what is asked, what is indexed, how it is found, facets, highlighting."""
