"""From the lines of a body to its items: labels, paragraphs, parts, levels."""
