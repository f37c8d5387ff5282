"""Readers by the dozen against a running archive while texts are published, and what they must be answered."""
