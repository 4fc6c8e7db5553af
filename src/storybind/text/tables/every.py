"""Rows that stand in the table of every language, and differ there in their examples and in the signs they look for."""

from storybind.text.rules import Signal, Turn

Examples = tuple[str, ...]


def not_first(language: str, holds_on: Examples, silent_on: Examples) -> Signal:
    """What is told before the words of time, in their paragraph, speaks against a break."""
    because = "But the paragraph opens with something else."
    return Signal(f"{language}.signal.not-first", "earlier", -2.5, because, holds_on, silent_on)


def much_to_tell(language: str, pattern: str, holds_on: Examples, silent_on: Examples) -> Signal:
    """So many words behind those of time, in their paragraph, speak for a break."""
    because = "And the paragraph has much to tell then."
    return Signal(f"{language}.signal.much-to-tell", "rest", 0.7, because, holds_on, silent_on, pattern)


def names_again(language: str, fires_on: Examples, silent_on: Examples, pattern: str = r"\w") -> Turn:
    """Whom a flashback had left is named again."""
    because = "Somebody is back who was on the page before the flashback and not in it."
    ident = f"{language}.turn.back"
    return Turn(ident, "names", 0.76, because, fires_on, silent_on, pattern=pattern)


def told_now(language: str, pattern: str, fires_on: Examples, silent_on: Examples) -> Turn:
    """After a flashback it is told of now again."""
    because = "It is told of now again, after a flashback."
    return Turn(f"{language}.turn.now", "now", 0.76, because, fires_on, silent_on, pattern=pattern)
