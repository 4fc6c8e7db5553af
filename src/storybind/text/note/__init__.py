"""What of a story only its author says: where notes open and end, in chapters and within paragraphs."""
