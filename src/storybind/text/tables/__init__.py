"""What is known of texts, as tables: a row carries its reason, its examples and its look-alikes."""


def listed(stretches: str) -> tuple[str, ...]:
    """Words, or stretches of text, that a row has in one line, parted by bars."""
    return tuple(stretches.split("|"))
