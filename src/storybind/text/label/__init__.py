"""Which short lines head a scene, and which only look so.

One line heads a scene for what its own words say (`line`: ``Three days later``, ``London, 1889``), as they are
without its `dress`, if it stands where a scene can begin (`placing`), and nobody in the story reads it, says it or answers it (`shown`).

What one line leaves open, several in a story tell, so the whole story is looked at first. `fellows` goes through its short
lines once, has `line` and `placing` say what they can of each, and asks in turn:

- `names`: is a line nothing but a name, of a place or of whose eyes see the scene? (``Thunder Bay``, ``~ Ada ~``)
- `series`, `shapes`: are there several of one sort, or of one shape, of which one alone means nothing? (``9. Qe2``, ``Tess:``)
- `letters`, `stacks`: does a date head a letter, or do two and three lines make one head?
- `kindred`: has it the dress or the words of those that are known by now? (``(waxing)``)
- `read_out`: which look the same and are read in the story, as a clock is, or a board?

`verdict` is then asked of each block of a chapter, from `text/scenes.py`, and puts all of it together, the surest first. The
words by which lines are known stand in `tables/scene_lines.py` and `tables/shown.py`, those of a language in its own table.
"""
