"""Lines to paragraphs: how a text sets them apart, and which lines are meant as lines.

`text/blocks.py` asks in this order:

- `layout`, by what `measures` says of lines and `measured` of many: where are they wrapped, how far set in, what parts paragraphs? `spaced` closes up
  headings whose letters are set apart; in packed text some paragraphs are `headed` by lines with no blank below.
- `runs`, for each run of lines without a blank: is it one paragraph or several (`cuts`), or is it kept as lines (`lines`)? That is
  asked of the lines as they are `laid_out`. A run may be `drawn`, `verse` or like other `stanzas`, or somebody speaks in it
  (`speeches`, or is `called` by a name in small letters or alone). What was wrapped is one again by `rejoin`; `block` reads its
  emphasis by `inline`.
- `settle`: what do blocks tell of one another? So `letters`, `footnotes` and what is `set_off` are found; `gaps` knows how many
  blank lines are usual.
"""
