"""A story dressed: `Story` and cover to the bytes of a book. No I/O.

- `epub` writes the archive, with a `description` of what is in it, for Kobo with `kepub` besides; `xhtml` makes its pages, chapters in files that old readers open (`parting`): of scenes by
  `blocks` and `inline`, round the story by `matter`. `words` are those that a book says of itself, in the language of its story; `typography` sets quotes and
  dashes by the `habits` of that language.
- `covers` draws a cover or makes a picture fit; `themes` are the stylesheets; `timeline` draws the time of a story.
- `package` opens a book again (`tree`), and says with `origin` where it is from. The `proof` holds it against the source, the
  `lint` against what e-readers share.
"""
