"""Which lines are headings: one by itself, by its fellows, by the author's own list of contents.

- `line`: what could a line be by its own words, where these `sound` like a heading's? `levels`: what is one that was declared a heading?
- `contents`: does the author list them? What stands in its `rows`, or in one paragraph (`run_on`), is `listed`, and
  found again by an `index`. A list whose rows are numbered chapters is known by how these are `counted`; then it is
  `lifted` out.
- `headings` looks at all `candidates` together: which does the list name (`named`), do they count (`numbering`), are they `years`,
  look `alike`, or begin anew (`collected`, `poems`), and which are of `parts`?
- `by_hand`: what does a reader say of a line?
- `below`, `run_in`: where is the title of a bare number? `serial`: does one title stand over each?
"""
