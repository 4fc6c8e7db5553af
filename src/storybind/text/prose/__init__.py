"""Time skips in prose: whether the words of a paragraph tell that a scene begins with it.

`verdict` adds up, for each paragraph, what these say of it:

- `skips`: do words of time in its `opening` make a rule of the language's table speak, and does a veto stop it?
- `course`: has the story's tense turned, has a letter ended, do names come back (`narration`, `tense`)? `namesakes`: is somebody
  called by a word of time?
- `cues`: what does it show beside words of time, and where does it stand (`standing`) in its `company`? `wording`: what was learned of its words?

A confidence is added up as `odds`. Tables have thousands of words: `words` are looked up in a `lexicon` (`cue_index`) before any
of the `patterns` is searched, and of one no more is compiled than the text can match (`parsing`, `fitting`, `caseless`).
"""
