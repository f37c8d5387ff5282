"""Layer 1: record + one pure writer a format."""
