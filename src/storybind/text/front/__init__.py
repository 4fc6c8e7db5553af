"""What stands before the story: front matter, labels, titles, bylines, and what is written in them.

`text/header.py` goes from one run of lines to the next and asks in turn, until one is story; what is read is kept in a `head`:

- `front_matter`, `markdown_head`, `markdown_plain`: does the text open with data between fences, with a head as Markdown has it,
  or with one as in a plain text, in its dress?
- `boxed`, `magazine`, `before_title`, `chatter`: is the title in a box, or is there the head of a magazine, a list of other books or
  the talk of a post above it?
- `labels`, `label_block`: are there labels that are believed, and what goes on under each? `head_notes`: is it a note?
- `plain_lines`: does a line without a label say what it is, as an address does? `bare_lines`: what does any other say? It is a
  title (`titles`; what else its line says is in `title_line`; with what may stand `under_title`; `title_lines`, `quoted_title`)
  or stands `above_title`, or it says who wrote the story (`by_name`, `bylines`, `names`; `author_above` by the title below,
  `beside` in the line of a title) or helped with it (`helpers`), or is one of the `remarks` that stand among these.
- `title_page`, `first_title`: is it a whole page of titles and names, or no more than the heading of the first chapter? `told`: are title and
  author known from elsewhere, so that their lines are?
- Of the blocks: is one under the title or a heading a byline (`under_headings`)? Has each story of an anthology a name above it
  (`signed`)? Who signed the story at its end (`signed_below`)?

`lines` knows where the next lines are, and takes off their dress. Of all that was said `fields` makes the fields of the book:
days by `days`, lists and numbers by `values`, capitals by `capitals`.
"""
