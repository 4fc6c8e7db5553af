"""A story understood: `Source` to `Story`. No I/O.

A stage is a module, and what serves one stage stands in a package beside it; `pipeline.read_story` calls them in this order:

- `decode` (`decoding`): bytes to a `Source`, its characters as they were meant.
- `formats`: a text to its blocks and its head, as its format asks. A web page has a pipeline of its own (`html`), and so has
  Markdown (`markdown`). Of a plain text what was put round it is taken off (`wrapper`, by `sources`), then its head (`header`, by
  `front`), and its lines become `blocks` (by `paragraphs`). Several `files` are one `reading`.
- `metadata`: what is said of the story, the strongest first. Its `language` says which of the `tables` is asked: `rules` finds it.
- `chapters` (`heading`): blocks cut at their headings into `drafts`, without what is `repeated`: a list of contents, a title page.
- `notes` (`note`): what only the author says, and what stands `apart`: epigraphs, dedications.
- `scenes` (`scene`, `label`, `prose`): chapters cut where a scene begins, by a mark, by a label, by what the words say.
- `hand`: what a reader has set otherwise, in the `stages` from chapters to scenes. `clock`: how far each scene plays from the one before, for who asks.

What several stages ask: what do `titles` look like, with which `signs` does speech begin, which `links` may a book hold, what are the
`rows` of a table?
"""
