"""Archives and libraries of stories: one module for each, which knows how its pages and downloads look as text."""
