"""What a reader says of a story in its sidecar: `breaks` and `chapters` set and taken out, what stands `apart`, such as an epigraph or a note, or does not, and what is `kept` in the story because of the chapters that are set.

Either is found by the first words of a paragraph (`places`), so that it survives edits elsewhere, and written into the
`sidecar` without a change to what else stands there; `offers` has the entries for chapters and notes, ready to be used.
Those of what stands apart are read and written in `apart_entries`; `meant` is what they mean, and what is no note goes
back to its chapter by `returned`.
"""
