"""A web page to the same blocks as plain text: the story in it, what the page says of it, and what is the site's own.

The page's story becomes a text of its own, a line for each of its lines, and is read on as any other: a `Source` whose
`origins` are the lines of the file. What is no story stands in that text as well, as lines that are left out of the book.

`page` is the way in, and asks in this order:

- `soup`: the page as a tree, and how a browser would show it. `survey`: how much is told in each element, and what does each say
  it is, by the `names` of those who made the page?
- `regions`: which elements are the story? `footnotes`: which texts do its marks lead to?
- `flow`: the tree to its pieces in order. What holds inside an element (`cascade`) is inherited; between two blocks a `stretch` of
  text is gathered, `nesting` and all, and becomes a `piece`; `pictures` and lines may part scenes.
- `witness`: has a second reading, by other means, the same words?
- `assembly`: the pieces as a text (`transcript`) and the blocks of the story (`body`). Of what the page says of the story its `head`
  is read, what stands `about` it with its `credits`, the labels of an `archive`, Project Gutenberg's `terms`, the `title`, and what
  is set `apart`; `header` puts it beside what the story says itself.
"""
