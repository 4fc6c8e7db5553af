"""Which short lines head a scene, and which only look so.

One line of a chapter heads a scene for what its own words say (`line`: ``Three days later``, ``London, 1889``), if it stands
where a scene can begin (`placing`) and nobody in the story reads it, says it or answers it (`shown`).

What one line leaves open, several in a story tell, so the whole story is looked at first. `fellows` goes through its short
lines once, has `line` and `placing` say what they can of each, and asks in turn: are there names, those of persons among
them; are there lines of a sort or a shape of which one alone means nothing (`series`: ``9. Qe2``, ``Tess:``), or two and
three under one another (`stacks`); are others of the dress or the words of those that are known by now (`kindred`:
``(waxing)``); and which of them look the same and are read out, as a clock is, or a board (`read_out`).

`verdict` is then asked of each block of a chapter, from `text/scenes.py`, and puts all of it together.
"""
