"""Layer 3: draft -> rows -> database; rows -> tree, rows -> record."""
