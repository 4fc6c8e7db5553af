"""Which lines are headings: one by itself, by its fellows, by the author's own list of contents."""
