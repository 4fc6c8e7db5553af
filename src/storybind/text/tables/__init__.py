"""What is known of texts, as tables: a row carries its reason, its examples and its look-alikes.

What all rows have, their classes do not explain again: an `id`, by which `inspect` and tests name them, why they are right
(`because`), the examples that they take (`fires_on`, `holds_on`, `heads`, `seen`), and what looks alike and is none
(`silent_on`). A row's first line has its name, how sure it is, and where it looks.
"""


def listed(stretches: str) -> tuple[str, ...]:
    """Words, or stretches of text, that a row has in one line, parted by bars."""
    return tuple(stretches.split("|"))


BRACKETS = dict(zip("([{<【（［「『〈《〔〖", ")]}>】）］」』〉》〕〗", strict=True))
"""What brackets open with, and what closes each."""
