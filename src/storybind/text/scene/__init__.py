"""Where a scene begins: what `text/scenes.py` asks at each of the `places` of a chapter.

- `by_author`: has the author set a break, by a label, a mark or a gap? What labels are, `text/label` knows.
- `by_words`: do the words say that time has passed? How they tell it, `text/prose` knows.
"""
