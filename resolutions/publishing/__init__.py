"""Layer 4: what happens together when a version is published."""
