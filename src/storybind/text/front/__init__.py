"""What stands before the story: front matter, labels, titles, bylines, and what is written in them."""
