"""Lines to paragraphs: how a text sets them apart, and which lines are meant as lines."""
