"""What is asked: the query language as a tree, and a tree in words again. Knows nothing of what the archive holds."""
