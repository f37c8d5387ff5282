"""What is indexed: rows of the database, how they are written, changed and merged, and how a process holds them."""
