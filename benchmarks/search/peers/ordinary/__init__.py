"""Search as an ordinary Django site has it: a project of its own, which knows nothing of the archive."""
