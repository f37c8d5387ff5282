"""Searches that are asked of two databases and of an oracle, and what they answered."""
