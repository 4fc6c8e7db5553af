"""Covers: one drawn for a book that has none, or a supplied picture made fit for every e-reader.

`cover` is the way in. Of a drawn one `genres` tells from what the story is which of the `designs` and `palettes` fit; a design puts
`shapes` together, `lettering` sets the words over them, in the `typefaces` that have their letters and as their `scripts` want it,
`drawing` draws the page, and `png` packs it.
"""
