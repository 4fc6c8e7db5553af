"""What is known of texts, as tables: a row carries its reason, its examples and its look-alikes.

What all rows have, their classes do not explain again: an `id`, by which `inspect` and tests name them, why they are right
(`because`), the examples that they take (`fires_on`, `holds_on`, `heads`, `seen`), and what looks alike and is none
(`silent_on`). A row's first line has its name, how sure it is, and where it looks.

- Languages, for `text/rules.py`: `ar`, `de`, `en`, `es`, `fr`, `it`, `ja`, `ko`, `pt`, `ru`, `zh`. Of English there are clauses, labels and
  signs besides (`en_clauses`, `en_labels`, `en_cues`) and what words weigh (`en_wording`, `en_long`); what the others share is in
  `tongues` and `company`. `reasons` are those of all, `namesakes` are words of time that people are called by, `clocks` say how long.
- Lines of a story: `marks` and `headings`, `scene_lines` and what is `shown` and heads no scene, `lines` that are meant as lines,
  `epigraphs`, `notes` and how they turn to readers (`addresses`).
- Round a story: `head_labels`, `head_lines`, `given_names`; `front_matter`, `back_matter` and `plans`.
- Where a story comes from: `sources`, `gutenberg`; of web pages the parts (`pages`), the `buttons`, and `refusals` in a story's place.
- Files: `encodings` and `letters` for bytes, `folders` for names beside a story; `documents`, `dialects` and `strangers` are none.
"""


def listed(stretches: str) -> tuple[str, ...]:
    """Words, or stretches of text, that a row has in one line, parted by bars."""
    return tuple(stretches.split("|"))


BRACKETS = dict(zip("([{<【（［「『〈《〔〖", ")]}>】）］」』〉》〕〗", strict=True))
"""What brackets open with, and what closes each."""
