"""Layer 1: a source file becomes drafts. bytes -> readers -> blocks -> masthead -> outline -> footnotes -> Reading."""
