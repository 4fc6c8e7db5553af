"""Time skips in prose: whether the words of a paragraph tell that a scene begins with it."""
