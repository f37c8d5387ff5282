"""How texts come in: files uploaded or words pasted, read at once, each with its outcome."""
